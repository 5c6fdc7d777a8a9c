import type { KrugContext } from "../context.ts";

/** A command: its name, where it makes sense, and what it does. The list of them feeds the menus. */
export interface Command {
  readonly name: string;
  readonly scopes: readonly ("private" | "group")[];
  /** `rest` is what was written after the command. */
  run(ctx: KrugContext, rest: string): void | Promise<void>;
}
