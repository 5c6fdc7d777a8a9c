import type { Acts } from "../acts.ts";
import { html, nothing, type TemplateResult } from "../lit.ts";
import type { Opening, State } from "../state.ts";
import { wordsIn } from "../words.ts";
import { languagesView } from "./languages.ts";

/** What is suggested to somebody who is here for the first time: the presenter's week. */
export const firstOpening: Opening = { story: "kindergarten", preset: "week", part: "presenter" };

/** The first screen: what this is, and which story is to begin. */
export function startView(state: State, acts: Acts): TemplateResult | typeof nothing {
  const { opening, locale, room, isBeginning, refused } = state;
  if (!opening) return nothing;
  const words = wordsIn(locale);
  const begin = (event: Event) => {
    event.preventDefault();
    acts.begin(opening);
  };
  const close = () => acts.set(() => ({ opening: undefined, refused: undefined }));
  return html`<dialog class="start" aria-labelledby="start-title" @close=${close}>
    <form @submit=${begin}>
      <header><h2 id="start-title" tabindex="-1" autofocus><span class="ring" aria-hidden="true"></span>${words.start.title}</h2>
        ${languagesView(locale, acts)}</header>
      <p>${words.start.what}</p>
      ${choiceView("story", opening, { of: ["kindergarten", "psychologists", "empty"], locale, acts })}
      ${opening.story === "empty" ? nothing : choiceView("preset", opening, { of: ["week", "hour"], locale, acts })}
      ${choiceView("part", opening, { of: ["presenter", "helper", "watcher"], locale, acts })}
      ${refused ? html`<p class="warning" role="alert">${refused}</p>` : nothing}
      <footer><button class="main" ?disabled=${isBeginning} aria-busy=${isBeginning}>${words.start.begin}</button>
        ${room ? html`<button type="button" @click=${close}>${words.start.keep}</button>` : nothing}</footer>
    </form>
  </dialog>`;
}

interface Offer {
  readonly of: readonly string[];
  readonly locale: State["locale"];
  readonly acts: Acts;
}

function choiceView(
  what: "story" | "preset" | "part",
  opening: Opening,
  { of, locale, acts }: Offer,
): TemplateResult {
  const { start } = wordsIn(locale);
  const [title, names, told]: readonly [string, Record<string, string>, Record<string, string>] = {
    story: [start.story, start.stories, start.storiesTold] as const,
    preset: [start.length, start.presets, start.presetsTold] as const,
    part: [start.part, start.parts, start.partsTold] as const,
  }[what];
  const choose = (value: string) => () =>
    acts.set((now) => (now.opening ? { opening: { ...now.opening, [what]: value } } : {}));
  return html`<fieldset class="cards"><legend>${title}</legend><div>${of.map(
    (value) => html`<label><input type="radio" name=${what} value=${value} .checked=${opening[what] === value}
      @change=${choose(value)} /><span><b>${names[value]}</b><small>${told[value]}</small></span></label>`,
  )}</div></fieldset>`;
}
