import type { Scene } from "./gathered.ts";

/** All that the three of them write, in the order in which the group sees it. */
export const written: readonly string[] = [
  "The problem of Anna",
  "The problem of Boris",
  "The problem of Vera",
  "It began in September.",
  "And then, asks Anna?",
  "And then, asks Vera?",
  "Then it was quiet.",
  "I would wait, says Anna.",
  "I would wait, says Vera.",
  "It is small.",
  "Anna learned to wait.",
  "Vera learned to wait.",
];

/**
 * The three hold the meeting for which they have gathered, to its end. They look for the button they mean: after an
 * outage what is asked of them stands there once more, below what they have begun.
 */
export async function held(people: Scene["people"]): Promise<void> {
  await told(people);
  await answered(people);
}

/** From the election to the case. */
export async function told(people: Scene["people"]): Promise<void> {
  const [anna, boris] = people;
  for (const one of people) await one.vote(/leads/, /Anna/);
  for (const one of people) await one.tap(/Keep/);
  for (const one of people) {
    await one.tap(/Write my problem/);
    await one.write(`The problem of ${one.name}`);
    await one.tap(/That is my problem/);
  }
  for (const one of people) await one.vote(/Which problem/, /Boris/);
  await boris.tap(/Tell the case/);
  await boris.write("It began in September.");
  await boris.tap(/^That is all$/);
  await boris.tap(/Publish the case/);
  await anna.reads(/It began in September/);
}

/** From the first question to the end. */
export async function answered(people: Scene["people"]): Promise<void> {
  const [anna, boris, vera] = people;
  for (const one of [anna, vera]) {
    await one.tap(/Ask a question/);
    await one.write(`And then, asks ${one.name}?`);
    await one.tap(/Ask this question/);
    await boris.tap(/^Answer$/);
    await boris.write("Then it was quiet.");
    await boris.tap(/Send this answer/);
  }
  for (const one of [anna, vera]) await one.tap(/Pass/);
  for (const one of [anna, vera]) {
    await one.tap(/Write a solution/);
    await one.write(`I would wait, says ${one.name}.`);
    await one.tap(/Keep this solution/);
    await one.tap(/That is all from me/);
  }
  for (const one of [anna, vera]) await one.tap(/Publish as it is/);
  for (const one of people) await one.tap(/That is all from me/);
  await boris.tap(/Choose what to try/);
  await boris.tap(/1/);
  await boris.tap(/That is my selection/);
  await boris.write("It is small.");
  await boris.tap(/Without a plan/);
  await boris.tap(/That is my choice/);
  for (const one of [anna, vera]) {
    await one.tap(/Write what I take away/);
    await one.write(`${one.name} learned to wait.`);
    await one.tap(/Share this/);
  }
  for (const one of people) await one.tap(/Pass/);
  await anna.reads(/The next meeting/);
}
