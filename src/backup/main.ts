import { keyringIn } from "../data-dir.ts";
import { backUp } from "./backup.ts";
import { command, keyAt, say } from "./command.ts";
import { backupUsage, readBackup } from "./options.ts";

process.umask(0o077);
say(
  command({
    env: process.env,
    usage: backupUsage,
    read: ({ dataDir }) => readBackup(process.argv.slice(2), dataDir),
    act: ({ to, keep }, place) => {
      const { file, bytes, kept, dropped } = backUp({
        ...{ dataDir: place.dataDir, contentKey: keyAt(place) },
        ...{ to, keep, now: Date.now() },
      });
      return [
        `Backed up to ${file} (${Math.ceil(bytes / 1024)} KB), checked and sound, and sealed.`,
        `The keys of all backups there are in ${keyringIn(to)}; what has been destroyed by now is gone from each of them.`,
        "The content key is in none of them: keep it safe, and in another place.",
        `Backups in the folder: ${kept}; older ones removed: ${dropped}.`,
      ];
    },
  }),
);
