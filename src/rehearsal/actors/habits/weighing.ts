import type { SeenMessage } from "../../../emulator/index.ts";
import { heardBy, type SolutionRef, type Weighing } from "../../stories/index.ts";
import { type Habit, offered, type Self } from "../habit.ts";
import { type Button, buttonsOf } from "../person.ts";
import { numberBefore } from "../reading.ts";

const weigh = "write weigh-solutions weigh 0";

export const solutionText = ({ story }: Self, { solutionBy, nth }: SolutionRef): string => {
  const author = story.colleagues.find(({ name }) => name === solutionBy);
  return author?.solutions[nth - 1] ?? "";
};

/** The last words of a solution: its author may have changed how it begins. */
export const tail = (text: string): string => text.slice(-40);

/** Adds pluses and minuses: on the sheet in private, or as a reply to the solution in the group. */
export const weighSolutions: Habit = {
  notices: offered(weigh),
  *acts(self) {
    const { person, colleague, cast, tempo, luck } = self;
    let opened = false;
    for (const weighing of heardBy(cast, colleague.weighings)) {
      const voiced = voicedIn(self, weighing);
      if (voiced && luck.often(0.35)) {
        yield tempo.typing(weighing.text);
        person.reply(voiced, `${weighing.sign === "plus" ? "+" : "-"} ${weighing.text}`);
      } else {
        if (!opened) person.tap(weigh);
        opened = true;
        yield tempo.aMoment();
        yield* onSheet(self, weighing);
      }
      yield tempo.aMoment();
    }
    person.tap("done;step=weigh-solutions");
  },
};

const voicedIn = (self: Self, weighing: Weighing): SeenMessage | undefined =>
  self.person
    .inGroup()
    .find(({ text = "", from }) => from?.is_bot && text.endsWith(tail(solutionText(self, weighing))));

/** Picks the solution by its number on the menu, then the sign, then says why. */
function* onSheet(self: Self, weighing: Weighing): Generator<number, void> {
  const { person, tempo } = self;
  const button = numbered(self, `${weigh} pick `, solutionText(self, weighing));
  if (!button || !person.tap(button.deed)) return;
  yield tempo.aMoment();
  if (!person.tap(new RegExp(`^${weigh} ${weighing.sign} \\d+$`))) return;
  yield tempo.typing(weighing.text);
  person.say(weighing.text);
}

/** The button that bears the number which a solution has on the newest list with such buttons. */
export function numbered({ person }: Self, deed: string, solution: string): Button | undefined {
  const list = person.offer(new RegExp(`^${deed}\\d+$`));
  const number = list && numberBefore(list.message.text ?? "", tail(solution));
  if (number === undefined) return undefined;
  const label = new RegExp(`(^|\\D)${number}$`);
  return buttonsOf(list?.message ?? ({} as SeenMessage)).find(
    (one) => one.deed.startsWith(deed) && label.test(one.label),
  );
}
