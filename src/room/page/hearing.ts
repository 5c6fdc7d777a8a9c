import type { Colleague, News, Whole } from "../wire.ts";
import { isAt, type Place } from "./address.ts";
import { knowsLife, rememberedMe } from "./memory.ts";
import { roomOf, withNews } from "./news.ts";
import { besideOf, type Part, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { firstOpening } from "./views/start.ts";
import { wordsIn } from "./words.ts";

export interface Hearing {
  readonly whole: (whole: Whole) => void;
  readonly news: (news: News) => void;
  readonly lost: () => void;
}

export interface HearingDeps {
  readonly store: Store;
  readonly toast: (text: string, isAlert?: boolean) => void;
  /** Whom somebody wished to be when they began the story that comes now. */
  readonly takePart: () => Part | undefined;
  readonly play: (who: number) => void;
  /** The address led somewhere; it does so once. */
  readonly takePlace: () => Place | undefined;
  readonly goTo: (place: Place) => void;
}

/** What the room tells becomes what the page shows. */
export function createHearing({ store, toast, ...deps }: HearingDeps): Hearing {
  const arrive = (whole: Whole): void => {
    const { room: before, line, locale } = store.now();
    const isAnew = before?.life !== whole.life;
    const part = isAnew ? deps.takePart() : undefined;
    const place = deps.takePlace();
    const isStranger = isAnew && !part && !place && (line === "lost" || (!before && !knowsLife(whole.life)));
    const { isOnTheWay } = store.now();
    // Whose eyes it was in a story that was left for a link says nothing about the new one.
    const eyes = isOnTheWay ? 0 : rememberedMe();
    const me = isAnew ? eyesFor(whole, { part, before: eyes }) : store.now().me;
    store.set((now) => ({
      room: roomOf(whole),
      line: "open",
      isOnTheWay: false,
      me,
      ...(isAnew ? freshStart(whole) : {}),
      ...(isStranger ? { opening: firstOpening } : {}),
      pane: isAnew ? "group" : now.pane,
    }));
    if (isAnew && before && !part && !isOnTheWay)
      toast(line === "lost" ? wordsIn(locale).line.back : wordsIn(locale).line.anew);
    if (part && part !== "watcher") deps.play(me);
    if (!place || isAt(whole, place)) return;
    if (whole.isFresh) deps.goTo(place);
    else store.set(() => ({ leaving: place }));
  };
  return {
    whole: arrive,
    news: (news) => {
      store.set(({ room }) => (room ? { room: withNews(room, news) } : {}));
      const { room, me } = store.now();
      const present = [me, ...besideOf(store.now())];
      if (room?.life !== news.life) return;
      for (const { who, text, alert } of news.toasts ?? []) {
        if (present.includes(who)) toast(text, alert);
      }
    },
    lost: () => store.set(({ line }) => ({ line: line === "waiting" ? "waiting" : "lost" })),
  };
}

function freshStart(whole: Whole): Partial<State> {
  const seen = whole.chats.map(({ id, bubbles }) => [id, bubbles.at(-1)?.id ?? 0] as const);
  return {
    seen: new Map(seen),
    readingBack: new Set(),
    walkedTo: new Map(),
    modes: new Map(),
    drafts: new Map(),
    ticks: new Map(),
    unfolded: new Set(),
    toasts: [],
    beside: [],
  };
}

interface Wish {
  readonly part: Part | undefined;
  /** Whose eyes this tab looked through before; 0 = nobody's. */
  readonly before: number;
}

function eyesFor({ people, presenter }: Whole, { part, before }: Wish): number {
  const [first] = people;
  const suggested = presenter ?? first?.id ?? 0;
  switch (part) {
    case "presenter":
      return suggested;
    case "helper":
      return (people.find(({ id }, index) => index > 0 && id !== suggested) ?? first)?.id ?? 0;
    case "watcher":
      return first?.id ?? 0;
    case undefined:
      return known(people, before) ?? people.find(({ actsByItself }) => !actsByItself)?.id ?? suggested;
  }
}

const known = (people: readonly Colleague[], who: number) => people.find(({ id }) => id === who)?.id;
