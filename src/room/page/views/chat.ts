import type { Bubble, Chat } from "../../wire.ts";
import type { Acts } from "../acts.ts";
import { guard, html, nothing, repeat, type TemplateResult } from "../lit.ts";
import { told } from "../moments.ts";
import { keyOf, type Room, type State, unreadIn, withEntry, withMember } from "../state.ts";
import { wordsIn } from "../words.ts";
import { avatar } from "./avatar.ts";
import { type BubblePlace, bubbleView } from "./bubble.ts";
import { composerView } from "./composer.ts";
import { icon } from "./icon.ts";
import { walked } from "./walking.ts";

export interface ChatScene {
  readonly state: State;
  readonly room: Room;
  readonly acts: Acts;
  /** Whose hands are on this chat. */
  readonly who: number;
  readonly kind: "group" | "private" | "beside";
  readonly title: string;
  readonly subtitle: string;
}

/** A chat: its head, what is pinned, the messages, and the field to write in. */
export function chatView(chat: Chat | undefined, scene: ChatScene): TemplateResult {
  const { kind, title, subtitle, state } = scene;
  const isShown = kind === state.pane;
  return html`<section class="chat ${kind} ${isShown ? "shown" : ""}" aria-label=${title}>
    <header>
      ${avatar(title, kind === "group" ? 6 : "bot")}
      <div><h2>${title}</h2><p class="quiet">${subtitle}</p></div>
      ${kind === "beside" ? putAwayView(scene) : nothing}
    </header>
    ${chat ? pinnedView(chat, scene) : nothing}
    ${repeat(
      chat ? [chat] : [],
      ({ id }) => `${id} ${scene.who}`,
      (one) => logView(one, scene),
    )}
    ${chat && chat.bubbles.length > 0 ? nothing : emptyView(scene)}
    ${repeat(
      chat || kind !== "group" ? [chat?.id ?? scene.who] : [],
      (id) => `${id} ${scene.who}`,
      (id) => composerView(id, scene),
    )}
  </section>`;
}

/** The focus goes to the chat before, as the button goes away with its own. */
function putAwayView({ state, acts, who, title }: ChatScene): TemplateResult {
  const label = wordsIn(state.locale).chat.putAway(title);
  const close = ({ currentTarget }: Event) => {
    const before = (currentTarget as HTMLElement).closest(".chat")?.previousElementSibling;
    before?.querySelector<HTMLElement>(".close, .log, button")?.focus();
    acts.putBeside(who, false);
  };
  return html`<button class="close" aria-label=${label} title=${label} @click=${close}>${icon("close")}</button>`;
}

function pinnedView(chat: Chat, { acts, state }: ChatScene): TemplateResult | typeof nothing {
  const pinned = chat.bubbles.findLast(({ id }) => id === chat.pinned);
  if (!pinned) return nothing;
  const words = wordsIn(state.locale);
  const lines = pinned.text.split("\n").filter((line) => line.trim() !== "");
  const going = lines.find((line) => /^\s*[→➡▶]/.test(line)) ?? lines[1];
  return html`<button class="pinned" title=${words.chat.toPinned} @click=${() => acts.jump(chat.id, pinned.id)}>
    <b>${words.chat.pinned}</b><span>${going ?? lines[0]}</span>
  </button>`;
}

