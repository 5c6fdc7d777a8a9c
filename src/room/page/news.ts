import type { Bubble, Chat, News, Whole } from "../wire.ts";
import type { Room } from "./state.ts";

/** As many as the room keeps. */
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
  const change = (id: number, changed: (chat: Chat) => Chat) =>
    chats.set(id, changed(chats.get(id) ?? { id, title: botName, owner: id, bubbles: [], pinned: 0 }));
  for (const [id, fresh] of Map.groupBy(bubbles, ({ chat }) => chat)) {
    change(id, (chat) => ({ ...chat, bubbles: merged(chat.bubbles, fresh) }));
  }
  for (const [id, lost] of Map.groupBy(gone, ({ chat }) => chat)) {
    const ids = new Set(lost.map((one) => one.id));
    change(id, (chat) => ({ ...chat, bubbles: chat.bubbles.filter((bubble) => !ids.has(bubble.id)) }));
  }
  for (const { chat: id, id: pin } of pinned) change(id, (chat) => ({ ...chat, pinned: pin }));
  return chats;
}

/** Messages that are known already are replaced where they stand. */
function merged(known: readonly Bubble[], fresh: readonly Bubble[]): readonly Bubble[] {
  const byId = new Map(known.map((bubble) => [bubble.id, bubble]));
  const highest = known.at(-1)?.id ?? 0;
  for (const bubble of fresh) byId.set(bubble.id, bubble);
  const all = [...byId.values()];
  const isInOrder = fresh.every(({ id }, index) => id > (fresh[index - 1]?.id ?? highest));
  return (isInOrder ? all : all.sort((one, other) => one.id - other.id)).slice(-LONGEST);
}
