import { type Circle, type CircleOptions, type Colleague, circle } from "./circle.ts";

type Course = Readonly<Record<StepName, (circle: Circle) => Promise<void>>>;

export const everyStep = [
  "gather",
  "elect-moderator",
  "agree-rules",
  "state-problems",
  "choose-problem",
  "tell-case",
  "clarify",
  "write-solutions",
  "voice-solutions",
  "weigh-solutions",
  "choose-solutions",
  "share-learnings",
  "choose-theme",
] as const;
export type StepName = (typeof everyStep)[number];

const consultants = ({ everybody, second }: Circle) => everybody.filter((one) => one !== second);

async function gather({ everybody, until, meeting }: Circle): Promise<void> {
  await until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
}

async function elect({ everybody, first }: Circle): Promise<void> {
  for (const one of everybody) await one.vote(first.name);
}

async function keepRules({ everybody }: Circle): Promise<void> {
  for (const one of everybody) await one.press("button-keep-rules");
}

async function weighOne(one: Colleague): Promise<void> {
  await one.press("button-weigh");
  await one.tap();
  await one.press("button-plus");
  await one.press("button-no-words");
  await one.press("button-weigh-done");
}

/** Each step as the usual group goes through it: everybody takes part, everybody answers. */
const usual: Course = {
  gather,
  "elect-moderator": elect,
  "agree-rules": keepRules,
  "state-problems": async ({ everybody }) => {
    for (const one of everybody) await one.give(`The problem of ${one.name}`);
  },
  "choose-problem": async ({ everybody, second }) => {
    for (const one of everybody) await one.vote(`The problem of ${second.name}`);
  },
  "tell-case": async ({ second }) => {
    await second.write("It began in September.");
    await second.write("Every morning the same thing.");
    await second.press("button-that-is-all");
    await second.press("confirm-case");
  },
  clarify: async (circle) => {
    for (const one of consultants(circle)) {
      await one.give(`What happened next, asks ${one.name}?`);
      await circle.second.give(`This happened, ${one.name}.`);
    }
    for (const one of consultants(circle)) await one.press("button-pass");
  },
  "write-solutions": async (circle) => {
    for (const one of consultants(circle)) {
      await one.give(`I would do as ${one.name} does.`);
      await one.press("button-solutions-done");
    }
  },
  "voice-solutions": async (circle) => {
    for (const one of consultants(circle)) await one.press("button-voice");
  },
  "weigh-solutions": async ({ everybody }) => {
    for (const one of everybody) await weighOne(one);
  },
  "choose-solutions": async ({ second }) => {
    await second.press("button-choose-solutions");
    await second.tap();
    await second.press("button-chosen");
    await second.write("It is small enough to try on Monday.");
    await second.write("If he comes late, then I will greet him first.");
    await second.press("confirm-commitment");
  },
  "share-learnings": async (circle) => {
    for (const one of consultants(circle)) await one.give(`${one.name} learned to wait.`);
  },
  "choose-theme": async ({ everybody }) => {
    for (const [index, one] of everybody.entries()) await one.give(index < 3 ? "Parents" : "Quiet children");
    for (const one of everybody) await one.vote("Parents");
  },
};

const passAll = async (people: readonly Colleague[]) => {
  for (const one of people) await one.press("button-pass");
};

/** Each step with the fewest taps: one problem, one solution, everybody else passes. */
const brisk: Course = {
  gather,
  "elect-moderator": elect,
  "agree-rules": keepRules,
  "state-problems": async (circle) => {
    await circle.second.give(`The problem of ${circle.second.name}`);
    await passAll(consultants(circle));
  },
  "choose-problem": async () => {}, // with one problem there is nothing to choose
  "tell-case": async ({ second }) => {
    await second.write("It began in September.");
    await second.press("button-that-is-all");
    await second.press("confirm-case");
  },
  clarify: async (circle) => passAll(consultants(circle)),
  "write-solutions": async (circle) => {
    await circle.first.give("I would wait.");
    await circle.first.press("button-solutions-done");
    await passAll(consultants(circle).slice(1));
  },
  "voice-solutions": async ({ first }) => first.press("button-voice"),
  "weigh-solutions": async ({ everybody }) => {
    for (const one of everybody) await one.press("button-weigh-done");
  },
  "choose-solutions": async ({ second }) => second.press("button-pass"),
  "share-learnings": async (circle) => passAll(consultants(circle)),
  "choose-theme": async ({ everybody }) => passAll(everybody),
};

/** A small group of four that has been set up, everybody a member. */
export async function smallCircle(options: CircleOptions = {}): Promise<Circle> {
  const { people = 4, setup } = options;
  const sunflower = await circle({
    ...options,
    people,
    setup: { "setup-people": `3-${people}`, ...setup },
  });
  await sunflower.setUp();
  for (const one of sunflower.everybody) await one.join();
  return sunflower;
}

/** A small group at the beginning of a step, which it has reached with the fewest taps. */
export async function circleAt(step: StepName, options: CircleOptions = {}): Promise<Circle> {
  const sunflower = await smallCircle(options);
  await hasten(sunflower, ...everyStep.slice(0, everyStep.indexOf(step)));
  return sunflower;
}

/** Plays some steps with the fewest taps. Where two problems are wanted, everybody states one. */
export async function hasten(circle: Circle, ...steps: readonly StepName[]): Promise<void> {
  const choosing = steps.at(-1) === "state-problems";
  for (const step of steps) await (choosing && step === "state-problems" ? usual : brisk)[step](circle);
}

/** Plays the usual course of some steps, one after the other. */
export async function hold(circle: Circle, ...steps: readonly StepName[]): Promise<void> {
  for (const step of steps) await usual[step](circle);
}
