import { caseDraft } from "../../stories/index.ts";
import { type Habit, offered, type Self } from "../habit.ts";

const deed = "write tell-case case 0";

/** Tells the case as it comes, gets the bot's hint about causes, and tells it again without them. */
export const tellCase: Habit = {
  notices: offered(deed),
  *acts(self) {
    const { person, tempo, story } = self;
    if (!person.tap(deed)) return;
    yield* tell(self, caseDraft(story));
    if (!person.tap(`${deed} end`)) return;
    yield 4 * tempo.aMoment();
    if (!person.tap(`${deed} edit`)) return;
    yield* tell(self, story.caseTold);
    if (!person.tap(`${deed} end`)) return;
    yield 2 * tempo.aMoment();
    person.tap(`${deed} ok`);
  },
};

function* tell({ person, tempo }: Self, pieces: readonly string[]): Generator<number, void> {
  for (const piece of pieces) {
    yield tempo.typing(piece);
    person.say(piece);
  }
  yield tempo.aMoment();
}
