import { expect, test } from "vitest";
import { createMetronome } from "../../src/room/metronome.ts";

test("when time fails to pass, those who look in are told that it stands still", async () => {
  const shown = await new Promise<number>((resolve) => {
    const metronome = createMetronome({
      inTurn: (act) => act(),
      life: () => {
        throw new Error("No life");
      },
      trouble: () => metronome.stop(),
      stir: () => resolve(metronome.speed()),
    });
    metronome.goTo({ isReached: () => true, limit: 0, curtain: 0 });
  });
  expect(shown).toBe(0);
});
