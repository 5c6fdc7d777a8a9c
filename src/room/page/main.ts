import { createActs } from "./acting.ts";
import { type Place, placeIn } from "./address.ts";
import { createHearing } from "./hearing.ts";
import { listen } from "./line.ts";
import { remember, rememberedLocale, rememberedMe, rememberedTheme } from "./memory.ts";
import { blank, type Part, type State } from "./state.ts";
import { createStore } from "./store.ts";
import { pageView } from "./views/page.ts";
import { wordsIn } from "./words.ts";

/** How long a toast can be read, and one that Telegram would wait with. */
const TOAST = 5_000;
const ALERT = 12_000;
/** So many toasts fit; older ones make way. */
const TOASTS = 4;

const root = document.getElementById("room") as HTMLElement;
const narrow = matchMedia("(max-width: 767px)");

const first: State = {
  ...blank,
  locale: rememberedLocale(),
  theme: rememberedTheme(),
  me: rememberedMe(),
  isNarrow: narrow.matches,
};

const store = createStore(first, (state) => dressed(state), root);
let part: Part | undefined;
let place: Place | undefined = placeIn(location.search, first.locale);

const acts = createActs({ store, toast, began: (opening) => (part = opening?.part) });

/** What lies outside the drawn part follows the state, too. */
function dressed(state: State): unknown {
  const { documentElement } = document;
  if (documentElement.lang !== state.locale) documentElement.lang = state.locale;
  if (documentElement.dataset.theme !== state.theme) documentElement.dataset.theme = state.theme;
  document.title = wordsIn(state.locale).title;
  remember(state);
  followSteps(state);
  return pageView(state, acts);
}

/** The step going on stays in sight, however narrow the strip. */
let step = "";
function followSteps({ room }: State): void {
  const going = room?.steps.findLast(({ state }) => state === "now")?.id ?? "";
  if (going === step) return;
  step = going;
  store.drawn(() => {
    const strip = document.querySelector<HTMLElement>(".strip");
    const now = strip?.querySelector<HTMLElement>(".now");
    // Not scrollIntoView: the Tab key would begin from there.
    if (strip && now) strip.scrollLeft = now.offsetLeft - (strip.clientWidth - now.clientWidth) / 2;
  });
}

let toasted = 0;
function toast(text: string, isAlert = false): void {
  toasted += 1;
  const key = toasted;
  store.set(({ toasts }) => {
    const others = toasts.filter((toast) => toast.text !== text);
    return { toasts: [...others, { key, text }].slice(-TOASTS) };
  });
  setTimeout(
    () => store.set(({ toasts }) => ({ toasts: toasts.filter((one) => one.key !== key) })),
    isAlert ? ALERT : TOAST,
  );
}

function takePart(): Part | undefined {
  const taken = part;
  part = undefined;
  return taken;
}

/** The address is taken once, so that a reload goes on instead of beginning anew. */
function takePlace(): Place | undefined {
  const taken = place;
  place = undefined;
  if (taken) history.replaceState(undefined, "", "/");
  return taken;
}

narrow.addEventListener("change", ({ matches }) => store.set(() => ({ isNarrow: matches })));
listen(
  createHearing({
    store,
    toast,
    takePart,
    takePlace,
    play: (who) => void acts.deed({ do: "cast", who, actsByItself: false }),
    goTo: ({ beginning, at }) =>
      void acts
        .deed({ do: "begin", beginning, ...(at === undefined ? {} : { at }) })
        .then(
          ({ done }) =>
            done || store.set(({ room }) => ({ isOnTheWay: false, me: room?.people[0]?.id ?? 0 })),
        ),
  }),
);
store.set(() => ({}));
