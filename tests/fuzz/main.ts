import { parseArgs } from "node:util";
import { knock } from "./bodies.ts";
import { besiege } from "./strangers.ts";

const { values } = parseArgs({
  options: {
    updates: { type: "string", default: "100000" },
    bodies: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});

/** A meeting does not last longer when people leave it at random. */
const MEMBERS_RUNS = 200;

/** Strangers do what they can, and malformed bodies knock; a violation is told with its seed, as small as it gets. */
async function main(): Promise<void> {
  const seed = Number(values.seed);
  const began = performance.now();
  const say = (line: string) =>
    process.stdout.write(`${line} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`);
  say(`Seed ${seed}`);
  const siege = await besiege();
  try {
    await siege.run({ runs: Number(values.updates), seed });
    say(
      `${values.updates} updates: all handled, ${siege.disturbed()} letters to the circle, nothing changed`,
    );
  } finally {
    siege.close();
  }
  const rounds = Math.ceil(Number(values.updates) / 10 / MEMBERS_RUNS);
  for (let round = 0; round < rounds; round += 1) {
    const members = await besiege();
    try {
      await members.runMembers({ runs: MEMBERS_RUNS, seed: seed + round });
    } finally {
      members.close();
    }
  }
  say(`${rounds} meetings with ${MEMBERS_RUNS} updates of members each: all handled`);
  await knock({ runs: Number(values.bodies), seed });
  say(`${values.bodies} bodies at each door: none came in, nothing broke`);
}

process.on("unhandledRejection", (error) => {
  throw error;
});
await main();
