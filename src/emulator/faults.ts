import type { ResponseParameters } from "@grammyjs/types";

/** A misfortune of the network or of Telegram, for tests to call down on a call. */
export type Fault =
  | {
      readonly kind: "error";
      readonly code: number;
      readonly description: string;
      readonly parameters?: ResponseParameters;
    }
  /** The connection dies before Telegram has done anything. */
  | { readonly kind: "lost-before" }
  /** Telegram has done it, but the answer never arrives. */
  | { readonly kind: "lost-after" }
  /** A gateway's page instead of an answer; nothing was done. */
  | { readonly kind: "html"; readonly status: number };

export type FaultHook = (method: string, payload: Readonly<Record<string, unknown>>) => Fault | undefined;