/** The list stands on its end, so that it stays at the latest message by itself. */
function logView(chat: Chat, scene: ChatScene): TemplateResult {
  const { state, room, acts, title, who } = scene;
  const words = wordsIn(state.locale);
  const isReadingBack = state.readingBack.has(chat.id);
  const unread = unreadIn(state, chat, who);
  const scrolled = ({ currentTarget }: Event) => {
    const isBack = (currentTarget as HTMLElement).scrollTop < -80;
    if (isBack !== isReadingBack)
      acts.set((now) => ({ readingBack: withMember(now.readingBack, chat.id, isBack) }));
  };
  const stood = ({ target }: Event) => {
    const id = Number((target as HTMLElement).closest(".bubble")?.id.split("-").at(-1));
    if (id && state.walkedTo.get(chat.id) !== id)
      acts.set(({ walkedTo }) => ({ walkedTo: withEntry(walkedTo, chat.id, id) }));
  };
  return html`<div class="log-frame">
    <div class="log" id="log-${chat.id}" role="log" tabindex="0" aria-label=${words.chat.messages(title)}
      aria-describedby="walk-${chat.id}" aria-live=${room.clock.speed > 60 ? "off" : "polite"}
      @scroll=${scrolled} @keydown=${walked} @focusin=${stood}>
      <div class="list">${repeat(itemsOf(chat, scene), itemKey, (item) => itemView(item, scene))}</div>
    </div>
    <p class="walk" id="walk-${chat.id}">${words.chat.walk}</p>
    ${
      isReadingBack
        ? html`<button class="down" aria-label=${unread > 0 ? `${words.chat.down} (${unread})` : words.chat.down} title=${words.chat.down}
            @click=${() => acts.toLatest(chat.id)}>${icon("down")}${
              unread > 0 ? html`<span class="badge">${unread}</span>` : nothing
            }</button>`
        : nothing
    }
  </div>`;
}

type Item =
  | { readonly type: "day"; readonly key: string; readonly label: string }
  | ({ readonly type: "bubble"; readonly bubble: Bubble } & BubblePlace);

const itemKey = (item: Item): string =>
  item.type === "day" ? item.key : keyOf(item.bubble.chat, item.bubble.id);

/** So many of the latest messages are reached by the Tab key; the others by the arrow keys first. */
const RECENT = 5;

function itemsOf({ id, bubbles }: Chat, { state, room }: ChatScene): readonly Item[] {
  const reader = { zone: room.clock.zone, locale: state.locale };
  const stands = state.walkedTo.get(id);
  const days = bubbles.map(({ at }) => told(at, "day", reader));
  const isOneRow = (index: number): boolean => {
    const [one, other] = [bubbles[index - 1], bubbles[index]];
    if (!one || !other || one.service !== undefined || other.service !== undefined) return false;
    return one.from.id === other.from.id && days[index - 1] === days[index];
  };
  return bubbles.flatMap((bubble, index): Item[] => {
    const place = { isFirst: !isOneRow(index), isLast: !isOneRow(index + 1) };
    const isInReach = index >= bubbles.length - RECENT || bubble.id === stands;
    const item: Item = { type: "bubble", bubble, ...place, isInReach };
    const label = days[index] ?? "";
    const key = `day ${bubble.chat} ${bubble.id}`;
    return label === days[index - 1] ? [item] : [{ type: "day", key, label }, item];
  });
}

/** What has not changed is not drawn again, however fast the week goes. */
function itemView(item: Item, { state, room, acts, who }: ChatScene): unknown {
  if (item.type === "day") return html`<p class="day"><span>${item.label}</span></p>`;
  const { bubble, isFirst, isLast, isInReach } = item;
  const key = keyOf(bubble.chat, bubble.id);
  const marks = [state.unfolded.has(key), state.spotlit === key, state.ticks.get(`${key} ${who}`)];
  const place = [who, state.locale, room.clock.zone, room.life];
  return guard([bubble, isFirst, isLast, isInReach, ...marks, ...place], () =>
    bubbleView(bubble, { state, room, acts, who, isFirst, isLast, isInReach }),
  );
}

function emptyView({ state, room, acts, who, kind }: ChatScene): TemplateResult {
  const words = wordsIn(state.locale);
  if (kind === "group") return html`<div class="empty"><p>${words.chat.nothing}</p></div>`;
  const start = () => acts.deed({ do: "say", who, chat: who, text: "/start" });
  return html`<div class="empty">
    <p>${words.chat.unmet(room.bot.name)}</p>
    <button class="main" @click=${start}>${words.chat.start}</button>
  </div>`;
}
