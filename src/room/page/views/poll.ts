import type { Bubble, Poll } from "../../wire.ts";
import { html, live, nothing, type TemplateResult } from "../lit.ts";
import type { Words } from "../words.ts";

export interface PollScene {
  readonly words: Words;
  /** Who looks at it. */
  readonly who: number;
  readonly nameOf: (id: number) => string;
  /** Ticked, and not sent yet. */
  readonly ticked: readonly number[] | undefined;
  readonly tick: (options: readonly number[]) => void;
  /** What is refused is not ticked any longer. */
  readonly vote: (options: readonly number[]) => Promise<void>;
}

/** A poll that can be voted in, taken back, and seen closing. */
export function pollView(bubble: Bubble, poll: Poll, scene: PollScene): TemplateResult {
  const mine = poll.chosen.find(({ who }) => who === scene.who)?.options ?? [];
  const { words } = scene;
  const kind = poll.isClosed ? words.poll.closed : poll.isMultiple ? words.poll.several : words.poll.one;
  return html`<fieldset class="poll" ?disabled=${poll.isClosed}>
    <legend>${poll.question}</legend>
    <p class="quiet">${kind}</p>
    ${poll.options.map((_, index) => optionView(bubble, { poll, index, mine }, scene))}
    ${footView(poll, mine, scene)}
  </fieldset>`;
}

interface Choice {
  readonly poll: Poll;
  readonly index: number;
  readonly mine: readonly number[];
}

function optionView(bubble: Bubble, choice: Choice, scene: PollScene): TemplateResult {
  const { poll, index, mine } = choice;
  const option = poll.options[index];
  const ticked = scene.ticked ?? mine;
  const pick = () => {
    if (!poll.isMultiple) return void scene.vote([index]);
    const others = ticked.filter((one) => one !== index);
    scene.tick(ticked.includes(index) ? others : [...others, index].sort((one, other) => one - other));
  };
  return html`<label class="option">
    ${
      poll.isClosed
        ? html`<span class="mark" aria-hidden="true">${mine.includes(index) ? "✓" : ""}</span>`
        : html`<input
            type=${poll.isMultiple ? "checkbox" : "radio"}
            name="poll-${bubble.chat}-${bubble.id}-${scene.who}"
            .checked=${live(ticked.includes(index))}
            @change=${pick}
          />`
    }
    <span class="option-text">${option?.text}${
      poll.isClosed && mine.includes(index)
        ? html`<span class="unseen"> (${scene.words.poll.mine})</span>`
        : nothing
    }</span>
    ${option?.votes === undefined ? nothing : votesView(option.votes, choice, scene)}
  </label>`;
}

function votesView(votes: number, { poll, index }: Choice, { words, nameOf }: PollScene): TemplateResult {
  const voters = poll.chosen.filter(({ options }) => options.includes(index)).map(({ who }) => nameOf(who));
  return html`<span class="votes">${words.poll.votes(votes)}</span>
    <progress max=${Math.max(1, poll.total)} .value=${votes} aria-hidden="true"></progress>
    ${voters.length > 0 ? html`<span class="voters">${voters.join(", ")}</span>` : nothing}`;
}

function footView(poll: Poll, mine: readonly number[], scene: PollScene): TemplateResult {
  const { words, ticked } = scene;
  const isHidden = !poll.isClosed && poll.options.every(({ votes }) => votes === undefined);
  const isUnsent = ticked !== undefined && ticked.length > 0;
  return html`<p class="quiet">${words.poll.total(poll.total)}${isHidden ? html`. ${words.poll.hidden}` : nothing}</p>
    ${
      poll.isMultiple && !poll.isClosed && isUnsent
        ? html`<button class="key" @click=${() => scene.vote(ticked)}>${words.poll.vote}</button>`
        : nothing
    }
    ${
      !poll.isClosed && mine.length > 0
        ? html`<button class="key" @click=${() => scene.vote([])}>${words.poll.takeBack}</button>`
        : nothing
    }`;
}
