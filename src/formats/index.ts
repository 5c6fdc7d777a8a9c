import type { Format } from "../core/format.ts";
import { intervision } from "./intervision.ts";

/** Every format that a group can hold. A new one is a file and a line here. */
export const formats: Readonly<Record<string, Format>> = { [intervision.id]: intervision };

export const formatOf = (id: string): Format => {
  const format = formats[id];
  if (!format) throw new Error(`There is no format ${id}`);
  return format;
};
