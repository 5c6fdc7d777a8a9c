import type { Acts } from "../acts.ts";
import { html, nothing, type TemplateResult } from "../lit.ts";
import type { Drawer, Room, State } from "../state.ts";
import { wordsIn } from "../words.ts";
import { glassView } from "./glass.ts";
import { icon } from "./icon.ts";
import { mishapsView } from "./mishaps.ts";
import { peopleView } from "./people.ts";
import { roomView } from "./room.ts";

export interface DrawerScene {
  readonly state: State;
  readonly room: Room;
  readonly acts: Acts;
}

/** What is opened beside the chats, one thing at a time; on a phone it is a dialog over them. */
export function drawerView(scene: DrawerScene): TemplateResult | typeof nothing {
  const { state, acts } = scene;
  if (!state.drawer) return nothing;
  const words = wordsIn(state.locale);
  const title = words.drawers[state.drawer];
  const escaped = ({ key }: KeyboardEvent) => (key === "Escape" ? acts.show(undefined) : undefined);
  const inside = html`<header><h2 tabindex="-1">${title}</h2>
      <button class="close" aria-label=${words.close} title=${words.close} @click=${() => acts.show(undefined)}>${icon("close")}</button>
    </header>
    <div class="inside" tabindex="0" role="region" aria-label=${title}>${insideOf(state.drawer, scene)}</div>`;
  return state.isNarrow
    ? html`<section class="drawer" role="dialog" aria-modal="true" aria-label=${title} tabindex="-1"
        @keydown=${escaped}>${inside}</section>`
    : html`<aside class="drawer" aria-label=${title} @keydown=${escaped}>${inside}</aside>`;
}

function insideOf(drawer: Drawer, scene: DrawerScene): TemplateResult {
  switch (drawer) {
    case "people":
      return peopleView(scene);
    case "break":
      return mishapsView(scene);
    case "glass":
      return glassView(scene);
    case "room":
      return roomView(scene);
  }
}
