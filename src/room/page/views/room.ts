import { html, type TemplateResult } from "../lit.ts";
import type { Theme } from "../state.ts";
import { wordsIn } from "../words.ts";
import type { DrawerScene } from "./drawer.ts";
import { languagesView } from "./languages.ts";
import { firstOpening } from "./start.ts";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** The room itself: its story, its language, its looks. */
export function roomView({ state, room, acts }: DrawerScene): TemplateResult {
  const words = wordsIn(state.locale);
  const begin = () => acts.set(() => ({ opening: firstOpening }));
  return html`<button class="wide main" @click=${begin}>${words.room.begin}</button>
    <button class="wide" @click=${acts.share}>${words.room.share}</button>
    <p class="quiet">${words.room.sharedTold} ${words.room.seed(room.beginning.seed)}.</p>
    <h3 id="theme-label">${words.room.theme}</h3>
    <div class="toggle" role="group" aria-labelledby="theme-label">${themes.map(
      (theme) => html`<button data-theme-choice=${theme} aria-pressed=${state.theme === theme}
        @click=${() => acts.set(() => ({ theme }))}>${words.room.themes[theme]}</button>`,
    )}</div>
    <h3>${words.language}</h3>
    ${languagesView(state.locale, acts)}`;
}
