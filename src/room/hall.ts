import type { News, Whole } from "./wire.ts";

/** What is told to those who look in. */
export interface Telling {
  readonly whole: () => Whole;
  readonly news: (withGlass: boolean) => News | undefined;
  /** It could not be told. */
  readonly trouble: (error: unknown) => void;
}

/** Somebody who looks in. False: they cannot keep up, and are to be left alone until they have read everything. */
export type Listener = (event: "whole" | "news", text: string) => boolean;

interface Seat {
  isBehind: boolean;
  /** Nothing that they were sent is still unread. */
  readonly hasRead: () => boolean;
  /** Called when the room is closed. */
  readonly end: () => void;
}

/** At most twelve times in a second there is news, and twice the large part of it; in milliseconds. */
const NEWS_EVERY = 85;
const GLASS_EVERY = 500;
/** So many may look in at once. */
const MOST = 32;

/** Those who look in: each hears all there is, and then what changes. */
export function createHall() {
  const listeners = new Map<Listener, Seat>();
  let telling: Telling | undefined;
  let timer: NodeJS.Timeout | undefined;
  let glassTimer: NodeJS.Timeout | undefined;
  let glassAt = 0;

  /** Whoever cannot keep up hears nothing until they have read everything, and then all there is, once. */
  function send(listener: Listener, seat: Seat, news: string | undefined): void {
    if (!seat.isBehind || seat.hasRead()) {
      const keepsUp =
        seat.isBehind || news === undefined
          ? listener("whole", JSON.stringify(telling?.whole()))
          : listener("news", news);
      seat.isBehind = !keepsUp;
    }
    if (seat.isBehind) glassTimer ??= setTimeout(showGlass, GLASS_EVERY);
  }

  function tell(): void {
    timer = undefined;
    const now = performance.now();
    const withGlass = now - glassAt >= GLASS_EVERY;
    if (withGlass) glassAt = now;
    const news = telling?.news(withGlass);
    const text = news && JSON.stringify(news);
    for (const [listener, seat] of listeners) if (text || seat.isBehind) send(listener, seat, text);
    if (!withGlass) glassTimer ??= setTimeout(showGlass, GLASS_EVERY);
  }

  function showGlass(): void {
    glassTimer = undefined;
    stir();
  }

  function tellOrComplain(): void {
    try {
      tell();
    } catch (error) {
      telling?.trouble(error);
    }
  }

  function stir(): void {
    if (listeners.size > 0) timer ??= setTimeout(tellOrComplain, NEWS_EVERY);
  }

  return {
    follow: (told: Telling): void => {
      telling = told;
    },
    /** Something may have changed. */
    stir,
    /** Everything is another one now. */
    anew: (): void => {
      telling?.news(true); // part of the whole
      for (const [listener, seat] of listeners) send(listener, seat, undefined);
    },
    isFull: (): boolean => listeners.size >= MOST,
    /** Returns how to leave. */
    join: (listener: Listener, end: () => void, hasRead = () => true): (() => void) => {
      if (listeners.size === 0) telling?.news(true);
      const seat = { isBehind: false, hasRead, end };
      send(listener, seat, undefined); // may fail, and leaves no seat then
      listeners.set(listener, seat);
      return () => listeners.delete(listener);
    },
    close: (): void => {
      clearTimeout(timer);
      clearTimeout(glassTimer);
      for (const { end } of [...listeners.values()]) end();
      listeners.clear();
    },
  };
}

export type Hall = ReturnType<typeof createHall>;
