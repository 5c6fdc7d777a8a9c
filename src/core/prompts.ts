import type { Ask } from "./asks.ts";
import type { Meeting } from "./meeting.ts";
import { type Choice, type Notice, tell } from "./notice.ts";

type Named = Pick<Ask, "kind" | "about"> & { readonly member: number };

/** The name under which the prompt of one ask is remembered. */
export const promptPost = (one: Named): string => `ask-${one.kind}-${one.about}-${one.member}`;

/** The name of everything else that is said to a person about one ask, so that a reply to it is known to be for that. */
export const talkPost = ({ kind, about, member }: Named): string => `talk:${kind}-${about}-${member}`;

export const isPrompt = (post: string): boolean => post.startsWith("ask-");

/** The button that turns to one ask: what is typed next is for it. */
export const writeChoice = (
  one: Pick<Ask, "step" | "kind" | "about">,
  label = `button-write-${one.kind}`,
): Choice => ({
  label,
  command: `write ${one.step} ${one.kind} ${one.about}`,
});

const isWriting = (choice: Choice): boolean => "command" in choice && choice.command.startsWith("write ");

/** Where text is awaited, the first button is writing it, unless the step has put it elsewhere. */
export const choicesOf = (one: Ask): readonly Choice[] =>
  one.input === "none" || one.choices.some(isWriting) ? one.choices : [writeChoice(one), ...one.choices];

/** A prompt says what, until when, and who will see it; one message asks one thing. */
export const prompts = (meeting: Meeting, asks: readonly Ask[]): readonly Notice[] =>
  asks.map((one) =>
    tell(
      meeting,
      one.member,
      `ask-${one.kind}`,
      { theme: meeting.theme, until: { moment: one.until }, ...one.args },
      { choices: choicesOf(one), post: promptPost(one), sealed: one.quotes },
    ),
  );

/** A reminder names what is owed and until when, with the buttons of its prompt. */
export const reminders = (meeting: Meeting, asks: readonly Ask[]): readonly Notice[] =>
  asks.map((one) =>
    tell(
      meeting,
      one.member,
      "reminder",
      {
        what: { word: `owed-${one.kind}` },
        until: { moment: one.until },
        silence: { word: one.silence || "silence-passes" },
      },
      { choices: choicesOf(one), post: talkPost(one) },
    ),
  );
