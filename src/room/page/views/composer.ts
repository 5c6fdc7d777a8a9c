import { html, live, nothing, type TemplateResult } from "../lit.ts";
import { fieldOf, type Mode, personOf, withEntry } from "../state.ts";
import { wordsIn } from "../words.ts";
import type { ChatScene } from "./chat.ts";
import { icon } from "./icon.ts";

type Media = "photo" | "voice" | "document";
const kinds: readonly Media[] = ["photo", "voice", "document"];

/** The field to write in; for people who act by themselves, a way to play them. */
export function composerView(chat: number, scene: ChatScene): TemplateResult {
  const { state, room, acts, who } = scene;
  const words = wordsIn(state.locale);
  const person = personOf(room, who);
  const name = person?.name ?? "";
  if (person?.actsByItself) {
    const play = () => acts.deed({ do: "cast", who, actsByItself: false });
    return html`<div class="composer idle"><p class="quiet">${words.composer.itself(name)}</p>
      <button class="main" @click=${play}>${words.composer.play(name)}</button></div>`;
  }
  const field = fieldOf(chat, who);
  const typed = ({ currentTarget }: Event) => {
    const { value } = currentTarget as HTMLTextAreaElement;
    acts.set(({ drafts }) => ({ drafts: withEntry(drafts, field, value || undefined) }));
  };
  return html`<form class="composer" @submit=${(event: Event) => send(event, chat, scene)}>
    ${modeView(chat, scene)}
    <details class="attach">
      <summary aria-label=${words.composer.attach} title=${words.composer.attach}>${icon("clip")}</summary>
      <div class="menu">${kinds.map(
        (
          media,
        ) => html`<button type="button" @click=${(event: Event) => attach(event, { chat, media }, scene)}>
          ${icon(media)} ${words.chat.media[media]}</button>`,
      )}</div>
    </details>
    <textarea id="say-${chat}" rows="1" maxlength="16000" placeholder=${words.composer.placeholder}
      aria-label=${words.composer.label(name)}
      .value=${live(state.drafts.get(field) ?? "")} @input=${typed} @keydown=${pressed}></textarea>
    <button class="send" aria-label=${words.composer.send} title=${words.composer.send}>${icon("send")}</button>
  </form>`;
}

function modeView(chat: number, { state, acts, who }: ChatScene): TemplateResult | typeof nothing {
  const field = fieldOf(chat, who);
  const mode = state.modes.get(field);
  if (!mode) return nothing;
  const words = wordsIn(state.locale).composer;
  const cancel = () => acts.set(({ modes }) => ({ modes: withEntry(modes, field, undefined) }));
  return html`<div class="mode"><p><b>${mode.type === "reply" ? words.replying : words.editing}</b>
    <span>${mode.quote}</span></p>
    <button type="button" aria-label=${words.cancel} title=${words.cancel} @click=${cancel}>${icon("close")}</button></div>`;
}

/** Enter sends; with Shift it begins a new line. A word that is still being composed is left alone. */
function pressed(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
}

function send(event: Event, chat: number, scene: ChatScene): void {
  event.preventDefault();
  const field = (event.currentTarget as HTMLFormElement).querySelector("textarea");
  const text = field?.value.trim() ?? "";
  if (!field || text === "") return;
  void said(field, { chat, text, mode: modeOf(chat, scene) }, scene);
}

function attach(event: Event, { chat, media }: { chat: number; media: Media }, scene: ChatScene): void {
  const form = (event.currentTarget as HTMLElement).closest("form");
  const field = form?.querySelector("textarea");
  form?.querySelector("details")?.removeAttribute("open");
  if (field) void said(field, { chat, text: field.value.trim(), mode: modeOf(chat, scene), media }, scene);
}

const modeOf = (chat: number, { state, who }: ChatScene): Mode | undefined =>
  state.modes.get(fieldOf(chat, who));

interface Saying {
  readonly chat: number;
  readonly text: string;
  readonly mode: Mode | undefined;
  readonly media?: Media;
}

/** What was typed is sent once, and leaves the field only when it has arrived and nothing was added. */
async function said(field: HTMLTextAreaElement, saying: Saying, { acts, who }: ChatScene): Promise<void> {
  const { chat, text, mode, media } = saying;
  const { form, value } = field;
  if (!form || form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const outcome = await acts.deed(
    mode?.type === "edit" && !media
      ? { do: "edit", who, chat, message: mode.message, text }
      : { do: "say", who, chat, text, ...(mode ? { reply: mode.message } : {}), ...(media ? { media } : {}) },
  );
  form.ariaBusy = null;
  if (!outcome.done) return;
  if (field.value === value) field.value = ""; // at once: the next key may come before the next frame
  const place = fieldOf(chat, who);
  acts.set(({ modes, drafts }) => ({
    ...(modes.get(place) === mode && { modes: withEntry(modes, place, undefined) }),
    ...(drafts.get(place) === value && { drafts: withEntry(drafts, place, undefined) }),
  }));
  acts.toLatest(chat);
}
