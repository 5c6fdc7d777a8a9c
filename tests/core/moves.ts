import fc from "fast-check";
import type { Ask } from "../../src/core/asks.ts";
import type { Meeting, MemberId } from "../../src/core/meeting.ts";
import type { AnyMove } from "../../src/core/notice.ts";
import { asksOf } from "../../src/core/scene.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { everybody, stranger } from "./people.ts";

/** Something that happens to a meeting: somebody moves, or time passes. */
export type Event =
  | { readonly kind: "forged"; readonly by: MemberId; readonly move: AnyMove }
  | { readonly kind: "led"; readonly move: AnyMove }
  | { readonly kind: "fitting"; readonly pick: number; readonly text: string }
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "due" };

const small = fc.integer({ min: -1, max: 14 });
const anybody = fc.constantFrom(...everybody, stranger);
const words = fc.constantFrom(
  "",
  "  ",
  "A word",
  "Two\nlines",
  "If this happened to me, so",
  "x".repeat(101),
);
const someText = fc.oneof(words, fc.string({ maxLength: 8 }));
const piece = fc.record({
  type: fc.constantFrom("text", "photo"),
  text: someText,
  file: fc.constantFrom("", "f"),
});

const withText = (type: string) => fc.record({ type: fc.constant(type), text: someText });
const bare = (...types: readonly string[]) => fc.constantFrom(...types.map((type) => ({ type })));
const steps = fc.constantFrom("report-back", ...Object.keys(intervision.stages));

const forgedMove: fc.Arbitrary<AnyMove> = fc.oneof(
  bare(
    "join",
    "observe",
    "keep-rules",
    "confirm-rules",
    "object-rules",
    "restate-problem",
    "leave",
    "decline-moderation",
    "stop-case",
  ),
  bare("lead-extend", "lead-close", "lead-resume", "lead-handover"),
  fc.record({ type: fc.constantFrom("lead-skip", "lead-first"), member: anybody }),
  fc.record({ type: fc.constant("lead-pause"), days: small }),
  fc.record({ type: fc.constantFrom("pass", "done"), step: steps }),
  fc.record({ type: fc.constant("vote"), ballot: small, options: fc.array(small, { maxLength: 3 }) }),
  fc.record({ type: fc.constant("tick"), ballot: small, option: small }),
  fc.record({ type: fc.constant("untick"), ballot: small }),
  withText("propose-rule"),
  fc.record({ type: fc.constant("drop-rule"), rule: small }),
  withText("state-problem"),
  fc.record({ type: fc.constant("choose-problem"), problem: small }),
  fc.record({ type: fc.constant("tell-case"), pieces: fc.array(piece, { maxLength: 3 }) }),
  withText("ask-question"),
  fc.record({ type: fc.constant("answer-question"), question: small, text: someText }),
  withText("write-solution"),
  fc.record(
    { type: fc.constant("voice"), solution: small, text: someText },
    { requiredKeys: ["type", "solution"] },
  ),
  fc.record({ type: fc.constant("hold-back"), solution: small }),
  fc.record({
    type: fc.constant("weigh"),
    solution: small,
    sign: fc.constantFrom("plus", "minus"),
    text: someText,
  }),
  fc.record({ type: fc.constant("query"), solution: small, text: someText }),
  fc.record({ type: fc.constant("answer-query"), query: small, text: someText }),
  fc.record({
    type: fc.constant("choose-solutions"),
    solutions: fc.array(small, { maxLength: 3 }),
    why: someText,
    plan: someText,
  }),
  withText("share-learning"),
  withText("propose-theme"),
  withText("report"),
  fc.record({ type: fc.string({ maxLength: 5 }), ballot: fc.anything(), text: fc.anything() }),
);

/** What only the moderator or the presenter can do. */
const ledMove: fc.Arbitrary<AnyMove> = fc.oneof(
  bare("lead-extend", "lead-close", "lead-resume", "lead-handover", "stop-case", "leave"),
  fc.record({ type: fc.constantFrom("lead-skip", "lead-first"), member: anybody }),
  fc.record({ type: fc.constant("lead-pause"), days: small }),
);

const time = fc.oneof(
  fc.integer({ min: 0, max: 90_000 }),
  fc.integer({ min: 0, max: 6 * 3_600_000 }),
  fc.integer({ min: 0, max: 4 * 86_400_000 }),
);

export const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("fitting"), pick: fc.nat(999), text: someText }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("forged"), by: anybody, move: forgedMove }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("led"), move: ledMove }) },
  { weight: 2, arbitrary: fc.constant({ kind: "due" } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("time"), ms: time }) },
);

/** What a text that is awaited becomes when it is sent. */
const typed: Readonly<Record<string, (one: Ask, text: string) => AnyMove>> = {
  rule: (_, text) => ({ type: "propose-rule", text }),
  problem: (_, text) => ({ type: "state-problem", text }),
  case: (_, text) => ({ type: "tell-case", pieces: [{ type: "text", text, file: "" }] }),
  question: (_, text) => ({ type: "ask-question", text }),
  answer: ({ about }, text) => ({ type: "answer-question", question: about, text }),
  solution: (_, text) => ({ type: "write-solution", text }),
  voice: ({ about }, text) => ({ type: "voice", solution: about, text }),
  "query-answer": ({ about }, text) => ({ type: "answer-query", query: about, text }),
  commitment: (_, text) => ({ type: "choose-solutions", solutions: [], why: text, plan: text }),
  learning: (_, text) => ({ type: "share-learning", text }),
  theme: (_, text) => ({ type: "propose-theme", text }),
  report: (_, text) => ({ type: "report", text }),
};

/** A move that somebody is really asked for now, if anybody is. */
export function fittingMove(
  meeting: Meeting,
  now: number,
  { pick, text }: { readonly pick: number; readonly text: string },
): { readonly by: MemberId; readonly move: AnyMove } | undefined {
  const asked = asksOf(intervision, meeting, now).flatMap((one) => {
    const write = typed[one.kind];
    const ballot = meeting.ballots.find(({ id }) => one.kind === "vote" && id === one.about);
    return [
      ...one.choices.flatMap((choice) => ("move" in choice ? [choice.move] : [])),
      ...(write ? [write(one, text), write(one, "A word"), write(one, "A word")] : []),
      ...(ballot?.options ?? []).map((_, option) => ({
        type: "vote",
        ballot: ballot?.id ?? 0,
        options: [option],
      })),
    ].map((move) => ({ by: one.member, move }));
  });
  return asked[pick % Math.max(1, asked.length)];
}
