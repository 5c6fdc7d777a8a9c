import type { Acts } from "../acts.ts";
import { html, repeat, type TemplateResult } from "../lit.ts";
import type { State, Toast } from "../state.ts";
import { wordsIn } from "../words.ts";
import { icon } from "./icon.ts";

/** What is told in passing goes by itself; what the messenger would wait with stays until it is closed. */
export function toastsView({ toasts, locale }: State, acts: Acts): TemplateResult {
  const words = wordsIn(locale);
  const close = (key: number) => () =>
    acts.set((now) => ({ toasts: now.toasts.filter((toast) => toast.key !== key) }));
  const list = (shown: readonly Toast[]) =>
    repeat(
      shown,
      ({ key }) => key,
      ({ key, text, isAlert }) => html`<p class="toast ${isAlert ? "alert" : ""}"><span>${text}</span>
        <button aria-label=${words.close} title=${words.close} @click=${close(key)}>${icon("close")}</button></p>`,
    );
  return html`<div class="toasts">
    <div role="alert">${list(toasts.filter(({ isAlert }) => isAlert))}</div>
    <div role="status">${list(toasts.filter(({ isAlert }) => !isAlert))}</div>
  </div>`;
}
