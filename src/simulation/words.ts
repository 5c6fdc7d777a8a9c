import type { Message } from "@grammyjs/types";

/** All that can be read of a message, and the addresses behind its words. */
export function wordsOf({ text = "", caption = "", poll, entities, caption_entities }: Message): string {
  const asked = poll ? [poll.question, ...poll.options.map((one) => one.text)].join("\n") : "";
  const links = [...(entities ?? []), ...(caption_entities ?? [])].flatMap((one) =>
    one.type === "text_link" ? one.url : [],
  );
  return `${text}${caption}${asked}${links.length > 0 ? `\n${links.join("\n")}` : ""}`;
}
