import type { Entry } from "./entry.ts";

/**
 * What happened at one moment, in the order in which one would tell it: what somebody did and the bot's answer to
 * them, then the group, then the others in private. What the bot tells several people alike is told once.
 */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const acting = new Set(entries.filter(({ byBot }) => !byBot).flatMap(({ privately }) => privately));
  const once = together(entries).map((entry) => ({ ...entry, isReaction: isReaction(entry, acting) }));
  return once.toSorted((a, b) => rank(a) - rank(b));
}

const isReaction = ({ byBot, privately }: Entry, acting: ReadonlySet<string>): boolean =>
  byBot && privately.length === 1 && privately.every((name) => acting.has(name));

function rank({ byBot, isReaction: reacts, privately, kind }: Entry): number {
  if (!byBot && kind !== "result") return 0;
  if (reacts) return 1;
  return privately.length === 0 ? 2 : 3;
}

function together(entries: readonly Entry[]): readonly Entry[] {
  const told = new Map<string, Entry>();
  for (const [index, entry] of entries.entries()) {
    const isPrompt = entry.byBot && entry.privately.length > 0 && entry.lines.length > 0;
    const key = isPrompt ? JSON.stringify([entry.kind, entry.lines, entry.buttons]) : String(index);
    const before = told.get(key);
    told.set(key, before ? { ...before, privately: [...before.privately, ...entry.privately] } : entry);
  }
  return [...told.values()];
}
