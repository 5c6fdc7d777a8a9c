import type { Character, Colleague } from "../../wire.ts";
import { html, nothing, repeat, type TemplateResult } from "../lit.ts";
import { owedBy, privateOf, unreadIn } from "../state.ts";
import { wordsIn } from "../words.ts";
import { avatar } from "./avatar.ts";
import type { DrawerScene } from "./drawer.ts";

const characters: readonly Character[] = ["prompt", "slow", "silent", "talkative", "leaver"];

/** Everybody in the group: whose eyes to look through, who plays them, and what is awaited of them. */
export function peopleView(scene: DrawerScene): TemplateResult {
  const { state, room } = scene;
  const words = wordsIn(state.locale).people;
  return html`<p class="quiet">${words.told}</p>
    <ul class="people">${repeat(
      room.people,
      ({ id }) => id,
      (person) => personView(person, scene),
    )}</ul>
    ${state.isWide ? besideView(scene) : nothing}`;
}

function besideView({ state, room, acts }: DrawerScene): TemplateResult {
  const words = wordsIn(state.locale).people;
  return html`<h3 id="beside-label">${words.beside}</h3>
    <p class="quiet">${words.besideTold}</p>
    <div class="chips" role="group" aria-labelledby="beside-label">${room.people
      .filter(({ id }) => id !== state.me)
      .map(({ id, name }) => {
        const isThere = state.beside.includes(id);
        return html`<button aria-pressed=${isThere} @click=${() => acts.putBeside(id, !isThere)}>${name}</button>`;
      })}</div>`;
}

function personView(person: Colleague, scene: DrawerScene): TemplateResult {
  const { state, room, acts } = scene;
  const words = wordsIn(state.locale).people;
  const isMe = person.id === state.me;
  const unread = unreadIn(state, privateOf(room, person.id), person.id);
  const absence = person.isInGroup ? (person.blocksBot ? words.blocks : "") : words.gone;
  return html`<li class=${isMe ? "me" : ""}>
    <button class="person" aria-pressed=${isMe} title=${words.be(person.name)}
      @click=${() => acts.look(person.id)}>
      ${avatar(person.name, person.colour)}
      <span class="who"><b>${person.name}</b>${isMe ? html`<span class="unseen">, </span><small>${words.me}</small>` : nothing}
        ${absence ? html`<small class="warning">${absence}</small>` : nothing}</span>
      ${unread > 0 ? html`<span class="badge" aria-hidden="true">${unread}</span><span class="unseen">, ${wordsIn(state.locale).chat.unread(unread)}</span>` : nothing}
    </button>
    <div class="casting">${playedView(person, scene)}${characterView(person, scene)}</div>
    ${
      person.owes.length > 0
        ? html`<ul class="owes">${owedBy(person).map((one) => html`<li>${one}</li>`)}</ul>`
        : nothing
    }
  </li>`;
}

function playedView({ id, name, actsByItself }: Colleague, { state, acts }: DrawerScene): TemplateResult {
  const words = wordsIn(state.locale).people;
  const choice = (label: string, isItself: boolean) =>
    html`<button aria-pressed=${actsByItself === isItself}
      @click=${() => acts.deed({ do: "cast", who: id, actsByItself: isItself })}>${label}</button>`;
  return html`<span class="toggle" role="group" aria-label=${words.who(name)}>${choice(words.mine, false)}${choice(
    words.itself,
    true,
  )}</span>`;
}

function characterView({ id, name, character }: Colleague, { state, acts }: DrawerScene): TemplateResult {
  const words = wordsIn(state.locale).people;
  const chosen = ({ currentTarget }: Event) =>
    acts.deed({ do: "cast", who: id, character: (currentTarget as HTMLSelectElement).value as Character });
  return html`<select aria-label=${words.character(name)} @change=${chosen}>${characters.map(
    (one) => html`<option value=${one} ?selected=${one === character}>${words.characters[one]}</option>`,
  )}</select>`;
}
