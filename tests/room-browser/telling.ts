import type { Page } from "playwright-core";
import type { Bubble, Whole } from "../../src/room/wire.ts";

/** Everything that the room tells whoever comes in. */
export async function wholeAt(address: string): Promise<Whole> {
  const reader = (await fetch(`${address}news`)).body?.getReader();
  const decoder = new TextDecoder();
  let heard = "";
  while (!heard.includes("\n\n")) heard += decoder.decode((await reader?.read())?.value, { stream: true });
  await reader?.cancel();
  return JSON.parse(/^data: (.*)$/m.exec(heard)?.[1] ?? "");
}

/** The page comes into a room where this is so. */
export async function tell(page: Page, whole: Whole): Promise<void> {
  const body = `event: whole\ndata: ${JSON.stringify(whole)}\n\n`;
  await page.route("**/news", (route) => route.fulfill({ contentType: "text/event-stream", body }));
  await page.reload();
}

/** The same, and the last words in the group are these. */
export function withLastWords(whole: Whole, words: Partial<Bubble>): Whole {
  const [group, ...others] = whole.chats;
  const last = group?.bubbles.at(-1);
  if (!group || !last) throw new Error("Nobody has said anything yet");
  const said = { ...last, id: last.id + 1, ...words };
  return { ...whole, chats: [{ ...group, bubbles: [...group.bubbles, said] }, ...others] };
}
