import type { Acts } from "../acts.ts";
import { html, nothing, type TemplateResult } from "../lit.ts";
import type { State } from "../state.ts";
import { wordsIn } from "../words.ts";

/** Others may be in the story that is going on: whoever comes by a link is asked before it is left. */
export function leavingView({ leaving, locale }: State, acts: Acts): TemplateResult | typeof nothing {
  if (!leaving) return nothing;
  const words = wordsIn(locale).leaving;
  const stay = () => acts.set(() => ({ leaving: undefined }));
  return html`<dialog class="leaving" aria-labelledby="leaving-title" @close=${stay}>
    <h2 id="leaving-title" tabindex="-1" autofocus>${words.title}</h2>
    <p>${words.told}</p>
    <footer><button class="main" @click=${stay}>${words.stay}</button>
      <button class="go" @click=${() => acts.goTo(leaving)}>${words.go}</button></footer>
  </dialog>`;
}
