import { html, type TemplateResult } from "../lit.ts";

/** Drawn here, so that they look the same on every machine; each in a square of 20. */
const shapes = {
  people:
    "M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM1.5 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5M13 4a3 3 0 0 1 0 5.5M15 12.3c2 .6 3.5 2 3.5 4.2",
  bolt: "M11.5 1.5 4 11.5h5l-1 7 7.5-10h-5l1-7Z",
  glass: "M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM12.5 12.5l5 5",
  sliders:
    "M2.5 5.5h8m5 0h2m-15 9h2m5 0h8M13 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM7 17a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  clip: "M16.5 9.5 10 16a4 4 0 0 1-5.7-5.7l7-7a2.7 2.7 0 0 1 3.8 3.8l-6.7 6.7a1.3 1.3 0 0 1-1.9-1.9l6-6",
  send: "M2.5 3.5 18 10 2.5 16.5l2-6.5-2-6.5ZM4.5 10H11",
  photo: "M2.5 4.5h15v11h-15v-11ZM2.5 13l4-4 4 4 2.5-2.5 4.5 4M13 8.2a.7.7 0 1 0 0-1.4.7.7 0 0 0 0 1.4Z",
  voice:
    "M10 12.5a2.8 2.8 0 0 0 2.8-2.8V5a2.8 2.8 0 0 0-5.6 0v4.7a2.8 2.8 0 0 0 2.8 2.8ZM4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v3",
  document: "M5 1.8h6.5L16 6.3v11.9H5V1.8ZM11.3 2v4.5h4.5M7.8 10.5h5.4m-5.4 3h5.4",
  video: "M2.5 5h10v10h-10V5Zm10 4 5-3v8l-5-3",
  audio:
    "M7 15.5V4l9-2v11.5M7 15.5a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0Zm9-2a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0Z",
  sticker: "M3 3h14v8.5L11.5 17H3V3Zm8.5 14v-5.5H17M7 7.5v1m5-1v1",
  reply: "M8 4 2.5 9.5 8 15v-3.5c4.5 0 7.5 1 9.5 4.5-.5-5-3.5-8.5-9.5-8.5V4Z",
  edit: "M3 17l1-4.5L13.5 3 17 6.5 7.5 16 3 17ZM11.5 5 15 8.5",
  play: "M5.5 3.5v13l11-6.5-11-6.5Z",
  pause: "M6 4v12M14 4v12",
  close: "M4.5 4.5l11 11m0-11-11 11",
  down: "M10 3.5v13m-5.5-5.5 5.5 5.5 5.5-5.5",
  leads: "M6 14 14 6m-6.5 0H14v6.5",
} as const;

export type Icon = keyof typeof shapes;

/** A sign beside a word, or on a button that has its name in a label. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${shapes[name]} /></svg>`;
}
