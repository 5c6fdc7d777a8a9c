import { Hono } from "hono";
import { z } from "zod";
import { closeDuePolls } from "./polls.ts";
import type { World } from "./world.ts";

/** A clock that runs with the computer's and can be put forward. */
export interface MovableClock {
  /** Milliseconds. */
  now(): number;
  advance(milliseconds: number): void;
}

export function createMovableClock(): MovableClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance(milliseconds) {
      ahead += milliseconds;
    },
  };
}

const step = z.strictObject({ advanceMs: z.number().nonnegative() });

/** `POST /clock { advanceMs }` puts the clock forward, if it is one that can be. */
export function createClockApp(world: World, advance: MovableClock["advance"] | undefined): Hono {
  const app = new Hono();
  app.get("/clock", (c) => c.json({ now: world.now() }));
  app.post("/clock", async (c) => {
    if (!advance) return c.json({ error: "This emulator's clock cannot be moved." }, 400);
    const wanted = step.safeParse(await c.req.json().catch(() => undefined));
    if (!wanted.success) return c.json({ error: "advanceMs is a number of milliseconds, 0 or more." }, 400);
    advance(wanted.data.advanceMs);
    closeDuePolls(world);
    return c.json({ now: world.now() });
  });
  return app;
}
