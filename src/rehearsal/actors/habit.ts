import type { SeenMessage } from "../../emulator/index.ts";
import type { Colleague, Story } from "../stories/index.ts";
import type { Luck } from "./luck.ts";
import type { Person } from "./person.ts";
import type { Tempo } from "./tempo.ts";

/** A simulated colleague: a person, their character, and what they have to say. */
export interface Self {
  readonly person: Person;
  readonly colleague: Colleague;
  readonly story: Story;
  readonly cast: readonly Colleague[];
  readonly luck: Luck;
  readonly tempo: Tempo;
}

/** Something in sight that asks for an act. */
export interface Occasion {
  /** Tells one occasion from another; a newer message of the same name is a reminder. */
  readonly name: string;
  readonly message: SeenMessage;
}

/** One way of taking part: what catches the eye, and what is done about it. */
export interface Habit {
  notices(self: Self): readonly Occasion[];
  /** One gesture, or one after the other; between two of them so many milliseconds pass. */
  acts(self: Self, occasion: Occasion): Generator<number, void> | void;
}

/** Notices the newest message in private with a button for this deed. */
export const offered =
  (deed: string | RegExp): Habit["notices"] =>
  ({ person }) => {
    const offer = person.offer(deed);
    return offer ? [{ name: offer.button.deed, message: offer.message }] : [];
  };

/** Writes, looks at the preview, confirms. With a slip, the bot's hint makes them write it anew. */
export function* write(self: Self, deed: string, text: string, slip?: string): Generator<number, void> {
  const { person, tempo } = self;
  if (!person.tap(deed)) return;
  if (slip !== undefined) {
    yield tempo.typing(slip);
    person.say(slip);
    yield tempo.aMoment();
    if (!person.tap(`${deed} edit`)) return;
  }
  yield tempo.typing(text);
  person.say(text);
  yield tempo.aMoment();
  person.tap(`${deed} ok`);
}

/** With nothing to say, a silent person may let the time run out; everybody else passes. */
export function passOrWait({ person, colleague, luck }: Self, step: string): void {
  if (colleague.character === "silent" && luck.often(0.4)) return;
  person.tap(`pass;step=${step}`);
}
