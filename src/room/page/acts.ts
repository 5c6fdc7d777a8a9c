import type { Deed, Outcome } from "../wire.ts";
import type { Place } from "./address.ts";
import type { Drawer, Opening, State } from "./state.ts";

/** What a person can do on the page; the views call it and know nothing else. */
export interface Acts {
  /** Does something in the room; where it is refused, a toast says why. */
  readonly deed: (deed: Deed) => Promise<Outcome>;
  /** Something that only the page needs to know. */
  readonly set: (change: (now: State) => Partial<State>) => void;
  /** A link: those of the messenger lead to a chat, others out of the room. */
  readonly follow: (who: number, url: string) => void;
  readonly jump: (chat: number, message: number) => void;
  readonly toLatest: (chat: number) => void;
  readonly toast: (text: string) => void;
  readonly look: (who: number) => void;
  /** Somebody's private chat comes to stand beside, or goes. */
  readonly putBeside: (who: number, isThere: boolean) => void;
  readonly show: (drawer: Drawer | undefined) => void;
  readonly begin: (opening: Opening) => void;
  /** Leaves the story that is going on, for where a link leads. */
  readonly goTo: (place: Place) => void;
  readonly share: () => void;
  readonly copyStory: () => void;
}
