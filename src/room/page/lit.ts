export { guard } from "/modules/lit-html/directives/guard.js";
export { live } from "/modules/lit-html/directives/live.js";
export { repeat } from "/modules/lit-html/directives/repeat.js";
export type { TemplateResult } from "/modules/lit-html/lit-html.js";
export { html, nothing, render } from "/modules/lit-html/lit-html.js";
