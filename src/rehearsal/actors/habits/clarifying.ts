import type { SeenMessage } from "../../../emulator/index.ts";
import { type Habit, type Occasion, offered, passOrWait, type Self, write } from "../habit.ts";
import { buttonsOf } from "../person.ts";

const deed = "write clarify question 0";

/** Asks what they want to know when their turn comes, some in private, some right there in the group. */
export function askQuestions({ colleague }: Self): Habit {
  const waiting = [...colleague.questions];
  return {
    notices: offered(deed),
    *acts(self) {
      const { person, luck } = self;
      const question = waiting[0];
      if (!question) return passOrWait(self, "clarify");
      waiting.shift();
      const turn = person.inGroup().findLast(({ asksReply }) => asksReply);
      const isOwn = turn?.text?.includes(colleague.name);
      if (turn && isOwn && question.slip === undefined && luck.often(0.35)) person.reply(turn, question.ask);
      else yield* write(self, deed, question.ask, question.slip);
    },
  };
}

/** The presenter answers every question, some as a reply in the group. */
export const answerQuestions: Habit = {
  notices: ({ person }) => {
    const asked = /^write clarify answer \d+$/;
    const names = new Set<string>();
    const occasions: Occasion[] = [];
    for (const message of person.privately().toReversed()) {
      const name = deedIn(message, asked);
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      occasions.push({ name, message });
    }
    return occasions;
  },
  *acts(self, { name }) {
    const { person, luck } = self;
    const question = questionIn(self, name);
    if (!question) return passOrWait(self, "clarify");
    const published = person
      .inGroup()
      .find(({ text = "", from }) => from?.is_bot && text.includes(question.ask));
    if (published && luck.often(0.35)) person.reply(published, question.answer);
    else yield* write(self, name, question.answer);
  },
};

/** Which question this ask speaks of: the prompt says it, a reminder does not. */
function questionIn({ person, cast }: Self, name: string) {
  const questions = cast.flatMap((one) => one.questions);
  const prompts = person.privately().filter((message) => deedIn(message, name) !== undefined);
  return questions.find(({ ask }) => prompts.some(({ text = "" }) => text.includes(ask)));
}

const deedIn = (message: SeenMessage, deed: string | RegExp): string | undefined =>
  buttonsOf(message)
    .map((button) => button.deed)
    .find((one) => (typeof deed === "string" ? one === deed : deed.test(one)));
