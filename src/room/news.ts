import type { WorldEvent } from "../emulator/index.ts";
import type { Words } from "../texts/index.ts";
import type { Life } from "./life.ts";
import { bubbleOf } from "./sight/bubble.ts";
import { chatsOf, isShown, pinnedIn, roomsOf } from "./sight/chats.ts";
import { botFace, clockFace, colleagues } from "./sight/faces.ts";
import { glassOf } from "./sight/glass.ts";
import { stepMarks } from "./sight/steps.ts";
import type { Bubble, News, Whole } from "./wire.ts";

export interface Watching {
  readonly life: Life;
  readonly words: Words;
  readonly speed: () => number;
}

/** Sees all there is, and what has changed since it looked last. */
export function createNewsroom({ life, words, speed }: Watching) {
  const told = new Map<string, string>(); // each part of the whole, as it was told last
  const { clock, emulator } = life.stage;
  const begun = { seq: emulator.world.seq, now: clock.now() };
  let seen = 0;

  const parts = () => ({
    clock: clockFace(life, speed()),
    bot: botFace(life),
    people: colleagues(life, words),
    steps: stepMarks(life, words),
  });

  /** Only what is not as it was told last. */
  function changed<Parts extends object>(now: Parts): Partial<Parts> {
    const news = Object.entries(now).filter(([name, part]) => {
      const text = JSON.stringify(part);
      if (told.get(name) === text) return false;
      told.set(name, text);
      return true;
    });
    return Object.fromEntries(news) as Partial<Parts>;
  }

  const isFresh = (): boolean =>
    emulator.world.seq === begun.seq &&
    clock.now() === begun.now &&
    life.players.every(({ actsByItself }) => actsByItself);

  function whole(): Whole {
    const { id, beginning, presenter } = life;
    const about = presenter === undefined ? {} : { presenter };
    const all = { ...parts(), ...about, chats: chatsOf(life), glass: glassOf(life) };
    return { life: id, beginning, isFresh: isFresh(), ...all };
  }

  /** Undefined where nothing has changed. The glass is large, and shown less often. */
  function news(withGlass: boolean): News | undefined {
    const events = life.stage.people.events(seen);
    seen = events.at(-1)?.seq ?? seen;
    const found = {
      ...changed({ ...parts(), ...(withGlass && { glass: glassOf(life) }) }),
      ...some("bubbles", bubblesIn(life, events)),
      ...some("gone", events.flatMap(goneIn)),
      ...some("toasts", events.flatMap(toastIn)),
      ...some("pinned", events.some(isPinning) ? pins(life) : []),
    };
    return Object.keys(found).length > 0 ? { life: life.id, ...found } : undefined;
  }

  return { whole, news };
}

const some = <T>(name: string, list: readonly T[]) => (list.length > 0 ? { [name]: list } : {});

/** New and changed messages, each once and as it stands now; of those that are still shown. */
function bubblesIn(life: Life, events: readonly WorldEvent[]): readonly Bubble[] {
  const { world } = life.stage.emulator;
  const found = new Map<string, Bubble>();
  // What is on top now may be older than all that is shown.
  const places = [
    ...events.flatMap((event) => placeOf(event) ?? []),
    ...(events.some(isPinning) ? pins(life) : []),
  ];
  for (const { chat, id } of places) {
    const room = world.rooms.get(chat);
    const post = room?.posts.get(id);
    if (room && post && isShown(room, id))
      found.set(`${chat}:${id}`, bubbleOf(world, post, life.beginning.locale));
  }
  return [...found.values()];
}

interface Place {
  readonly chat: number;
  readonly id: number;
}

function placeOf(event: WorldEvent): Place | undefined {
  switch (event.type) {
    case "sent":
    case "edited":
      return { chat: event.chatId, id: event.message.message_id };
    case "voted":
    case "pollClosed":
      return { chat: event.chatId, id: event.messageId };
    case "deleted":
    case "pinned":
    case "unpinned":
    case "reacted":
    case "tapped":
    case "tapAnswered":
    case "statusChanged":
      return undefined;
  }
}

const goneIn = (event: WorldEvent): readonly Place[] =>
  event.type === "deleted" ? [{ chat: event.chatId, id: event.messageId }] : [];

const isPinning = ({ type }: WorldEvent): boolean =>
  type === "pinned" || type === "unpinned" || type === "deleted";

const pins = (life: Life): readonly Place[] =>
  roomsOf(life).map((room) => ({ chat: room.id, id: pinnedIn(room) }));

const toastIn = (event: WorldEvent) =>
  event.type === "tapAnswered" && event.text
    ? [{ who: event.by, text: event.text, alert: event.showAlert }]
    : [];
