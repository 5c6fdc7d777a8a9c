import { expect } from "vitest";
import { at, circle } from "../journeys/circle.ts";

type Run = () => Promise<void>;
const AsyncFunction = (async () => {}).constructor as new (
  ...code: readonly string[]
) => (...given: unknown[]) => Promise<Run>;

/** Runs the copied story as a test runner would. */
export async function runs(story: string): Promise<void> {
  const code = story
    .replaceAll(/^import .*$/gm, "")
    .replace(/^test\([^,]*, /m, "return (")
    .replace(/\);\s*$/, ");");
  const run = await new AsyncFunction("expect", "at", "circle", code)(expect, at, circle);
  await run();
}
