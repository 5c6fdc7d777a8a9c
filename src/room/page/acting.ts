import type { Beginning, Deed, Outcome } from "../wire.ts";
import type { Acts } from "./acts.ts";
import { anew, linkTo, type Place } from "./address.ts";
import { leadOf } from "./leads.ts";
import { post } from "./line.ts";
import { besideOf, keyOf, type Opening, personOf, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { wordsIn } from "./words.ts";

export interface ActingDeps {
  readonly store: Store;
  readonly toast: (text: string) => void;
  /** Undefined: it did not begin after all. */
  readonly began: (opening: Opening | undefined) => void;
}

/** How long a message stays lit after a jump. */
const SPOTLIGHT = 1_600;

/** What people do becomes a deed in the room, or a change of what they see. */
export function createActs({ store, toast, began }: ActingDeps): Acts {
  const { now, set, drawn } = store;
  const words = () => wordsIn(now().locale);

  async function asked(wish: Deed): Promise<Outcome> {
    const answer = await post(wish);
    return typeof answer === "string" ? { done: false, why: words().line[answer] } : answer;
  }

  async function deed(wish: Deed): Promise<Outcome> {
    const outcome = await asked(wish);
    if (!outcome.done) toast(outcome.why);
    return outcome;
  }

  async function follow(who: number, address: string): Promise<void> {
    const { url = "", isWithin = false } = leadOf(address) ?? {};
    if (!isWithin) return void (url && open(url, "_blank", "noopener,noreferrer"));
    const outcome = await deed({ do: "open", who, url });
    if (outcome.done && outcome.chat !== undefined) showChat(outcome.chat, who);
  }

  /** A deep link really leads to the other chat. */
  function showChat(chat: number, who: number): void {
    const owner = now().room?.chats.get(chat)?.owner ?? (chat > 0 ? chat : undefined);
    const pane = owner === undefined ? "group" : "private";
    set(() => (owner === who && !besideOf(now()).includes(who) ? { pane, me: who } : { pane }));
    drawn(() => document.getElementById(`say-${chat}`)?.focus({ preventScroll: true }));
  }

  function jump(chat: number, message: number): void {
    const key = keyOf(chat, message);
    set(() => ({ spotlit: key }));
    drawn(() => {
      const bubble = document.getElementById(key);
      bubble?.scrollIntoView({ block: "center", behavior: pace() });
      bubble?.focus({ preventScroll: true });
    });
    setTimeout(() => set(({ spotlit }) => (spotlit === key ? { spotlit: "" } : {})), SPOTLIGHT);
  }

  /** Who comes last stands last, and is scrolled to where not all of them fit. */
  function putBeside(who: number, isThere: boolean): void {
    set(({ beside }) => {
      const others = beside.filter((one) => one !== who);
      return { beside: isThere ? [...others, who] : others };
    });
    if (!isThere) return;
    drawn(() => {
      const chats = document.querySelector(".chats");
      chats?.scrollTo({ left: chats.scrollWidth, behavior: pace() });
    });
  }

  function show(drawer: State["drawer"]): void {
    const before = now().drawer;
    set(() => ({ drawer }));
    const target = drawer ? ".drawer h2" : `.drawers [data-drawer=${before}]`;
    drawn(() => document.querySelector<HTMLElement>(target)?.focus());
  }

  /** The first screen covers the toasts, so it tells itself why nothing begins. */
  async function begin(opening: Opening): Promise<void> {
    if (now().isBeginning) return;
    const { story, preset } = opening;
    const beginning: Beginning = anew({ story, preset, locale: now().locale });
    began(opening);
    set(() => ({ isBeginning: true, refused: undefined }));
    const outcome = await asked({ do: "begin", beginning });
    set(() => ({ isBeginning: false }));
    if (outcome.done) return set(() => ({ opening: undefined, drawer: undefined }));
    began(undefined);
    if (now().opening) set(() => ({ refused: outcome.why }));
    else toast(outcome.why);
  }

  /** Whose eyes it will be is not known before the other story is there. */
  async function goTo({ beginning, at }: Place): Promise<void> {
    const { me } = now();
    set(() => ({ leaving: undefined, isOnTheWay: true, me: 0 }));
    const outcome = await deed({ do: "begin", beginning, ...(at === undefined ? {} : { at }) });
    if (!outcome.done) set(() => ({ isOnTheWay: false, me }));
  }

  async function copy(text: string, told: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      toast(told);
    } catch {
      set(() => ({ byHand: text }));
    }
  }

  async function copyStory(): Promise<void> {
    const answer = await fetch("/story.test.ts").catch(() => undefined);
    if (!answer?.ok) return toast(words().line.unheard);
    await copy(await answer.text(), words().glass.copied);
  }

  return {
    deed,
    set,
    toast,
    jump,
    show,
    putBeside,
    follow: (who, url) => void follow(who, url),
    toLatest: (chat) => document.getElementById(`log-${chat}`)?.scrollTo({ top: 0, behavior: pace() }),
    look: (me) => set((state) => lookingThrough(state, me)),
    begin: (opening) => void begin(opening),
    goTo: (place) => void goTo(place),
    share: () => {
      const { room } = now();
      if (room) void copy(linkTo(room, location.origin), words().room.shared);
    },
    copyStory: () => void copyStory(),
  };
}

function pace(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function lookingThrough({ room, beside }: State, me: number): Partial<State> {
  if (!room || !personOf(room, me)) return {};
  return { me, beside: beside.filter((one) => one !== me) };
}
