import type { Mishap } from "../../wire.ts";
import { html, type TemplateResult } from "../lit.ts";
import { personOf } from "../state.ts";
import { wordsIn } from "../words.ts";
import type { DrawerScene } from "./drawer.ts";

/** What goes wrong in life, and the ways back. */
export function mishapsView(scene: DrawerScene): TemplateResult {
  const { state, room } = scene;
  const words = wordsIn(state.locale).mishaps;
  const me = personOf(room, state.me);
  const own: readonly Mishap[] = [
    me?.blocksBot ? "unblock" : "block",
    me?.isInGroup === false ? "return" : "leave",
  ];
  const bots: readonly Mishap[] = [
    room.bot.isInGroup ? "kick-bot" : "add-bot",
    "delete-card",
    "outage",
    "flood",
    "restart",
  ];
  return html`<p class="quiet">${words.told}</p>
    <h3>${words.of(me?.name ?? "")}</h3>
    <div class="mishaps">${own.map((what) => mishapButton(what, scene))}</div>
    <h3>${words.bot}</h3>
    <div class="mishaps">${bots.map((what) => mishapButton(what, scene))}</div>
    <h3>${words.complaints}</h3>
    ${
      room.bot.complaints.length === 0
        ? html`<p class="quiet">${words.calm}</p>`
        : html`<ul class="complaints">${room.bot.complaints.map((one) => html`<li>${one}</li>`)}</ul>`
    }`;
}

function mishapButton(what: Mishap, { state, acts }: DrawerScene): TemplateResult {
  const words = wordsIn(state.locale).mishaps;
  const happen = async () => {
    const outcome = await acts.deed({ do: "break", what, who: state.me });
    if (outcome.done) acts.toast(words.happened);
  };
  return html`<button data-mishap=${what} @click=${happen}>${words[what]}</button>`;
}
