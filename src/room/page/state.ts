import type { Beginning, Chat, Colleague, Locale, Whole } from "../wire.ts";
import type { Place } from "./address.ts";

/** What the room has told, the chats by their number. */
export interface Room extends Omit<Whole, "chats"> {
  readonly chats: ReadonlyMap<number, Chat>;
}

export type Drawer = "people" | "break" | "glass" | "room";
export type Theme = "system" | "light" | "dark";

/** What the composer of a chat does with the next message, other than just sending it. */
export type Mode =
  | { readonly type: "reply"; readonly message: number; readonly quote: string }
  | { readonly type: "edit"; readonly message: number; readonly quote: string };

export interface Toast {
  readonly key: number;
  readonly text: string;
  /** Stays until somebody has closed it. */
  readonly isAlert: boolean;
}

/** Who the person wishes to be in the story that begins. */
export type Part = "presenter" | "helper" | "watcher";

/** What is filled in on the first screen. */
export type Opening = Pick<Beginning, "story" | "preset"> & { readonly part: Part };

/** Everything that the page shows comes from here, and only from here. */
export interface State {
  readonly room: Room | undefined;
  /** Lost: the room has been heard, and has fallen silent. */
  readonly line: "waiting" | "open" | "lost";
  /** A link leads elsewhere, and we are not there yet. */
  readonly isOnTheWay: boolean;
  readonly locale: Locale;
  readonly theme: Theme;
  /** Whose eyes we look through. */
  readonly me: number;
  /** Whose private chats stand beside, where the screen is wide. */
  readonly beside: readonly number[];
  /** Which chat is shown where there is room for one. */
  readonly pane: "group" | "private";
  readonly isNarrow: boolean;
  /** There is room for more than the group and one private chat. */
  readonly isWide: boolean;
  /** How many seconds are to pass in one when time plays. */
  readonly speed: number;
  readonly drawer: Drawer | undefined;
  /** The first screen; undefined = we are past it. */
  readonly opening: Opening | undefined;
  /** A link leads elsewhere, and a story would be left for it: first somebody says whether to. */
  readonly leaving: Place | undefined;
  /** Asked to begin, and not answered yet. */
  readonly isBeginning: boolean;
  /** Why it did not begin, told on the first screen. */
  readonly refused: string | undefined;
  /** The latest message that was seen, by chat. */
  readonly seen: ReadonlyMap<number, number>;
  /** Chats in which somebody has scrolled up and reads older messages. */
  readonly readingBack: ReadonlySet<number>;
  /** The message that the keyboard stands at, by chat: only there, and in the latest ones, Tab stops. */
  readonly walkedTo: ReadonlyMap<number, number>;
  /** By the field they stand in. */
  readonly modes: ReadonlyMap<string, Mode>;
  /** What is typed and not sent yet, by the field it stands in. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Options ticked and not sent yet, by bubble. */
  readonly ticks: ReadonlyMap<string, readonly number[]>;
  /** Long messages that are shown in full. */
  readonly unfolded: ReadonlySet<string>;
  /** The message that somebody has just jumped to. */
  readonly spotlit: string;
  readonly toasts: readonly Toast[];
  /** Text to be copied by hand, where the browser does not copy it. */
  readonly byHand: string | undefined;
}

/** Nothing has been heard yet. */
export const blank: State = {
  room: undefined,
  line: "waiting",
  isOnTheWay: false,
  locale: "en",
  theme: "system",
  me: 0,
  beside: [],
  pane: "group",
  isNarrow: false,
  isWide: false,
  speed: 3_600,
  drawer: undefined,
  opening: undefined,
  leaving: undefined,
  isBeginning: false,
  refused: undefined,
  seen: new Map(),
  readingBack: new Set(),
  walkedTo: new Map(),
  modes: new Map(),
  drafts: new Map(),
  ticks: new Map(),
  unfolded: new Set(),
  spotlit: "",
  toasts: [],
  byHand: undefined,
};

/** The name of a message among all chats; also its id in the document. */
export const keyOf = (chat: number, message: number): string => `m${chat}-${message}`;

/** The name of the field that somebody writes in: what they began there waits for them. */
export const fieldOf = (chat: number, who: number): string => `${chat} ${who}`;

export const groupOf = (room: Room): Chat | undefined =>
  room.chats.values().find(({ owner }) => owner === undefined);

export const privateOf = (room: Room, who: number): Chat | undefined =>
  room.chats.values().find(({ owner }) => owner === who);

export const personOf = (room: Room, id: number): Colleague | undefined =>
  room.people.find((person) => person.id === id);

/** Whose private chats can be seen beside one's own. */
export const besideOf = ({ isWide, beside }: State): readonly number[] => (isWide ? beside : []);

/** What is awaited of somebody, each thing told once. */
export const owedBy = ({ owes }: Colleague): readonly string[] => [...new Set(owes)];

/** How many messages of others in a chat have not been seen. */
export function unreadIn(state: State, chat: Chat | undefined, reader: number): number {
  if (!chat) return 0;
  const last = state.seen.get(chat.id) ?? 0;
  const isNews = (id: number, from: number) => id > last && from !== reader;
  return chat.bubbles.filter(({ id, from, service }) => service === undefined && isNews(id, from.id)).length;
}

/** A set with something in it, or without it. */
export function withMember<T>(set: ReadonlySet<T>, one: T, isIn: boolean): ReadonlySet<T> {
  return isIn ? set.union(new Set([one])) : set.difference(new Set([one]));
}

/** A set with something in it, or without it where it was in. */
export function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  return withMember(set, one, !set.has(one));
}

/** A map with another value under a key; undefined takes the key out. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}
