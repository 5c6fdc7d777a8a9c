import type { Habit, Occasion, Self } from "./habit.ts";
import { habitsOf } from "./habits/index.ts";
import { readUntil } from "./reading.ts";

/** One simulated colleague on a clock that is moved by others. */
export interface Actor {
  readonly self: Self;
  /** Looks at their chats, and plans what to do about what is new. */
  look(now: number): void;
  /** When they next want to do something; Infinity = there is nothing. */
  wakes(): number;
  /** Makes the one gesture whose time has come. */
  act(now: number): void;
}

interface Plan {
  readonly occasion: Occasion;
  readonly habit: Habit;
  readonly at: number;
  readonly until: number;
}

interface Doing {
  readonly occasion: Occasion;
  readonly gestures: Generator<number, void> | undefined;
  readonly at: number;
}

/** The bot gives whole minutes; what closes at 18:10:40 closes "at 18:10". */
const WHOLE_MINUTE = 60_000;

export function createActor(self: Self, zone: () => string): Actor {
  const habits = habitsOf(self);
  const plans = new Map<string, Plan>();
  const done = new Map<string, number>(); // up to which message an occasion has been dealt with
  let doing: Doing | undefined;

  const isNew = ({ name, message }: Occasion) => (done.get(name) ?? 0) < message.message_id;

  function plan(habit: Habit, occasion: Occasion, now: number): Plan {
    const planned = plans.get(occasion.name);
    if (!planned) {
      const until = readUntil(textOf(occasion), now, zone()) ?? now + self.tempo.meanwhile;
      return { habit, occasion, at: self.tempo.turnsTo(now, until), until };
    }
    if (occasion.message.message_id === planned.occasion.message.message_id) return { ...planned, occasion };
    const until = readUntil(textOf(occasion), now, zone()) ?? planned.until;
    return { habit, occasion, at: Math.min(planned.at, self.tempo.reminded(now)), until };
  }

  function look(now: number): void {
    if (!self.person.look()) return;
    const noticed = habits.flatMap((habit) =>
      habit
        .notices(self)
        .filter((occasion) => isNew(occasion) && occasion.name !== doing?.occasion.name)
        .map((occasion) => plan(habit, occasion, now)),
    );
    plans.clear();
    for (const one of noticed) plans.set(one.occasion.name, one);
  }

  const next = (): Plan | undefined => [...plans.values()].toSorted((a, b) => a.at - b.at)[0];

  function begin({ habit, occasion, at, until }: Plan, now: number): Doing {
    plans.delete(occasion.name);
    const isLate = now > until + WHOLE_MINUTE;
    const gestures = isLate ? undefined : habit.acts(self, occasion);
    return { occasion, gestures: gestures ?? undefined, at };
  }

  return {
    self,
    look,
    wakes: () => doing?.at ?? next()?.at ?? Number.POSITIVE_INFINITY,
    act: (now) => {
      const planned = next();
      const current = doing ?? (planned && begin(planned, now));
      if (!current) return;
      const { occasion, gestures } = current;
      const step = gestures?.next();
      doing = step && !step.done ? { occasion, gestures, at: now + step.value } : undefined;
      if (!doing) done.set(occasion.name, newest(self, occasion));
    },
  };
}

const textOf = ({ message }: Occasion): string => message.text ?? message.poll?.question ?? "";

/** The last message of the occasion's chat: what the bot says next is a new occasion, even under the same name. */
function newest({ person }: Self, { message }: Occasion): number {
  const chat = message.chat.id === person.id ? person.privately() : person.inGroup();
  return chat.at(-1)?.message_id ?? message.message_id;
}
