import type { Circle, Colleague } from "./circle.ts";

/** The steps of a meeting, each as the usual group goes through it: everybody takes part, everybody answers. */
const usual = {
  gather: async ({ everybody, until, nextMoment, groupSays }: Circle) => {
    while (!groupSays().some((text) => /new meeting begins|Начинается новая встреча/.test(text)))
      await until(nextMoment() ?? 0);
    for (const one of everybody) await one.tap(/I take part|участвую/i);
  },
  "elect-moderator": async ({ everybody }: Circle) => {
    for (const one of everybody) await one.vote(0);
  },
  "agree-rules": async ({ everybody }: Circle) => {
    for (const one of everybody) await one.tap(/keep/i);
  },
  "state-problems": async ({ everybody }: Circle) => {
    for (const one of everybody) await one.give(`The problem of ${one.name}`);
  },
  "choose-problem": async ({ everybody }: Circle) => {
    for (const one of everybody) await one.vote("The problem of Boris");
  },
  "tell-case": async ({ person }: Circle) => {
    const boris = person("Boris");
    await boris.write("It began in September.");
    await boris.write("Every morning the same thing.");
    await boris.tap(/all/i);
    await boris.tap();
  },
  clarify: async (circle: Circle) => {
    const order = circle.everybody.filter(({ name }) => name !== "Boris");
    for (const one of order) {
      await one.give(`What happened next, asks ${one.name}?`);
      await circle.person("Boris").give(`This happened, ${one.name}.`);
    }
    for (const one of order) await one.tap(/pass/i);
  },
  "write-solutions": async ({ everybody }: Circle) => {
    for (const one of everybody.filter(({ name }) => name !== "Boris")) {
      await one.give(`I would do as ${one.name} does.`);
      await one.tap();
    }
  },
  "voice-solutions": async ({ everybody }: Circle) => {
    for (const one of everybody.filter(({ name }) => name !== "Boris")) await one.tap(/publish/i);
  },
  "weigh-solutions": async ({ everybody }: Circle) => {
    for (const one of everybody) await weighOne(one);
  },
  "choose-solutions": async ({ person }: Circle) => {
    const boris = person("Boris");
    await boris.tap();
    await boris.tap();
    await boris.tap();
    await boris.write("It is small enough to try on Monday.");
    await boris.write("If he comes late, then I will greet him first.");
    await boris.tap();
  },
  "share-learnings": async ({ everybody }: Circle) => {
    for (const one of everybody.filter(({ name }) => name !== "Boris"))
      await one.give(`${one.name} learned to wait.`);
  },
  "choose-theme": async ({ everybody }: Circle) => {
    for (const one of everybody) await one.give(one.name < "D" ? "Parents" : "Quiet children");
    for (const one of everybody) await one.vote("Parents");
  },
} as const;

export type StepName = keyof typeof usual;

async function weighOne(one: Colleague): Promise<void> {
  await one.tap();
  await one.tap();
  await one.tap(/plus/i);
  await one.tap();
  await one.tap(/that is all|done/i);
}

/** Plays the usual course up to a step, which is then just open. */
export async function reach(circle: Circle, step: StepName): Promise<void> {
  for (const name of Object.keys(usual) as StepName[]) {
    if (name === step) return;
    await usual[name](circle);
  }
}

/** Plays the usual course of some steps, one after the other. */
export async function hold(circle: Circle, ...steps: readonly StepName[]): Promise<void> {
  for (const step of steps) await usual[step](circle);
}

export const everyStep = Object.keys(usual) as StepName[];
