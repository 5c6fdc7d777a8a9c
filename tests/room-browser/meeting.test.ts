import { test } from "vitest";
import { house } from "./browser.ts";
import { playHour, sittings } from "./sittings.ts";

const { visit } = house();

test.each(
  sittings.filter(({ width }) => width === 360),
)("a whole hour is played in $locale at $width pixels, up to the minutes", async (sitting) => {
  await playHour(visit, sitting);
}, 60_000);
