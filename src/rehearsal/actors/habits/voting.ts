import type { Poll } from "@grammyjs/types";
import type { Habit, Self } from "../habit.ts";

/** Votes in every open poll of the group; who they are and what they want shows in the options. */
export const vote: Habit = {
  notices: ({ person }) =>
    person
      .inGroup()
      .filter(({ poll, ownVote }) => poll && !poll.is_closed && ownVote.length === 0)
      .map((message) => ({ name: `vote ${message.message_id}`, message })),
  acts: (self, { message }) => {
    const { person } = self;
    const now = person.inGroup().find(({ message_id }) => message_id === message.message_id);
    if (now?.poll && !now.poll.is_closed) person.vote(now, choose(self, now.poll));
  },
};

function choose(self: Self, { options }: Poll): readonly number[] {
  const texts = options.map(({ text }) => text);
  if (texts.every((text) => self.cast.some(({ name }) => name === text)))
    return [chooseModerator(self, texts)];
  if (texts.some((text) => /^[+−] /.test(text))) return chooseRules(self, texts);
  if (texts.every((text) => /^\d+\. /.test(text))) return [chooseProblem(self, texts)];
  return [chooseTheme(self, texts)];
}

/** Somebody else: nobody is keen on it, and nobody says so. */
function chooseModerator({ colleague, luck }: Self, names: readonly string[]): number {
  const others = [...names.keys()].filter((index) => names[index] !== colleague.name);
  return luck.oneOf(others) ?? 0;
}

function chooseRules({ colleague, luck }: Self, texts: readonly string[]): readonly number[] {
  const wanted = [...texts.keys()].filter((index) => {
    const text = texts[index] ?? "";
    return /^[+−] /.test(text) && (text.slice(2) === colleague.rule || luck.often(0.8));
  });
  return wanted.length > 0 ? wanted : [texts.length - 1];
}

/** Everybody would like to hear the story's case; the options are cut to what fits. */
function chooseProblem({ story }: Self, texts: readonly string[]): number {
  const problem = story.colleagues.find(({ name }) => name === story.presenter)?.problem ?? "";
  const found = texts.findIndex((text) => problem.startsWith(text.replace(/^\d+\. |…$/g, "").trim()));
  return Math.max(0, found);
}

function chooseTheme({ colleague, luck }: Self, texts: readonly string[]): number {
  const own = texts.indexOf(colleague.theme ?? "");
  if (own >= 0 && luck.often(0.5)) return own;
  return luck.oneOf([...texts.keys()]) ?? 0;
}
