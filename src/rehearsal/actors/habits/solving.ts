import { type Habit, offered, passOrWait, type Self, write } from "../habit.ts";

const step = "write-solutions";
const deed = `write ${step} solution 0`;

/** Writes their solutions under seal, one after the other. */
export const writeSolutions: Habit = {
  notices: offered(deed),
  *acts(self) {
    const { person, colleague, tempo } = self;
    if (colleague.solutions.length === 0) return passOrWait(self, step);
    for (const solution of colleague.solutions) {
      yield* write(self, deed, solution);
      yield 2 * tempo.aMoment();
    }
    person.tap(`done;step=${step}`);
  },
};

const formulas = { en: "If this happened to me, ", ru: "Если бы это случилось со мной, " } as const;

/** The beginning that everybody's solution has, in their own hand. */
function inOwnHand(solution: string, { story }: Self): string {
  const small = /^I\b/.test(solution) ? solution : `${solution.charAt(0).toLowerCase()}${solution.slice(1)}`;
  return formulas[story.locale] + small;
}

/** At their turn most publish as it is; who left the formula out may put it there first. */
export const voiceSolutions: Habit = {
  notices: offered(/^voice;solution=\d+$/),
  *acts(self, { name, message }) {
    const { person, colleague, luck } = self;
    const number = /\d+$/.exec(name)?.[0] ?? "";
    const sealed = colleague.solutions.find((one) => message.text?.includes(one));
    const supplied = sealed !== undefined && message.text?.includes(`… ${sealed}`);
    if (sealed !== undefined && supplied && luck.often(0.4))
      yield* write(self, `write voice-solutions voice ${number}`, inOwnHand(sealed, self));
    else person.tap(name);
  },
};
