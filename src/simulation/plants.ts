import type { Emulator } from "../emulator/index.ts";
import type { Store } from "../store/index.ts";

/** A bug planted on purpose, to see that it is found: another store, another way to Telegram, or a mouth too loose. */
export interface Plants {
  readonly store?: (store: Store) => Store;
  readonly fetch?: (fetch: typeof globalThis.fetch, emulator: Emulator) => typeof globalThis.fetch;
  /** What every complaint of the bot would say as well. */
  readonly gossip?: string;
  /** The bot keeps no limits, whatever Telegram does. */
  readonly unlimited?: boolean;
}
