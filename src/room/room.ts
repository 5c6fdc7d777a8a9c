import { LONGEST } from "../rehearsal/scene.ts";
import { nameOf } from "../service/trouble.ts";
import { createWords } from "../texts/index.ts";
import { perform } from "./doing.ts";
import { createHall } from "./hall.ts";
import { storyAsJourney } from "./journey/story.ts";
import { createLife, type Life } from "./life.ts";
import { createMetronome } from "./metronome.ts";
import { type Breathe, deadlineGoal, look, meetingGoal, nextSight, pursue, runTo } from "./moving.ts";
import { createNewsroom } from "./news.ts";
import { refusalIn, refuse } from "./refusal.ts";
import type { Beginning, Deed, Locale, Outcome } from "./wire.ts";
import { roomWords } from "./words.ts";

/** Where the room begins when nobody has said otherwise. */
const first = { story: "kindergarten", preset: "hour", people: 6, seed: 1 } as const;

/** So long others wait while time passes, in milliseconds. */
const SLICE = 20;

/** One room: what happens in it happens to everybody who looks in, one thing after the other. */
export async function createRoom(locale: Locale) {
  const words = createWords();
  const hall = createHall();
  let life = await createLife({ ...first, locale });
  let newsroom = watch(life);
  let last: Promise<unknown> = Promise.resolve();
  let breathed = performance.now();

  function watch(now: Life) {
    return createNewsroom({ life: now, words, speed: () => metronome.speed() });
  }

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act);
    last = next.catch(() => {});
    return next;
  };

  const breathe: Breathe = async () => {
    if (performance.now() - breathed < SLICE) return;
    await new Promise(setImmediate);
    breathed = performance.now();
    hall.stir();
  };

  const metronome = createMetronome({
    inTurn,
    life: () => life,
    trouble: (error) => troubled(error),
    stir: () => hall.stir(),
  });
  hall.follow({
    whole: () => newsroom.whole(),
    news: (withGlass) => newsroom.news(withGlass),
    trouble: (error) => void troubled(error),
  });

  function troubled(error: unknown): string {
    metronome.stop();
    life.complain(`room-failed ${nameOf(error)}`);
    return roomWords[life.beginning.locale].trouble;
  }

  /** The old room goes on until the new one is where it is to begin. */
  async function begin(beginning: Beginning, at: number | undefined): Promise<void> {
    metronome.stop();
    const next = await createLife(beginning);
    try {
      if (at !== undefined) await reach(next, at);
    } catch (error) {
      next.close();
      throw error;
    }
    life.close();
    life = next;
    newsroom = watch(life);
    look(life);
    hall.anew();
  }

  async function reach(next: Life, at: number): Promise<void> {
    const { stage, beginning } = next;
    if (at > stage.clock.now() + LONGEST.week) refuse(roomWords[beginning.locale].tooLate);
    await runTo(next, at, breathe);
  }

  async function pass(to: Extract<Deed, { do: "time" }>["to"]): Promise<void> {
    metronome.stop();
    switch (to) {
      case "next":
        return nextSight(life, breathe);
      case "deadline":
        return pursue(life, deadlineGoal(life), breathe);
      case "week":
        return metronome.goTo(meetingGoal(life));
      case "stop":
        return;
    }
  }

  async function carryOut(deed: Deed): Promise<number | undefined> {
    switch (deed.do) {
      case "begin":
        return void (await begin(deed.beginning, deed.at));
      case "time":
        await pass(deed.to);
        return void look(life);
      case "play":
        return void metronome.play(deed.speed);
      case "tap":
      case "open":
      case "say":
      case "edit":
      case "vote":
      case "cast":
      case "break":
        return perform(life, deed, breathe);
    }
  }

  async function answer(deed: Deed): Promise<Outcome> {
    try {
      const chat = await carryOut(deed);
      return { done: true, ...(chat !== undefined && { chat }) };
    } catch (error) {
      return { done: false, why: refusalIn(error, life.beginning.locale) ?? troubled(error) };
    } finally {
      hall.stir();
    }
  }

  look(life);
  return {
    hall,
    locale: (): Locale => life.beginning.locale,
    /** Does it as soon as it is its turn, and says how it went. */
    do: (deed: Deed): Promise<Outcome> => inTurn(() => answer(deed)),
    /** The story so far, as a journey test. */
    journey: (): string => storyAsJourney(life),
    close: (): Promise<void> => {
      metronome.stop();
      hall.close();
      return inTurn(async () => life.close());
    },
  };
}

export type Room = Awaited<ReturnType<typeof createRoom>>;
