import type { Message, MessageEntity } from "@grammyjs/types";
import { type Line, plainLine } from "./entry.ts";
import { cut } from "./paper.ts";
import type { StageWords } from "./words.ts";

/** What a message says, line by line: its text, or its poll with the options. */
export function linesOf({ text, poll, entities = [] }: Message, words: StageWords): readonly Line[] {
  if (poll)
    return [
      plainLine(`${words.poll}: ${poll.question}`),
      ...poll.options.map((option) => plainLine(cut(`○ ${option.text}`))),
    ];
  let offset = 0; // where the line begins, in UTF-16 units
  return (text ?? "").split("\n").map((line) => {
    const quoted = entities.some((one) => covers(one, offset));
    offset += line.length + 1;
    return { text: line, quoted };
  });
}

const covers = ({ type, offset, length }: MessageEntity, at: number): boolean =>
  type === "blockquote" && offset <= at && at < offset + length;
