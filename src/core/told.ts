import { postOf } from "./contribute.ts";
import type { Contribution, Meeting } from "./meeting.ts";
import { type Notice, tellGroup } from "./notice.ts";
import { contributionById, nameOf } from "./roles.ts";

/** What is said one by one, each in a message of its own, by its kind: the words that introduce it. */
const keys: Readonly<Record<string, string>> = {
  question: "question-asked",
  answer: "question-answered",
  solution: "solution-voiced",
  query: "query-asked",
  "query-answer": "query-answered",
};

/** The name under which its author is told that it stands in the group. */
export const thanksPost = (contribution: number): string => `stands:${contribution}`;

/** Under what it speaks of; a solution speaks of the case, which is no single message. */
const repliesTo = ({ about: [target] }: Contribution) =>
  target === undefined ? {} : { replyTo: postOf(target) };

/** One contribution as the group hears it; nothing where it has no message of its own. */
export function told(meeting: Meeting, one: Contribution): readonly Notice[] {
  const key = keys[one.kind];
  if (key === undefined) return [];
  const [target] = one.about;
  const number = target === undefined ? one.number : (contributionById(meeting, target)?.number ?? 0);
  const args = { name: nameOf(meeting, one.author), number, text: one.text };
  return [tellGroup(meeting, key, args, { sealed: true, post: postOf(one.id), ...repliesTo(one) })];
}

/** Whether a contribution stands in a message of its own that can be told anew. */
export const isToldAlone = ({ kind }: Contribution): boolean => keys[kind] !== undefined;
