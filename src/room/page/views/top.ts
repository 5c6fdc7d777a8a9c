import type { ClockFace, StepMark } from "../../wire.ts";
import type { Acts } from "../acts.ts";
import { html, live, nothing, repeat, type TemplateResult } from "../lit.ts";
import { distance, type Reader, told } from "../moments.ts";
import { type Drawer, personOf, type Room, type State } from "../state.ts";
import { wordsIn } from "../words.ts";
import { avatar } from "./avatar.ts";
import { icon } from "./icon.ts";

/** So many seconds pass in one where time goes as fast as it can: a week at a time. */
const FULL_SPEED = 604_800;
const speeds = [1, 60, 600, 3_600, FULL_SPEED] as const;

/** The bar on top: whose room it is, the time and how to move it, and what can be opened. */
export function topView(state: State, room: Room, acts: Acts): TemplateResult {
  const words = wordsIn(state.locale);
  return html`<header class="top">
    <h1><span class="ring" aria-hidden="true"></span><span>${words.brand}</span></h1>
    ${clockView(state, room)}${timeView(state, room, acts)}
    <nav class="drawers" aria-label=${words.parts}>
      ${(["people", "break", "glass", "room"] as const).map((drawer) => drawerButton(drawer, { state, room, acts }))}
    </nav>
  </header>`;
}

const signs = { people: "people", break: "bolt", glass: "glass", room: "sliders" } as const;

function drawerButton(
  drawer: Drawer,
  { state, room, acts }: { state: State; room: Room; acts: Acts },
): TemplateResult {
  const label = wordsIn(state.locale).drawers[drawer];
  const isOpen = state.drawer === drawer;
  const me = personOf(room, state.me);
  return html`<button data-drawer=${drawer} aria-expanded=${isOpen} title=${label} @click=${() => acts.show(isOpen ? undefined : drawer)}>
    ${drawer === "people" && me ? avatar(me.name, me.colour) : icon(signs[drawer])}
    <span class="label">${label}</span>
  </button>`;
}

function clockView({ locale }: State, { clock }: Room): TemplateResult {
  const reader = { zone: clock.zone, locale };
  return html`<p class="clock">
    <time datetime=${new Date(clock.now).toISOString()}>${told(clock.now, "full", reader)}</time>
    <span class="quiet">${deadlineView(clock, reader)}</span>
  </p>`;
}

function deadlineView({ now, deadline, next }: ClockFace, reader: Reader): TemplateResult | string {
  const { time } = wordsIn(reader.locale);
  if (deadline === undefined) {
    return next === undefined ? time.noDeadline : time.nextIn(distance(next.at - now, reader.locale));
  }
  return html`${time.closes(distance(deadline - now, reader.locale))}<span class="at">
    · ${told(deadline, "full", reader)}</span>`;
}

function timeView({ locale, speed }: State, { clock }: Room, acts: Acts): TemplateResult {
  const { time } = wordsIn(locale);
  const isPlaying = clock.speed > 0;
  const to = (moment: "next" | "deadline" | "week" | "stop") => () => acts.deed({ do: "time", to: moment });
  const play = () => (isPlaying ? to("stop")() : acts.deed({ do: "play", speed }));
  const choose = ({ currentTarget }: Event) => {
    const chosen = Number((currentTarget as HTMLSelectElement).value);
    acts.set(() => ({ speed: chosen }));
    if (isPlaying) void acts.deed({ do: "play", speed: chosen });
  };
  return html`<div class="time" role="group" aria-label=${time.label}>
    <button class="main" title=${time.nextTold} @click=${to("next")}>${time.next}</button>
    <span class="player"><button class="play" @click=${play}>
      ${icon(isPlaying ? "pause" : "play")} ${isPlaying ? time.pause : time.play}</button>
    <select id="speed" aria-label=${time.speed} title=${time.speed} @change=${choose}>
      ${speeds.map(
        (one) =>
          html`<option value=${one} .selected=${live(one === speed)}>${one === FULL_SPEED ? time.full : `${one}×`}</option>`,
      )}
    </select></span>
    <button title=${time.deadlineTold} @click=${to("deadline")}>${time.deadline}</button>
    <button title=${time.weekTold} @click=${to("week")}>${time.week}</button>
  </div>`;
}

/** The steps of the meeting in one line, the one going on marked. */
export function stripView({ locale }: State, { steps }: Room): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  const { time } = wordsIn(locale);
  return html`<nav class="strip" aria-label=${time.steps} tabindex="0"><ol>${repeat(
    steps,
    ({ id }) => id,
    (step, index) => stepView(step, index, time.marks[step.state]),
  )}</ol></nav>`;
}

function stepView({ id, label, state }: StepMark, index: number, told: string): TemplateResult {
  return html`<li class=${state} data-step=${id} aria-current=${state === "now" ? "step" : nothing}>
    <span class="number" aria-hidden="true">${state === "done" ? "✓" : index}</span>
    <span>${label}<span class="unseen"> (${told})</span></span>
  </li>`;
}
