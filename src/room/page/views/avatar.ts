import { html, type TemplateResult } from "../lit.ts";

/** The initial in a circle of a person's colour; the name itself always stands beside it. */
export function avatar(name: string, hue: number | "bot"): TemplateResult {
  const [initial = "?"] = name.trim().toUpperCase();
  return html`<span class="avatar hue-${hue}" aria-hidden="true">${initial}</span>`;
}
