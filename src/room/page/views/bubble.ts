import type { Bubble, Button } from "../../wire.ts";
import type { Acts } from "../acts.ts";
import { html, nothing, type TemplateResult } from "../lit.ts";
import { told } from "../moments.ts";
import { fieldOf, keyOf, personOf, type Room, type State, toggled, withEntry } from "../state.ts";
import { type Words, wordsIn } from "../words.ts";
import { avatar } from "./avatar.ts";
import { formatted } from "./formatted.ts";
import { icon } from "./icon.ts";
import { pollView } from "./poll.ts";

/** Where a message stands among its neighbours. */
export interface BubblePlace {
  /** The first of several in a row by one sender carries the name. */
  readonly isFirst: boolean;
  /** And the last one the picture. */
  readonly isLast: boolean;
  /** The Tab key stops at what is in it. */
  readonly isInReach: boolean;
}

export interface BubbleScene extends BubblePlace {
  readonly state: State;
  readonly room: Room;
  readonly acts: Acts;
  /** Whose hands are on this chat. */
  readonly who: number;
}

/** From here on a message is folded. */
const LONG = 2_400;
const MANY_LINES = 40;

/** One message, as the messenger would show it to this person. */
export function bubbleView(bubble: Bubble, scene: BubbleScene): TemplateResult {
  if (bubble.service !== undefined) return html`<p class="service">${bubble.service}</p>`;
  const { room, state, who, isFirst, isLast } = scene;
  const key = keyOf(bubble.chat, bubble.id);
  // In private there are but two, and everybody knows who is who.
  const isPrivate = bubble.chat > 0;
  const isOwn = bubble.from.id === who;
  const hue = personOf(room, bubble.from.id)?.colour ?? "bot";
  const classes = ["bubble", isOwn && "own", isFirst && "first", state.spotlit === key && "spotlit"];
  return html`<article id=${key} tabindex="-1" class=${classes.filter(Boolean).join(" ")}>
    ${isOwn || isPrivate ? nothing : isLast ? avatar(bubble.from.name, hue) : html`<span class="avatar-space"></span>`}
    <div class="stack">
      <div class="body">
        ${
          isFirst && !isOwn && !isPrivate
            ? html`<h3 class="name hue-${hue}">${bubble.from.name}</h3>`
            : html`<h3 class="unseen">${bubble.from.name}</h3>`
        }
        ${replyView(bubble, scene)}${mediaView(bubble, wordsIn(state.locale))}${textView(bubble, scene)}
        ${bubble.poll ? pollView(bubble, bubble.poll, pollScene(bubble, scene)) : nothing}
        ${footView(bubble, scene)}
      </div>
      ${buttonsView(bubble, scene)}
    </div>
    ${toolsView(bubble, scene)}
  </article>`;
}

const tabIn = ({ isInReach }: BubblePlace): number => (isInReach ? 0 : -1);

function replyView({ chat, reply }: Bubble, scene: BubbleScene): TemplateResult | typeof nothing {
  if (!reply) return nothing;
  const { acts, state } = scene;
  const words = wordsIn(state.locale);
  return html`<button class="quote" tabindex=${tabIn(scene)} aria-label=${words.chat.toOriginal(reply.name)}
      @click=${() => acts.jump(chat, reply.id)}>
    <b>${reply.name}</b><span>${reply.text}</span>
  </button>`;
}

function mediaView({ media, fileName }: Bubble, words: Words): TemplateResult | typeof nothing {
  if (!media) return nothing;
  return html`<p class="media ${media}">${icon(media)}
    <span>${words.chat.media[media]}${fileName ? html`<br /><small>${fileName}</small>` : nothing}</span></p>`;
}

