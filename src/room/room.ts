import { nameOf } from "../service/trouble.ts";
import { createWords } from "../texts/index.ts";
import { createBeginnings } from "./beginnings.ts";
import { perform } from "./doing.ts";
import { createHall } from "./hall.ts";
import { storyAsJourney } from "./journey/story.ts";
import { createLife, type Life } from "./life.ts";
import { createMetronome } from "./metronome.ts";
import { type Breathe, deadlineGoal, look, meetingGoal, nextSight, pursue } from "./moving.ts";
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
  let life: Life = await createLife({ ...first, locale });
  let newsroom = watch(life);
  let last: Promise<unknown> = Promise.resolve();
  let breathed = performance.now();
  let isClosed = false;

  function watch(now: Life) {
    return createNewsroom({ life: now, words, speed: () => metronome.speed() });
  }

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act);
    last = next.catch(() => {});
    return next;
  };

  const breathe: Breathe = async () => {
    if (isClosed) refuse(roomWords[life.beginning.locale].closing);
    if (performance.now() - breathed < SLICE) return;
    await new Promise(setImmediate);
    breathed = performance.now();
    hall.stir();
  };
  const beginnings = createBeginnings(breathe);

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
    const next = await beginnings.prepare(beginning, at);
    await inTurn(async () => {
      metronome.stop();
      life.close();
      life = next;
      newsroom = watch(life);
      look(life);
      hall.anew();
    });
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
    if (isClosed) return { done: false, why: roomWords[life.beginning.locale].closing };
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
    do: (deed: Deed): Promise<Outcome> => (deed.do === "begin" ? answer(deed) : inTurn(() => answer(deed))),
    /** The story so far, as a journey test. */
    journey: (): string => storyAsJourney(life),
    /** What is on its way is given up. */
    close: async (): Promise<void> => {
      isClosed = true;
      metronome.stop();
      hall.close();
      await beginnings.ended();
      await inTurn(async () => life.close());
    },
  };
}

export type Room = Awaited<ReturnType<typeof createRoom>>;
