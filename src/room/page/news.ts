import type { Bubble, News, Whole } from "../wire.ts";
import type { Room } from "./state.ts";

/** As many numbers of messages as the room shows. */
const LONGEST = 300;

/** Everything that was told, ready for news. */
export function roomOf(whole: Whole): Room {
  return { ...whole, chats: new Map(whole.chats.map((chat) => [chat.id, chat])) };
}

/** The room after the news; the same one if they come from a room that is gone. */
export function withNews(room: Room, news: News): Room {
  if (news.life !== room.life) return room;
  return {
    ...room,
    clock: news.clock ?? room.clock,
    bot: news.bot ?? room.bot,
    people: news.people ?? room.people,
    steps: news.steps ?? room.steps,
    glass: news.glass ?? room.glass,
    chats: chatsAfter(room.chats, news, news.bot?.name ?? room.bot.name),
  };
}

function chatsAfter(before: Room["chats"], news: News, botName: string): Room["chats"] {
  const { bubbles = [], gone = [], pinned = [] } = news;
  if (bubbles.length + gone.length + pinned.length === 0) return before;
  const chats = new Map(before);
  for (const id of new Set([...bubbles, ...gone, ...pinned].map(({ chat }) => chat))) {
    const isOurs = ({ chat }: { readonly chat: number }) => chat === id;
    const chat = chats.get(id) ?? { id, title: botName, owner: id, bubbles: [], pinned: 0 };
    const pin = pinned.find(isOurs)?.id ?? chat.pinned;
    chats.set(id, {
      ...chat,
      pinned: pin,
      bubbles: shown(chat.bubbles, { fresh: bubbles.filter(isOurs), gone: gone.filter(isOurs), pin }),
    });
  }
  return chats;
}

interface Changes {
  readonly fresh: readonly Bubble[];
  readonly gone: readonly { readonly id: number }[];
  readonly pin: number;
}

/** The same messages as somebody sees who comes in now. */
function shown(known: readonly Bubble[], { fresh, gone, pin }: Changes): readonly Bubble[] {
  const ids = [...fresh, ...gone].map(({ id }) => id);
  const first = Math.max(known.at(-1)?.id ?? 0, ...ids) - LONGEST;
  const lost = new Set(gone.map(({ id }) => id));
  return merged(known, fresh).filter(({ id }) => !lost.has(id) && (id > first || id === pin));
}

/** Messages that are known already are replaced where they stand. */
function merged(known: readonly Bubble[], fresh: readonly Bubble[]): readonly Bubble[] {
  const byId = new Map(known.map((bubble) => [bubble.id, bubble]));
  const highest = known.at(-1)?.id ?? 0;
  for (const bubble of fresh) byId.set(bubble.id, bubble);
  const all = [...byId.values()];
  const isInOrder = fresh.every(({ id }, index) => id > (fresh[index - 1]?.id ?? highest));
  return isInOrder ? all : all.sort((one, other) => one.id - other.id);
}
