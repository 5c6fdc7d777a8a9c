import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Mistake, orMistake, wholeNumber } from "../command-line.ts";

export const backupUsage = `npm run backup -- [options]

Copies the database of the bot, which may go on running, and its keys.

  --to DIR     the folder of the backups (backups in DATA_DIR); best on another disk
  --keep N     how many are kept; older ones are removed (7)
  --help       this

Needed: the content key (CONTENT_KEY, or content.key in DATA_DIR), which seals the backup and is not copied. Without it nobody can read a backup: keep it
safe, and in another place.
`;

export const restoreUsage = `npm run restore -- FILE [--from-before]

Puts a backup in the place of the database in DATA_DIR. The bot has to be stopped.

Needed: the backup, krug.keys beside it (where DATA_DIR has none of its own), and the content key (CONTENT_KEY, or
content.key in DATA_DIR). What is there before is set aside.

  --from-before   take a backup that bears no seal, because an earlier version made it: only one that you know is yours
`;

export interface BackupWish {
  readonly to: string;
  readonly keep: number;
}

export interface RestoreWish {
  readonly file: string;
  /** A backup without a seal is taken, too. */
  readonly fromBefore: boolean;
}

/** What was asked for, "help", or a mistake: one line that says what was expected. */
export type Wish<T> = T | "help" | Mistake;

export const readBackup = (argv: readonly string[], dataDir: string): Wish<BackupWish> =>
  orMistake((): Wish<BackupWish> => {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        to: { type: "string", default: join(dataDir, "backups") },
        keep: { type: "string", default: "7" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return "help";
    if (values.to === "") throw new Error("--to: expected a folder");
    return { to: values.to, keep: wholeNumber("keep", values.keep, 1) };
  });

export const readRestore = (argv: readonly string[]): Wish<RestoreWish> =>
  orMistake(() => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        help: { type: "boolean", short: "h", default: false },
        "from-before": { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    if (values.help) return "help";
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new Error("expected one file: npm run restore -- FILE");
    return { file, fromBefore: values["from-before"] };
  });
