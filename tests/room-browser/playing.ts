import { errors, type Locator, type Page } from "playwright-core";
import { type Words, wordsIn } from "../../src/room/page/words.ts";
import type { Locale } from "../../src/room/wire.ts";
import { look, type Seen, until } from "./visitor.ts";

/** Whoever sits before the page, and how. */
export interface Playing {
  readonly page: Page;
  readonly locale: Locale;
  /** By a finger, on a phone; otherwise by the mouse. */
  readonly hasTouch: boolean;
  /** What they write where the bot listens. */
  readonly words: (step: string) => string;
}

/** How the bot speaks to them. */
interface Lingo {
  readonly votes: string;
  readonly takePart: string;
  readonly listens: RegExp;
  /** Ends the ticking. */
  readonly chosen: string;
  /** What does not lead on. */
  readonly shy: RegExp;
}

const lingos: Readonly<Record<Locale, Lingo>> = {
  en: {
    votes: "your vote",
    takePart: "Take part",
    listens: /^(I am listening|Why this choice)/,
    chosen: "That is my selection",
    shy: /^(Pass|Edit|Change|Not now|More to come|Where are we|I will|Propose|Leave|One more)/,
  },
  ru: {
    votes: "голос в опросе",
    takePart: "Участвовать",
    listens: /^(Слушаю|Почему такой выбор)/,
    chosen: "Это мой выбор",
    shy: /^(Пропустить|Изменить|Сначала|Не сейчас|Будет ещё|Где мы|Понаблюдаю|В этот раз|Предложить|Ещё один)/,
  },
};

/** So often one tries again where nothing comes of it: a message may have gone away under the finger. */
const TRIES = 4;

/** A whole meeting, by hand: what is awaited is done, and time passes otherwise. */
export async function playMeeting(playing: Playing): Promise<void> {
  const { ended } = wordsIn(playing.locale).hint;
  let before = "";
  for (let tries = 0; tries < TRIES; ) {
    const seen = await look(playing.page);
    if (seen.hint === ended) return;
    const now = JSON.stringify(seen);
    tries = now === before ? tries + 1 : 0;
    before = now;
    await goOn(playing, seen);
  }
  throw new Error(`Nothing leads on from here: ${before}`);
}

async function goOn(playing: Playing, seen: Seen): Promise<void> {
  const { hint } = wordsIn(playing.locale);
  const isTurn = seen.hint.startsWith(hint.turn("")) || seen.hint === hint.join;
  const isDone = isTurn && (await takeTurn(playing, seen, hint));
  if (!isDone) await letTimePass(playing, seen);
}

/** Time plays, and stands still by itself as soon as it is their turn. */
async function letTimePass(playing: Playing, before: Seen): Promise<void> {
  const { page, locale } = playing;
  const { passing } = wordsIn(locale).hint;
  await press(playing, page.locator(".time .play"));
  await until(
    () => look(page),
    (seen) => seen.clock !== before.clock && seen.hint !== passing,
    20_000,
  );
}

/** Whether there was something to be done. */
async function takeTurn(playing: Playing, seen: Seen, hint: Words["hint"]): Promise<boolean> {
  const { page } = playing;
  const lingo = lingos[playing.locale];
  if (seen.hint.includes(lingo.votes)) return vote(playing);
  if (seen.hint === hint.join && seen.keys.length === 0) {
    await turnTo(playing, "group");
    await attempt(playing, page.locator(".chat.group .key", { hasText: lingo.takePart }).last());
  } else if (lingo.listens.test(seen.said)) await write(playing, seen.step);
  else {
    const label = wanted(seen.keys, lingo);
    if (label === undefined) return false;
    await turnTo(playing, "private");
    const last = page.locator(".chat.private .bubble").last();
    // Only those: "Reply" stands beside the message as well, and in Russian it reads like "Answer".
    await attempt(playing, last.locator(".keys").getByRole("button", { name: label, exact: true }));
  }
  await changed(page, seen);
  return true;
}

async function write(playing: Playing, step: string): Promise<void> {
  await turnTo(playing, "private");
  const { page } = playing;
  await page.locator(".chat.private textarea").fill(playing.words(step));
  await press(playing, page.locator(".chat.private .composer .send"));
}

/** What has been picked is confirmed; otherwise the first button that leads on. */
function wanted(keys: readonly string[], { shy, chosen }: Lingo): string | undefined {
  if (keys.some((key) => key.startsWith("✓"))) return keys.find((key) => key === chosen);
  return keys.find((key) => !shy.test(key)) ?? keys[0];
}

async function vote(playing: Playing): Promise<boolean> {
  const { page, locale } = playing;
  await turnTo(playing, "group");
  const poll = page.locator(".chat.group .poll:not([disabled])").last();
  if ((await poll.count()) === 0) return false;
  const before = await look(page);
  await attempt(playing, poll.locator("input").first());
  const send = poll.getByRole("button", { name: wordsIn(locale).poll.vote, exact: true });
  if ((await send.count()) > 0) await attempt(playing, send);
  await changed(page, before);
  return true;
}

/** On a phone one chat is shown at a time. */
async function turnTo(playing: Playing, pane: "group" | "private"): Promise<void> {
  if (await playing.page.locator(`.chat.${pane}`).isVisible()) return;
  await press(playing, playing.page.locator(`[data-pane=${pane}]`));
  await playing.page.locator(`.chat.${pane}`).waitFor();
}

const press = ({ hasTouch }: Playing, target: Locator, timeout?: number): Promise<void> => {
  const patience = timeout === undefined ? {} : { timeout };
  return hasTouch ? target.tap(patience) : target.click(patience);
};

/** What was just pressed may go away under the finger: then one looks again. */
const attempt = (playing: Playing, target: Locator): Promise<void> =>
  press(playing, target, 700).catch((error) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });

/** Nothing need come of it that is to be seen here, so nobody waits long. */
const changed = (page: Page, before: Seen): Promise<unknown> =>
  until(
    () => look(page),
    (seen) => JSON.stringify(seen) !== JSON.stringify(before),
    500,
  ).catch(() => undefined);
