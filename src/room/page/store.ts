import { render } from "./lit.ts";
import { besideOf, groupOf, privateOf, type State } from "./state.ts";

export interface Store {
  readonly now: () => State;
  /** The page is drawn once per frame, however much has changed. */
  readonly set: (change: (now: State) => Partial<State>) => void;
  /** Calls back when what is true now can be seen. */
  readonly drawn: (then: () => void) => void;
}

/** The one state of the page, drawn into an element. */
export function createStore(first: State, draw: (state: State) => unknown, into: HTMLElement): Store {
  let state = first;
  let isAwaited = false;
  let waiting: (() => void)[] = [];

  const frame = () => {
    isAwaited = false;
    state = { ...state, seen: seenOn(state) };
    render(draw(state), into);
    for (const dialog of into.querySelectorAll<HTMLDialogElement>("dialog:not([open])")) dialog.showModal();
    const due = waiting;
    waiting = [];
    for (const then of due) then();
  };
  const drawSoon = () => {
    if (isAwaited) return;
    isAwaited = true;
    requestAnimationFrame(frame);
  };
  return {
    now: () => state,
    set: (change) => {
      state = { ...state, ...change(state) };
      drawSoon();
    },
    drawn: (then) => {
      waiting.push(then);
      drawSoon();
    },
  };
}

/** What stands on the screen is seen, unless somebody reads further up. */
function seenOn(state: State): State["seen"] {
  const { room, me, pane, isNarrow, seen, readingBack } = state;
  if (!room) return seen;
  const both = [groupOf(room), privateOf(room, me)];
  const beside = besideOf(state).map((who) => privateOf(room, who));
  const shown = isNarrow ? [both[pane === "group" ? 0 : 1]] : [...both, ...beside];
  const next = new Map(seen);
  for (const chat of shown) {
    const last = chat?.bubbles.at(-1)?.id;
    if (chat && last !== undefined && !readingBack.has(chat.id)) next.set(chat.id, last);
  }
  return next;
}
