import { heardBy } from "../../stories/index.ts";
import { type Habit, offered } from "../habit.ts";
import { numbered, solutionText } from "./weighing.ts";

const deed = "write choose-solutions commitment 0";

/** The presenter ticks what they will try, says why, and adds a plan. */
export const chooseSolutions: Habit = {
  notices: offered(deed),
  *acts(self) {
    const { person, tempo, story, cast } = self;
    const { tries, why, plan } = story.commitment;
    if (!person.tap(deed)) return;
    yield tempo.aMoment();
    for (const ref of heardBy(cast, tries)) {
      const button = numbered(self, `${deed} tick `, solutionText(self, ref));
      if (button) person.tap(button.deed);
      yield tempo.aMoment();
    }
    if (!person.tap(`${deed} chosen`)) return;
    yield tempo.typing(why);
    person.say(why);
    yield tempo.typing(plan);
    person.say(plan);
    yield tempo.aMoment();
    person.tap(`${deed} ok`);
  },
};
