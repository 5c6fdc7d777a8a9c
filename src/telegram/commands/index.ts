import { agenda } from "./agenda.ts";
import type { Command } from "./command.ts";
import { exportAll } from "./export.ts";
import { forgetMe } from "./forget.ts";
import { help } from "./help.ts";
import { language } from "./language.ts";
import { leave } from "./leave.ts";
import { moderator } from "./moderator.ts";
import { note } from "./note.ts";
import { now } from "./now.ts";
import { pass } from "./pass.ts";
import { privacy } from "./privacy.ts";
import { rules } from "./rules.ts";
import { setup } from "./setup.ts";
import { start } from "./start.ts";
import { stopCase } from "./stop-case.ts";

export type { Command } from "./command.ts";

/** Every command, in the order in which the menus show them. */
export const commands: readonly Command[] = [
  now,
  pass,
  note,
  agenda,
  rules,
  moderator,
  leave,
  stopCase,
  setup,
  language,
  privacy,
  exportAll,
  forgetMe,
  help,
  start,
];
