import { databaseIn, keyringIn } from "../data-dir.ts";
import { command, keyAt, say } from "./command.ts";
import { readRestore, restoreUsage } from "./options.ts";
import { type Restored, restore } from "./restore.ts";

const report = (
  { upTo, keys, lost, aside, isUnproven }: Restored,
  file: string,
  dataDir: string,
): readonly string[] => [
  `Restored ${file} to ${databaseIn(dataDir)}.`,
  ...(isUnproven
    ? [
        "WARNING: it bears no seal, so nothing shows that it is as the bot made it: whoever could write to it may have changed it.",
      ]
    : []),
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
    act: ({ file, fromBefore }, place) =>
      report(
        restore({ file, fromBefore, dataDir: place.dataDir, contentKey: keyAt(place), now: Date.now() }),
        file,
        place.dataDir,
      ),
  }),
);
