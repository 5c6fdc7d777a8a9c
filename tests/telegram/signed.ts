import { decodeChoice, encodeChoice, type Sign } from "../../src/telegram/choices.ts";

/** The same button as if it had been offered to this person; what is no button stays what it is. */
export function signedFor(person: number, data: string, sign: Sign): string {
  const token = decodeChoice(data);
  // Nine more bytes, and a longer one is no button that Telegram would carry.
  if (!token || Buffer.byteLength(data) > 50) return data;
  return encodeChoice({ label: "", ...token }, { ...token, chat: person }, sign);
}
