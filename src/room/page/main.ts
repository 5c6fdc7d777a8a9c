import { createActs } from "./acting.ts";
import { localeIn, type Place, placeIn } from "./address.ts";
import { createHearing } from "./hearing.ts";
import { listen } from "./line.ts";
import { remember, rememberedLocale, rememberedMe, rememberedTheme } from "./memory.ts";
import { blank, type Part, type State } from "./state.ts";
import { createStore } from "./store.ts";
import { pageView } from "./views/page.ts";
import { wordsIn } from "./words.ts";

/** How long a toast can be read. */
const TOAST = 5_000;
/** So many fit of those that go by themselves; older ones make way. */
const TOASTS = 4;

const root = document.getElementById("room") as HTMLElement;
const narrow = matchMedia("(max-width: 767px)");
const wide = matchMedia("(min-width: 1200px)");

const first: State = {
  ...blank,
  locale: rememberedLocale(localeIn(location.search)),
  theme: rememberedTheme(),
  me: rememberedMe(),
  isNarrow: narrow.matches,
  isWide: wide.matches,
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
    if (strip) strip.scrollLeft = now ? now.offsetLeft - (strip.clientWidth - now.clientWidth) / 2 : 0;
  });
}

let toasted = 0;
function toast(text: string, isAlert = false): void {
  toasted += 1;
  const key = toasted;
  store.set(({ toasts }) => {
    const others = toasts.filter((one) => one.text !== text || one.isAlert !== isAlert);
    const all = [...others, { key, text, isAlert }];
    const passing = all.filter((one) => !one.isAlert).slice(-TOASTS);
    return { toasts: [...all.filter((one) => one.isAlert), ...passing] };
  });
  if (isAlert) return;
  setTimeout(() => store.set(({ toasts }) => ({ toasts: toasts.filter((one) => one.key !== key) })), TOAST);
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
wide.addEventListener("change", ({ matches }) => store.set(() => ({ isWide: matches })));
listen(
  createHearing({
    store,
    toast,
    takePart,
    takePlace,
    play: (who) => void acts.deed({ do: "cast", who, actsByItself: false }),
    goTo: acts.goTo,
  }),
);
store.set(() => ({}));
