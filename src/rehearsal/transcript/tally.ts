import type { Poll } from "@grammyjs/types";
import { type Line, plainLine } from "./entry.ts";
import { cut } from "./paper.ts";
import type { StageWords } from "./words.ts";

/** Counts the votes of every poll, to show them when it closes. */
export function createTally(words: StageWords, names: ReadonlyMap<number, string>) {
  const polls = new Map<number, Map<number, readonly number[]>>();

  return {
    vote(messageId: number, by: number, options: readonly number[]): void {
      const votes = polls.get(messageId) ?? new Map<number, readonly number[]>();
      polls.set(messageId, votes.set(by, options));
    },
    /** The question, and every option that was chosen, with who chose it. */
    result(messageId: number, poll: Poll): readonly Line[] {
      const votes = [...(polls.get(messageId) ?? [])];
      const lines = poll.options.flatMap(({ text }, index) => {
        const voters = votes.flatMap(([by, options]) =>
          options.includes(index) ? [names.get(by) ?? ""] : [],
        );
        return voters.length > 0 ? [plainLine(`${voters.length}: ${cut(text)} (${voters.join(", ")})`)] : [];
      });
      const [question = ""] = poll.question.split(/(?<=[?.])\s/);
      const counted = lines.length > 0 ? lines : [plainLine(words.nobody)];
      return [plainLine(`${words.result}: ${question}`), ...counted];
    },
  };
}
