import type { KrugContext } from "../context.ts";
import type { CommandName } from "../permissions/table.ts";

/** A command: its name, where it makes sense, and what it does. The list of them feeds the menus. */
export interface Command {
  /** Who may give it stands in the table of permissions. */
  readonly name: CommandName;
  readonly scopes: readonly ("private" | "group")[];
  /** `rest` is what was written after the command. */
  run(ctx: KrugContext, rest: string): void | Promise<void>;
}
