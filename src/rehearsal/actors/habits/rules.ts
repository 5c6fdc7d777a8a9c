import { type Habit, offered, write } from "../habit.ts";

/** One colleague has a rule to add; everybody else keeps the rules as they are. */
export const answerRules: Habit = {
  notices: offered("keep-rules"),
  *acts(self) {
    const { rule } = self.colleague;
    if (rule === undefined) self.person.tap("keep-rules");
    else yield* write(self, "write agree-rules rule 0", rule);
  },
};

export const confirmRules: Habit = {
  notices: offered("confirm-rules"),
  acts: ({ person }) => {
    person.tap("confirm-rules");
  },
};