function textView(bubble: Bubble, scene: BubbleScene): TemplateResult | typeof nothing {
  if (bubble.text === "") return nothing;
  const { state, room, acts, who } = scene;
  const words = wordsIn(state.locale);
  const key = keyOf(bubble.chat, bubble.id);
  const isLong = bubble.text.length > LONG || bubble.text.split("\n").length > MANY_LINES;
  const isFolded = isLong && !state.unfolded.has(key);
  const follow = (url: string) => acts.follow(who, url);
  const how = { zone: room.clock.zone, locale: state.locale, follow, tab: tabIn(scene) };
  return html`<div class="text ${isFolded ? "folded" : ""}" dir="auto">${formatted(
    bubble.text,
    bubble.entities,
    how,
  )}</div>${
    isLong
      ? html`<button class="fold" tabindex=${tabIn(scene)} aria-expanded=${!isFolded}
          @click=${() => acts.set((now) => ({ unfolded: toggled(now.unfolded, key) }))}
        >${isFolded ? words.chat.unfold : words.chat.fold}</button>`
      : nothing
  }`;
}

function footView(bubble: Bubble, { state, room }: BubbleScene): TemplateResult {
  const words = wordsIn(state.locale);
  const reader = { zone: room.clock.zone, locale: state.locale };
  return html`<footer>
    ${
      bubble.isProtected
        ? html`<span class="lock" role="img" aria-label=${words.chat.protected} title=${words.chat.protected}></span>`
        : nothing
    }
    ${bubble.isEdited ? html`<span>${words.chat.edited}</span>` : nothing}
    <time datetime=${new Date(bubble.at).toISOString()}>${told(bubble.at, "time", reader)}</time>
  </footer>`;
}

function buttonsView(bubble: Bubble, scene: BubbleScene): TemplateResult | typeof nothing {
  if (bubble.buttons.length === 0) return nothing;
  return html`<div class="keys">${bubble.buttons.map(
    (row) => html`<div class="row">${row.map((button) => buttonView(bubble, button, scene))}</div>`,
  )}</div>`;
}

function buttonView({ chat, id }: Bubble, { label, data, url }: Button, scene: BubbleScene): TemplateResult {
  const { acts, who } = scene;
  const press = () => {
    if (data !== undefined) void acts.deed({ do: "tap", who, chat, message: id, data });
    else if (url !== undefined) acts.follow(who, url);
  };
  return html`<button class="key" tabindex=${tabIn(scene)} @click=${press}>${label}${
    url === undefined ? nothing : icon("leads")
  }</button>`;
}

function toolsView(bubble: Bubble, scene: BubbleScene): TemplateResult {
  const { state, acts, who } = scene;
  const words = wordsIn(state.locale);
  const quote = bubble.text.slice(0, 80) || bubble.poll?.question || "";
  const use = (type: "reply" | "edit") => {
    const field = fieldOf(bubble.chat, who);
    acts.set(({ modes }) => ({ modes: withEntry(modes, field, { type, message: bubble.id, quote }) }));
    document.getElementById(`say-${bubble.chat}`)?.focus();
  };
  const tab = tabIn(scene);
  return html`<div class="tools">
    <button tabindex=${tab} aria-label=${words.chat.reply} title=${words.chat.reply} @click=${() => use("reply")}>${icon("reply")}</button>
    ${
      bubble.from.id === who && bubble.text !== ""
        ? html`<button tabindex=${tab} aria-label=${words.chat.edit} title=${words.chat.edit}
            @click=${() => use("edit")}>${icon("edit")}</button>`
        : nothing
    }
  </div>`;
}

function pollScene(bubble: Bubble, { state, room, acts, who }: BubbleScene) {
  const key = `${keyOf(bubble.chat, bubble.id)} ${who}`;
  return {
    words: wordsIn(state.locale),
    who,
    nameOf: (id: number) => personOf(room, id)?.name ?? "",
    ticked: state.ticks.get(key),
    tick: (options: readonly number[]) =>
      acts.set(({ ticks }) => ({ ticks: withEntry(ticks, key, options) })),
    vote: async (options: readonly number[]) => {
      const before = state.ticks.get(key);
      const mark = (marked: readonly number[] | undefined) =>
        acts.set(({ ticks }) => ({ ticks: withEntry(ticks, key, marked) }));
      mark(options);
      const answer = acts.deed({ do: "vote", who, chat: bubble.chat, message: bubble.id, options });
      // A refusal within the same frame would change nothing that is drawn.
      await new Promise(requestAnimationFrame);
      mark((await answer).done ? undefined : before);
    },
  };
}
