import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type History, historySchema } from "./history.ts";
import { fileOf, historyOf, watch } from "./recording.ts";
import { replay } from "./replay.ts";
import { scenes } from "./scenes.ts";

const fileNamed = (name: string): string => join(import.meta.dirname, `${name}.json`);

/** The names of all histories that are kept. */
export const kept = (): readonly string[] =>
  globSync(fileNamed("*"))
    .map((file) => basename(file, ".json"))
    .toSorted();

export const read = (name: string): History =>
  historySchema.parse(JSON.parse(readFileSync(fileNamed(name), "utf8")));

/** Holds the meeting of a scene and keeps its history. What is kept already is never written over. */
export async function record(name: string): Promise<string> {
  const scene = scenes[name];
  if (!scene) return `${name}: there is no such scene in scenes.ts`;
  const file = fileNamed(name);
  if (existsSync(file)) return `${name}: is kept already; whoever wants another one deletes the file first`;
  const { group, number } = scene.of;
  const course = (await watch(scene.plan)).find(
    ([first]) => first?.before.group === group && first.before.number === number,
  );
  if (!course) return `${name}: no such meeting came to an end without a gap`;
  const history = historyOf(scene, course);
  writeFileSync(file, fileOf(history), { flag: "wx" });
  return `${name}: ${history.course.length} inputs, ended as ${history.end.ending}`;
}

/** Plays a history that is kept: whether it comes out as it was, and a few lines about that. */
export function retell(name: string): { readonly isSame: boolean; readonly line: string } {
  const history = read(name);
  const otherwise = replay(history);
  const line = `${name}: ${otherwise ?? `${history.course.length} inputs, all as they were`}`;
  return { isSame: otherwise === undefined, line };
}
