import type { Acts } from "../acts.ts";
import { html, type TemplateResult } from "../lit.ts";
import type { State } from "../state.ts";
import { wordsIn } from "../words.ts";

/** Which language the page speaks, each one called by its own name. */
export function languagesView(locale: State["locale"], acts: Acts): TemplateResult {
  const words = wordsIn(locale);
  return html`<div class="toggle" role="group" aria-label=${words.language}>${(["en", "ru"] as const).map(
    (one) => html`<button type="button" lang=${one} aria-pressed=${one === locale}
      @click=${() => acts.set(() => ({ locale: one }))}>${words.languages[one]}</button>`,
  )}</div>`;
}
