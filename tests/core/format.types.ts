/** What must not compile. Nothing here runs: `tsc` fails when one of these mistakes is let through. */
import { z } from "zod";
import { accept, refuse } from "../../src/core/decision.ts";
import type { Fact } from "../../src/core/facts.ts";
import { closes, defineFormat, stage } from "../../src/core/format.ts";
import { defineStep, EXTEND } from "../../src/core/step.ts";

const noon = closes("Mon 12:00", 5);

const speak = defineStep({
  id: "speak",
  move: z.discriminatedUnion("type", [z.object({ type: z.literal("speak"), text: z.string() })]),
  outcomes: ["heard", "silent"],
  open: () => accept([]),
  decide: (move) => (move.text === "" ? refuse("empty") : accept([])),
  asks: () => [],
  outcome: ({ late }) => (late ? "silent" : undefined),
});

export const sound = defineFormat({
  id: "sound",
  first: "speak",
  stages: { speak: stage(speak, noon, { heard: "end:held", silent: "end:calledOff" }) },
  needsPresenter: [],
  letsIn: [],
  afterStop: "speak",
});

// @ts-expect-error an outcome without a route
stage(speak, noon, { heard: "end:held" });

// @ts-expect-error a route for an outcome that the step does not have
stage(speak, noon, { heard: "end:held", silent: "end:held", bored: "end:held" });

defineFormat({
  id: "endless",
  first: "speak",
  stages: {
    // @ts-expect-error an end that does not exist
    speak: stage(speak, noon, { heard: "end:happily", silent: "end:held" }),
  },
  needsPresenter: [],
  afterStop: "speak",
});

defineFormat({
  id: "mistyped",
  first: "speak",
  stages: {
    // @ts-expect-error a route to a step that the format does not have
    speak: stage(speak, noon, { heard: "spaek", silent: "end:held" }),
  },
  needsPresenter: [],
  afterStop: "speak",
});

defineFormat({
  id: "lost",
  // @ts-expect-error a first step that the format does not have
  first: "listen",
  stages: { speak: stage(speak, noon, { heard: "end:held", silent: "end:held" }) },
  // @ts-expect-error a step that the format does not have needs a presenter
  needsPresenter: ["listen"],
  // @ts-expect-error a step that the format does not have follows a stop
  afterStop: "listen",
});

// @ts-expect-error a day that is none
closes("Someday 12:00", 5);

defineStep({
  ...speak,
  // @ts-expect-error an outcome that was not declared
  outcome: () => "bored",
});

defineStep({
  id: "sing",
  move: z.object({ type: z.literal("hum") }),
  outcomes: ["heard"],
  open: () => accept([]),
  // @ts-expect-error a move that the step does not know
  decide: (move) => (move.type === "sing" ? accept([]) : refuse("empty")),
  asks: () => [],
  outcome: () => "heard",
});

export const patient = defineStep({ ...speak, outcome: ({ late }) => (late ? EXTEND : undefined) });

// @ts-expect-error a fact that nobody has heard of
export const unheard: Fact = { type: "sung" };

// @ts-expect-error a fact that says too little
export const half: Fact = { type: "published", id: 1 };
