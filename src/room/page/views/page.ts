import type { Acts } from "../acts.ts";
import { html, nothing, repeat, type TemplateResult } from "../lit.ts";
import { besideOf, groupOf, personOf, privateOf, type Room, type State, unreadIn } from "../state.ts";
import { wordsIn } from "../words.ts";
import { chatView } from "./chat.ts";
import { drawerView } from "./drawer.ts";
import { hintView } from "./hint.ts";
import { leavingView } from "./leaving.ts";
import { startView } from "./start.ts";
import { toastsView } from "./toasts.ts";
import { stripView, topView } from "./top.ts";

/** The whole page, from the state alone. */
export function pageView(state: State, acts: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  return html`${state.line === "lost" ? html`<p class="banner" role="alert">${words.line.lost}</p>` : nothing}
    ${
      state.room && !state.isOnTheWay
        ? insideView(state, state.room, acts)
        : html`<main class="loading"><p role="status">${words.loading}</p></main>`
    }
    ${startView(state, acts)}${leavingView(state, acts)}${byHandView(state, acts)}${toastsView(state, acts)}`;
}

function insideView(state: State, room: Room, acts: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  const toField = (event: Event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(".chat.shown textarea, .chat.shown .idle button")?.focus();
  };
  // On a phone the drawer covers everything, so nothing beneath it can be reached.
  const isCovered = state.isNarrow && state.drawer !== undefined;
  const drawer = drawerView({ state, room, acts });
  return html`<div class="within" ?inert=${isCovered}>
    <a class="skip" href="#room" @click=${toField}>${words.skip}</a>
    ${topView(state, room, acts)}${stripView(state, room)}${hintView(state, room, acts)}
    ${switchView(state, room, acts)}
    <div class="floor">
      <main class="chats">${chatsView(state, room, acts)}</main>
      ${isCovered ? nothing : drawer}
    </div>
  </div>${isCovered ? drawer : nothing}`;
}

function chatsView(state: State, room: Room, acts: Acts): TemplateResult {
  const { chat: words } = wordsIn(state.locale);
  const group = groupOf(room);
  const members = room.people.filter(({ isInGroup }) => isInGroup).length;
  const title = group?.title ?? words.group;
  const scene = { state, room, acts, who: state.me };
  const inPrivate = (who: number, kind: "private" | "beside") => {
    const name = personOf(room, who)?.name ?? "";
    return chatView(privateOf(room, who), {
      ...{ state, room, acts, who, kind },
      title: words.with(room.bot.name, name),
      subtitle: words.private,
    });
  };
  return html`${chatView(group, { ...scene, kind: "group", title, subtitle: words.members(members) })}
    ${inPrivate(state.me, "private")}${repeat(
      besideOf(state),
      (who) => who,
      (who) => inPrivate(who, "beside"),
    )}`;
}

/** On a phone there is room for one chat. */
function switchView(state: State, room: Room, acts: Acts): TemplateResult {
  const { chat: words } = wordsIn(state.locale);
  const choice = (pane: "group" | "private", label: string, unread: number) => {
    const told =
      unread > 0
        ? html`<span class="badge" aria-hidden="true">${unread}</span><span class="unseen">, ${words.unread(
            unread,
          )}</span>`
        : nothing;
    return html`<button aria-pressed=${state.pane === pane} data-pane=${pane}
      @click=${() => acts.set(() => ({ pane }))}>${label}${told}</button>`;
  };
  return html`<nav class="switch" aria-label=${words.switch}>
    ${choice("group", words.group, unreadIn(state, groupOf(room), state.me))}
    ${choice("private", words.private, unreadIn(state, privateOf(room, state.me), state.me))}
  </nav>`;
}

/** Where the browser does not let a page copy, people do it themselves. */
function byHandView({ byHand, locale }: State, acts: Acts): TemplateResult | typeof nothing {
  if (byHand === undefined) return nothing;
  const words = wordsIn(locale);
  const close = () => acts.set(() => ({ byHand: undefined }));
  return html`<dialog class="by-hand" aria-label=${words.glass.byHand} @close=${close}>
    <p>${words.glass.byHand}</p>
    <textarea readonly aria-label=${words.glass.byHand} .value=${byHand}></textarea>
    <button class="main" @click=${close}>${words.close}</button>
  </dialog>`;
}
