import type { Luck } from "../rehearsal/actors/luck.ts";

/** What a trouble counts: calls of the Bot API, commits, fetching of updates, things that people do. */
export type Count = "call" | "commit" | "receive" | "deed";

/** One misfortune that is going to happen, or one odd thing that somebody is going to do. */
export interface Trouble {
  readonly on: Count;
  /** Strikes at the n-th of them in the season, counted from 0. */
  readonly at: number;
  readonly what: string;
  /** Strikes so often in a row. */
  readonly times: number;
  /** Whom, by their place in the group. */
  readonly who: number;
}

/** What can happen to a call, to a commit, to the fetching of updates, and to or by people. */
const kinds: Readonly<Record<Count, readonly string[]>> = {
  call: ["crash-before", "crash-after", "lost-before", "lost-after", "429", "500", "html"],
  commit: ["crash-before", "crash-after", "crash-before", "crash-after", "busy", "full"],
  receive: ["crash-after", "lost-before", "lost-after", "409", "500", "html", "again"],
  deed: [
    ...["outage-minutes", "outage-day", "outage-week", "telegram-down", "clock-ahead", "clock-back"],
    ...["leave", "block", "kick", "migrate", "card-deleted", "bot-removed", "double-tap", "stale-tap"],
    ...["forged-tap", "edit", "take-back", "chatter", "note", "pass", "late-vote", "stop-case"],
    ...["demote", "mute", "export", "forget"],
    ...["edit-note", "stir", "stir-note", "react", "album", "caption", "voice", "link", "forward"],
    ...["reply-elsewhere", "questions", "group-reply", "group-voice", "help-flood", "strangers"],
    ...["channel-vote", "anonymous-vote", "channel-talk", "channel-forward", "untold-vote"],
    ...["restricted", "restricted-files", "deactivate", "lost-late", "backup"],
    ...["moderator-leaves", "extend", "close", "hand-over", "skip", "order", "pause", "resume"],
  ],
};

/** About how many of each there are in one meeting. */
export const perMeeting: Readonly<Record<Count, number>> = { call: 260, commit: 520, receive: 420, deed: 90 };

/** Troubles as one word of a command line: `call:163:429:2:0,deed:105:edit:1:1`. */
export const wordOf = (troubles: readonly Trouble[]): string =>
  troubles.map(({ on, at, what, times, who }) => [on, at, what, times, who].join(":")).join(",");

/** The other way round; undefined where it says no troubles that there are. */
export function readTroubles(word: string): readonly Trouble[] | undefined {
  const troubles = word.split(",").flatMap((one): readonly Trouble[] => {
    const [, on = "", at, what = "", times, who] = /^(\w+):(\d+):([\w-]+):(\d+):(\d+)$/.exec(one) ?? [];
    const isKnown = Object.entries(kinds).some(([count, list]) => count === on && list.includes(what));
    return isKnown ? [{ on: on as Count, at: Number(at), what, times: Number(times), who: Number(who) }] : [];
  });
  return word === "" || troubles.length < word.split(",").length ? undefined : troubles;
}

/** Some seasons are calm, most have a handful of troubles a meeting. */
export function troublesOf(luck: Luck, meetings: number): readonly Trouble[] {
  if (luck.often(0.1)) return [];
  const count = Math.round(meetings * luck.within(0.5, 6));
  return Array.from({ length: count }, () => troubleOf(luck, meetings));
}

function troubleOf(luck: Luck, meetings: number): Trouble {
  const on = luck.oneOf<Count>(["call", "commit", "receive", "deed", "deed"]) ?? "deed";
  const what = luck.oneOf(kinds[on]) ?? "";
  const at = Math.floor(luck.within(0, meetings * perMeeting[on]));
  const times = on === "deed" || luck.often(0.6) ? 1 : Math.floor(luck.within(2, 5));
  return { on, at, what, times, who: Math.floor(luck.within(0, 5)) };
}

/** Says which trouble strikes now, each time it is asked; a crash twice in a row is two in one plan. */
export function createFate(troubles: readonly Trouble[], struck: (trouble: Trouble) => void) {
  const counts: Record<Count, number> = { call: 0, commit: 0, receive: 0, deed: 0 };
  const waiting = Map.groupBy(troubles, ({ on }) => on);
  let begun = false;
  return {
    counts,
    /** From here on it counts: the set-up is not what is tested here. */
    begin: (): void => {
      begun = true;
    },
    next: (on: Count): Trouble | undefined => {
      if (!begun) return undefined;
      const now = counts[on];
      counts[on] += 1;
      const trouble = waiting.get(on)?.find(({ at, times }) => at <= now && now < at + times);
      if (trouble) struck(trouble);
      return trouble;
    },
  };
}

export type Fate = ReturnType<typeof createFate>;
