import type { Entry } from "./entry.ts";

/**
 * What happened at one moment, in the order in which one would tell it: what somebody did and the bot's answer to
 * them, then the group, then the others in private. What the bot tells several people alike is told once.
 */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const acting = [...new Set(entries.filter(({ byBot }) => !byBot).flatMap(({ privately }) => privately))];
  const marked = entries.map((entry) => ({
    ...entry,
    isReaction: entry.byBot && placeOf(entry, acting) >= 0,
  }));
  return together(marked).toSorted((a, b) => rank(a) - rank(b) || placeOf(a, acting) - placeOf(b, acting));
}

/** Which of those who did something it concerns; -1 = it is not about one of them alone. */
const placeOf = ({ privately }: Entry, acting: readonly string[]): number =>
  privately.length === 1 ? acting.indexOf(privately[0] ?? "") : -1;

function rank({ byBot, isReaction, privately, kind }: Entry): number {
  if (isReaction || (!byBot && kind !== "result")) return 0;
  return privately.length === 0 ? 1 : 2;
}

/** A prompt to several is one, also where it answers what one of them has done. */
function together(entries: readonly Entry[]): readonly Entry[] {
  const keyOf = ({ kind, lines, buttons }: Entry) => JSON.stringify([kind, lines, buttons]);
  const isTold = ({ byBot, privately, lines }: Entry) => byBot && privately.length > 0 && lines.length > 0;
  const prompts = new Set(entries.filter((one) => isTold(one) && !one.isReaction).map(keyOf));
  const told = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    const isPrompt = isTold(entry) && prompts.has(keyOf(entry));
    const key = isPrompt ? keyOf(entry) : String(index);
    const before = told.get(key);
    const privately = [...(before?.privately ?? []), ...entry.privately];
    told.set(key, { ...entry, privately, isReaction: entry.isReaction && !isPrompt });
  }
  return [...told.values()];
}
