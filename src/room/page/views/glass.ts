import type { Passing } from "../../wire.ts";
import { html, type TemplateResult } from "../lit.ts";
import { type Reader, told } from "../moments.ts";
import { owedBy, type Room } from "../state.ts";
import { type Words, wordsIn } from "../words.ts";
import type { DrawerScene } from "./drawer.ts";

/** Behind the glass: for those who want to know. */
export function glassView({ state, room, acts }: DrawerScene): TemplateResult {
  const words = wordsIn(state.locale).glass;
  const reader = { zone: room.clock.zone, locale: state.locale };
  return html`<p class="quiet">${words.told}</p>
    <button class="wide" @click=${acts.copyStory}>${words.copy}</button>
    ${passingView(room.glass.passing, words, reader)}
    <details open><summary>${words.owes}</summary>${owesView(room, words)}</details>
    <details><summary>${words.meeting}</summary>${
      room.glass.meeting === ""
        ? html`<p class="quiet">${words.noMeeting}</p>`
        : html`<pre tabindex="0" class="json">${room.glass.meeting}</pre>`
    }</details>
    <details><summary>${words.outbox} <span class="quiet">${room.glass.outbox.length}</span></summary>${outboxView(
      room,
      words,
    )}</details>`;
}

/** So many of the latest are drawn; who wants all of them copies the story. */
const SHOWN = 60;

function passingView(passing: readonly Passing[], words: Words["glass"], reader: Reader): TemplateResult {
  return html`<details open><summary>${words.passing}</summary>
    <ol class="passing" tabindex="0">${passing
      .slice(-SHOWN)
      .toReversed()
      .map(
        ({ at, way, name, summary, error }) => html`<li class=${way}>
          <span class="way" role="img" aria-label=${words[way]} title=${words[way]}>${way === "call" ? "→" : "←"}</span>
          <time>${told(at, "precise", reader)}</time> <b>${name}</b>
          <span class="summary">${summary}</span>
          ${error === undefined ? "" : html`<span class="warning">${error}</span>`}
        </li>`,
      )}</ol>
  </details>`;
}

function owesView({ people }: Room, words: Words["glass"]): TemplateResult {
  const owing = people.filter(({ owes }) => owes.length > 0);
  if (owing.length === 0) return html`<p class="quiet">${words.nobody}</p>`;
  return html`<dl>${owing.map(
    (person) => html`<dt>${person.name}</dt>${owedBy(person).map((one) => html`<dd>${one}</dd>`)}`,
  )}</dl>`;
}

function outboxView({ glass }: Room, words: Words["glass"]): TemplateResult {
  if (glass.outbox.length === 0) return html`<p class="quiet">${words.empty}</p>`;
  return html`<ul class="outbox">${glass.outbox.map(
    ({ id, chat, method, state, tries }) =>
      html`<li>#${id} <b>${method}</b> → ${chat} <span class="quiet">${state}, ${words.tries(tries)}</span></li>`,
  )}</ul>`;
}
