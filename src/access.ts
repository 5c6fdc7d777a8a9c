import { chmodSync, existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./service/trouble.ts";

/** Closed: others could never look in. Shut: until now they could. Open: they can still, for it cannot be changed. */
export type Access = "closed" | "shut" | "open";

const FILE = 0o600;
const FOLDER = 0o700;

/** What the bot makes in its folder. */
const OURS = /^(krug[.-]|content\.key|before-restore-|restoring$|backups)/;
/** What lies in any folder without meaning anything. */
const NOTHING = /^(\.|lost\+found$)/;

/** From now on only its owner gets at it, where that can be brought about. */
export function shutOff(path: string, mode = FILE): Access {
  const isOpen = () => process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0;
  if (!isOpen()) return "closed";
  try {
    chmodSync(path, mode);
  } catch (error) {
    if (!["EPERM", "EACCES", "EROFS"].includes(codeOf(error))) throw error;
  }
  return isOpen() ? "open" : "shut"; // some disks know no modes, and say nothing
}

/**
 * Closes the data folder to others, and whatever of ours lies in it. A folder that is used for other things, too, stays
 * as it is: others may need it. Returns what had to be done for each; names are relative to the folder.
 */
export function closeToOthers(folder: string): ReadonlyMap<string, Access> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return new Map();
  const entries = readdirSync(folder).filter((name) => !NOTHING.test(name));
  const isOurs = entries.every((name) => OURS.test(name));
  const ours = entries.filter((name) => OURS.test(name)).flatMap((name) => within(folder, name));
  const access = ours.map(([name, mode]) => [name, shutOff(join(folder, name), mode)] as const);
  return new Map([["", isOurs ? shutOff(folder, FOLDER) : accessTo(folder)], ...access]);
}

const accessTo = (folder: string): Access => ((statSync(folder).mode & 0o077) === 0 ? "closed" : "open");

/** A file, or a folder and the files in it; what leads elsewhere is somebody else's business. */
function within(folder: string, name: string): readonly (readonly [name: string, mode: number])[] {
  const found = lstatSync(join(folder, name));
  if (found.isFile()) return [[name, FILE]];
  if (!found.isDirectory()) return [];
  const inner = readdirSync(join(folder, name)).filter((one) => OURS.test(one));
  const files = inner.filter((one) => lstatSync(join(folder, name, one)).isFile());
  return [[name, FOLDER], ...files.map((one) => [join(name, one), FILE] as const)];
}
