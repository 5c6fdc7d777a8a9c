import type { Acts } from "../acts.ts";
import { html, nothing, type TemplateResult } from "../lit.ts";
import { owedBy, personOf, type Room, type State } from "../state.ts";
import { wordsIn } from "../words.ts";

/** One line that always says what can be done next. */
export function hintView(state: State, room: Room, acts: Acts): TemplateResult {
  const { hint } = wordsIn(state.locale);
  const me = personOf(room, state.me);
  const canAnswer = me?.isInGroup === true && !me.blocksBot && !me.actsByItself;
  const isAwaited = canAnswer && (me.owes.length > 0 || me.mayJoin);
  const takeOver = () => acts.deed({ do: "cast", who: state.me, actsByItself: false });
  const showPrivate = () => acts.set(() => ({ pane: "private" }));
  return html`<aside class="hint ${isAwaited ? "turn" : ""}" aria-label=${hint.label}>
    <p role="status">${lineOf(state, room)}</p>
    ${isAwaited && !me.mayJoin && state.isNarrow && state.pane === "group" ? html`<button @click=${showPrivate}>${hint.show}</button>` : nothing}
    ${me?.actsByItself && room.clock.speed === 0 ? html`<button class="take-over" @click=${takeOver}>${hint.takeOver}</button>` : nothing}
  </aside>`;
}

function lineOf(state: State, { bot, clock, people, beginning, steps }: Room): string {
  const { hint } = wordsIn(state.locale);
  const me = people.find(({ id }) => id === state.me);
  const [first, ...others] = me ? owedBy(me) : [];
  if (!bot.isRunning) return hint.down;
  if (!bot.isInGroup) return hint.away;
  if (clock.speed > 0) return hint.passing;
  if (me?.isInGroup === false) return hint.left(me.name);
  if (me?.blocksBot) return hint.blocks(me.name);
  if (steps.length > 0 && steps.every(({ state }) => state === "done" || state === "skipped"))
    return clock.next ? hint.ended : hint.endedLast;
  if (me?.actsByItself) return clock.next ? hint.itself(me.name) : hint.over;
  if (first !== undefined) return hint.turn(first) + (others.length > 0 ? hint.more(others.length) : "");
  if (me?.mayJoin) return hint.join;
  if (clock.next) return hint.free;
  return beginning.story === "empty" && steps.every(({ state }) => state === "coming")
    ? hint.setUp
    : hint.over;
}
