import { createDice } from "./courier-time.ts";

/** What a bot has to say on a Monday at nine. */
export interface Monday {
  /** Chats, each of which is told that its meeting begins, and gets its card pinned. */
  readonly groups: readonly number[];
  /** People who tap a button meanwhile, each in their own private chat, that many milliseconds after nine. */
  readonly taps: readonly { readonly person: number; readonly after: number }[];
}

/** The card follows so much later than the first words, in milliseconds: it gathers what changes in a burst. */
export const CARD_AFTER = 3_000;
export const GATHER = "Who takes part this week? Press the button.";
export const CARD = "Kindergarten\nTheme: Leaving the circle\n→ Gather: now";
export const ANSWER = "Noted. You take part.";

/** Taps come independently of each other, so many a second on average, for as many seconds. */
export function monday(
  groups: number,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Monday {
  const dice = createDice(11);
  const taps: { person: number; after: number }[] = [];
  for (let after = gap(dice, perSecond); after < seconds * 1000; after += gap(dice, perSecond))
    taps.push({ person: 1_000_001 + taps.length, after });
  return { groups: Array.from({ length: groups }, (_, index) => -1_000_000_001 - index), taps };
}

const gap = (dice: () => number, perSecond: number): number => (-Math.log(1 - dice()) / perSecond) * 1000;

/** No bot can be done earlier, in milliseconds: 30 messages at once, and 30 more with every second. */
export const lowerBound = ({ groups, taps }: Monday): number =>
  Math.max(CARD_AFTER, (Math.ceil((2 * groups.length + taps.length) / 30) - 1) * 1000);
