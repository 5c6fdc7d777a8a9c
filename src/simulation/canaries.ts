/** What one person typed once: a word that stands nowhere else, and what its author has done about it since. */
export interface Canary {
  readonly word: string;
  readonly author: number;
  /** The group in whose meeting they typed it, by its place in the plan. */
  group: number;
  /** What they were asked for when they typed it; empty = for nothing. */
  step: string;
  kind: string;
  /** The group whose question they replied to: it is meant for no other, whatever a preview says. */
  readonly meant?: number;
  /** Its author meant it for the group: they confirmed it, or said it there themself. */
  given: boolean;
}

/** Somebody tapped "confirm" under a preview of a word. */
export interface Confirmed {
  readonly word: string;
  readonly author: number;
  /** The data of the button. */
  readonly token: string;
  /** Until when it was awaited of them then. */
  readonly until: number;
}

/** What people write to themselves never leaves their own chat. */
export const NOTE = "note";

/** What stands on the sheet as soon as it is written, without a preview. */
export const weighings: ReadonlySet<string> = new Set(["plus", "minus", "query"]);

const pattern = /qk\d+z/g;

/** The words by which what people typed is known again. */
export const wordsIn = (text: string): readonly string[] => text.match(pattern) ?? [];

export const holdsWords = (text: string): boolean => wordsIn(text).length > 0;

/** Every text that people type holds a word of its own, so that it is known again wherever it stands. */
export function createCanaries() {
  const all = new Map<string, Canary>();
  const confirmed = new Set<Confirmed>();
  return {
    all,
    /** What was confirmed and has not been found in the meeting yet. */
    confirmed,
    confirm: (text: string, how: Omit<Confirmed, "word">): void => {
      const word = text.match(pattern)?.at(-1);
      if (word !== undefined) confirmed.add({ word, ...how });
    },
    /** Whether they have typed something else since. */
    isLast: ({ word, author }: Confirmed): boolean =>
      [...all.values()].findLast((canary) => canary.author === author)?.word === word,
    hatch: (canary: Omit<Canary, "word" | "given">): string => {
      const word = `qk${all.size + 1}z`;
      all.set(word, { ...canary, word, given: false });
      return word;
    },
    in: (text: string): readonly Canary[] =>
      (text.match(pattern) ?? []).flatMap((word) => all.get(word) ?? []),
    /**
     * What a preview shows is meant for the group, and for what the preview says; so is what its author has typed
     * since: a preview confirms the draft as it is. Where it shows no words, it is about all they have typed.
     */
    give: (text: string, { author, group, step, kind }: Omit<Canary, "word" | "given">): void => {
      const shown = new Set(text.match(pattern));
      let isSince = shown.size === 0;
      for (const canary of all.values()) {
        if (canary.author !== author || canary.kind === NOTE) continue; // a preview may quote somebody
        isSince ||= shown.has(canary.word);
        const isMeant = canary.group === group && canary.step === step && canary.kind === kind;
        if (isMeant || shown.has(canary.word) || (isSince && !canary.given))
          Object.assign(canary, { group, step, kind, given: true });
      }
    },
  };
}

export type Canaries = ReturnType<typeof createCanaries>;
