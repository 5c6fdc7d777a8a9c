/** What must not compile. Nothing here runs: `tsc` fails when one of these mistakes is let through. */
import type { Command } from "../../src/telegram/commands/index.ts";
import { type LinkName, type Permissions, permissions } from "../../src/telegram/permissions/table.ts";
import { type Line, line, yes } from "../../src/telegram/permissions/verdict.ts";

const everybody = line({ outside: yes, inside: yes });

/** A command that nobody has decided on. */
export const dance: Command = {
  // @ts-expect-error a command that has no line in the table
  name: "dance",
  scopes: ["private"],
  run: () => {},
};

const { "lead-close": closing, ...others } = permissions.moves;

// @ts-expect-error a move that has no line in the table
export const moves: Permissions["moves"] = others;

export const unknown: Permissions["moves"] = {
  ...others,
  "lead-close": closing,
  // @ts-expect-error a line for a move that no step knows
  "lead-sing": everybody,
};

// @ts-expect-error a deep link that has no line in the table
export const link: LinkName = "party";

// @ts-expect-error somebody of whom a line says nothing
export const half: Line = { stranger: yes, member: yes };

// @ts-expect-error a line that does not say what becomes of those outside
line({ inside: yes });

// @ts-expect-error somebody who does not exist
line({ outside: yes, inside: yes, boss: yes });

export const silentCommand: Permissions["commands"] = {
  // @ts-expect-error a command of which nothing is said for the group
  dance: { inPrivate: everybody },
};
