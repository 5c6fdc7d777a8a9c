export interface Lead {
  readonly url: string;
  /** To a chat, which the room itself can show. */
  readonly isWithin: boolean;
}

/** Where an address leads, as typed or as given; undefined = nowhere that a link may lead. */
export function leadOf(address: string): Lead | undefined {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:(?!\d)/i.test(address) ? address : `https://${address}`);
  if (!url || !/^(https?|tg):$/.test(url.protocol)) return undefined;
  return { url: url.href, isWithin: url.protocol === "tg:" || url.host === "t.me" };
}
