import { existsSync } from "node:fs";
import type { Place } from "../config.ts";
import { contentKey } from "../content-key.ts";
import { contentKeyIn, databaseIn, keyringIn } from "../data-dir.ts";
import type { OperatorKey } from "../store/operator-key.ts";
import { command, say } from "./command.ts";
import { readRestore, restoreUsage } from "./options.ts";
import { Refusal } from "./places.ts";
import { type Restored, restore } from "./restore.ts";

/** The operator's key as the bot would find it; none is made here, for a new one opens nothing. */
function keyAt({ dataDir, contentKey: given }: Place): OperatorKey {
  const file = contentKeyIn(dataDir);
  if (given === undefined && !existsSync(file))
    throw new Refusal(`The content key is missing: put it into ${file}, or set CONTENT_KEY`);
  return contentKey(given, file).key;
}

const report = ({ upTo, keys, lost, aside }: Restored, file: string, dataDir: string): readonly string[] => [
  `Restored ${file} to ${databaseIn(dataDir)}.`,
  keys === "kept"
    ? `The keys in ${keyringIn(dataDir)} were kept: what has been destroyed since stays destroyed.`
    : `The keys were taken from beside the backup to ${keyringIn(dataDir)}.`,
  ...(lost === 0
    ? []
    : [
        `Letters and updates on their way when the backup was made: ${lost} had to be dropped, for the key to them is another one every day.`,
      ]),
  ...(aside === undefined ? [] : [`What was there before lies in ${aside}.`]),
  ...(upTo === undefined
    ? []
    : [
        `The bot remembers everything up to ${new Date(upTo).toISOString()}. What came after that is lost, but for what Telegram still holds back.`,
      ]),
  "At its next start it tells the groups so, gives the time back, and asks before it says again what may have been said.",
];

process.umask(0o077);
say(
  command({
    env: process.env,
    usage: restoreUsage,
    read: () => readRestore(process.argv.slice(2)),
    act: ({ file }, place) =>
      report(
        restore({ file, dataDir: place.dataDir, contentKey: keyAt(place), now: Date.now() }),
        file,
        place.dataDir,
      ),
  }),
);
