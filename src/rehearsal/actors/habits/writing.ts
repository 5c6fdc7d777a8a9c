import { type Habit, offered, passOrWait, type Self, write } from "../habit.ts";

/** One text of one's own, asked for in private; who has none passes. */
const own = (step: string, kind: string, textOf: (self: Self) => string | undefined): Habit => {
  const deed = `write ${step} ${kind} 0`;
  return {
    notices: offered(deed),
    *acts(self) {
      const text = textOf(self);
      if (text === undefined) passOrWait(self, step);
      else yield* write(self, deed, text);
    },
  };
};

export const stateProblem = own("state-problems", "problem", ({ colleague }) => colleague.problem);
export const shareLearning = own("share-learnings", "learning", ({ colleague }) => colleague.learning);
export const proposeTheme = own("choose-theme", "theme", ({ colleague }) => colleague.theme);

/** A note for oneself: while the case is told, the presenter's when their own story comes back to them. */
export const keepNote: Habit = {
  notices: ({ person, colleague, story }) => {
    if (colleague.note === undefined) return [];
    const told = story.caseTold[0] ?? "";
    const isCue =
      colleague.name === story.presenter
        ? (text: string) => text.includes("/note") && text.includes(colleague.problem)
        : (text: string) => text.includes(told);
    const chat = colleague.name === story.presenter ? person.privately() : person.inGroup();
    return chat
      .filter(({ text = "" }) => isCue(text))
      .slice(0, 1)
      .map((message) => ({ name: "note", message }));
  },
  acts: ({ person, colleague }) => {
    person.say(`/note ${colleague.note}`);
  },
};

/** Who leads has a look at the panel. */
export const seePanel: Habit = {
  notices: (self) => offered("moderator")(self).slice(0, 1),
  acts: ({ person }) => {
    person.tap("moderator");
  },
};
