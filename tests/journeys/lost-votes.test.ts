import { expect, test } from "vitest";
import { type Circle, days, hours, minutes } from "./circle.ts";
import { circleAt, everyStep, hasten } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

/** Long enough for a vote that is told late. */
const A_WHILE = minutes(1);

const polls = ({ group }: Circle) => group().filter(({ poll }) => poll);

/** They vote in the poll that stands last, and the bot never hears of it. */
function voteUnheard(circle: Circle, name: string, wanted: string): void {
  const message = polls(circle).at(-1);
  const option = message?.poll?.options.findIndex(({ text }) => text.includes(wanted)) ?? -1;
  const { id } = circle.person(name);
  circle.people.vote(id, circle.chat(), message?.message_id ?? 0, [option], { untold: true });
}

const presenter = ({ groupHeard }: Circle) =>
  groupHeard()
    .findLast((text) => /tells the case next/.test(text))
    ?.match(/(\w+) tells the case next/)?.[1];

test("votes that never arrived are not passed over: the question is put once more, and then it decides", async () => {
  const sunflower = await circleAt("choose-problem");
  const { everybody, runOut, pass, meeting } = sunflower;
  for (const name of ["Anna", "Boris", "Vera"]) voteUnheard(sunflower, name, "of Vera");
  await sunflower.person("Gleb").vote("of Anna");
  await runOut();
  await pass(A_WHILE);
  expectInGroup(sunflower, "votes-anew");
  expect(presenter(sunflower)).toBeUndefined();
  expect(polls(sunflower).map(({ poll }) => poll?.is_closed)).toEqual([true, true, false]);
  expect(meeting().step).toBe("choose-problem");
  for (const one of everybody) await one.vote("of Vera");
  expect(presenter(sunflower)).toBe("Vera");
  expectCalm(sunflower);
});

test("once more votes are missing: the moderator decides by a button, and the group reads whose decision it is", async () => {
  const sunflower = await circleAt("choose-problem");
  const { first, runOut, pass, meeting } = sunflower;
  for (const _ of [1, 2]) {
    voteUnheard(sunflower, "Vera", "of Vera");
    await sunflower.person("Gleb").vote("of Gleb");
    await runOut();
    await pass(A_WHILE);
  }
  expectInGroup(sunflower, "votes-differ");
  expectTold(first, "ask-dispute");
  await first.tap(/of Vera/);
  expectInGroup(sunflower, "votes-decided");
  expect(presenter(sunflower)).toBe("Vera");
  expect(meeting().step).toBe("tell-case");
});

test("a moderator who does not answer leaves it to what everybody sees in the poll", async () => {
  const sunflower = await circleAt("choose-problem");
  const { runOut, pass } = sunflower;
  for (const _ of [1, 2]) {
    voteUnheard(sunflower, "Anna", "of Vera");
    voteUnheard(sunflower, "Vera", "of Vera");
    await sunflower.person("Gleb").vote("of Gleb");
    await runOut();
    await pass(A_WHILE);
  }
  await runOut();
  await pass(A_WHILE);
  expectInGroup(sunflower, "votes-as-shown");
  expect(presenter(sunflower)).toBe("Vera");
});

test("an election in which votes are lost twice goes by what the poll shows, as nobody leads yet", async () => {
  const sunflower = await circleAt("elect-moderator");
  const { runOut, pass, meeting } = sunflower;
  for (const _ of [1, 2]) {
    voteUnheard(sunflower, "Anna", "Gleb");
    voteUnheard(sunflower, "Vera", "Gleb");
    await sunflower.person("Boris").vote("Boris");
    await runOut();
    await pass(A_WHILE);
  }
  expectInGroup(sunflower, "votes-as-shown");
  expect(sunflower.groupHas("The moderator of this meeting: Gleb")).toBe(true);
  expect(meeting().step).toBe("agree-rules");
});

test("rules of which some votes were lost are put to the vote once more, and then adopted", async () => {
  const sunflower = await circleAt("agree-rules");
  const { everybody, first, pass } = sunflower;
  await first.press("button-write-rule");
  await first.write("Phones away");
  await first.press("confirm-rule");
  for (const one of everybody.slice(1)) await one.press("button-keep-rules");
  for (const one of everybody.slice(0, 3)) await one.vote("Phones away");
  voteUnheard(sunflower, "Gleb", "Phones away");
  await pass(hours(22));
  expectInGroup(sunflower, "votes-anew");
  for (const one of everybody) await one.vote("Phones away");
  expectInGroup(sunflower, "rules-changed");
});

test("a theme of which votes were lost is voted on once more", async () => {
  const sunflower = await circleAt("gather");
  await hasten(sunflower, ...everyStep.slice(0, -1));
  const { everybody, runOut, pass } = sunflower;
  for (const [index, one] of everybody.entries()) await one.give(index < 2 ? "Parents" : "Quiet children");
  voteUnheard(sunflower, "Anna", "Quiet children");
  voteUnheard(sunflower, "Vera", "Quiet children");
  await runOut();
  await pass(A_WHILE);
  expectInGroup(sunflower, "votes-anew");
  for (const one of everybody) await one.vote("Quiet children");
  expectInGroup(sunflower, "ended-held");
  expect(sunflower.groupHas("Quiet children")).toBe(true);
});

test("a vote of somebody who does not take part is known, does not count, and puts nothing anew", async () => {
  const sunflower = await circleAt("choose-problem");
  const { everybody, people, chat, settle, newcomer } = sunflower;
  const stranger = newcomer("Zoe");
  people.join(stranger.id, chat());
  await settle();
  await stranger.write("/start");
  await stranger.vote("of Anna");
  for (const one of everybody) await one.vote("of Vera");
  expect(presenter(sunflower)).toBe("Vera");
  expectInGroup(sunflower, "votes-anew", 0);
  expectCalm(sunflower);
});

test("a vote that is told a little late counts, and nobody is asked twice", async () => {
  const sunflower = await circleAt("choose-problem");
  const { people, everybody, chat, until, meeting, glance, deliver, settle } = sunflower;
  await everybody[0]?.vote("of Gleb");
  const poll = polls(sunflower).at(-1)?.message_id ?? 0;
  await until(meeting().closesAt - 1);
  people.vote(sunflower.person("Vera").id, chat(), poll, [3]);
  sunflower.moveClock(meeting().closesAt);
  await glance();
  await deliver();
  await settle();
  expectInGroup(sunflower, "votes-anew", 0);
  expect(meeting().step).toBe("tell-case");
});

test("where nobody can say what the poll shows, the meeting waits for a while and goes by what it knows", async () => {
  const sunflower = await circleAt("choose-problem");
  const { emulator, everybody, pass } = sunflower;
  emulator.world.faults = (method) => (method === "stopPoll" ? { kind: "lost-before" } : undefined);
  for (const one of everybody) await one.vote("of Gleb");
  expect(presenter(sunflower)).toBeUndefined();
  await pass(minutes(11));
  emulator.world.faults = undefined;
  await pass(A_WHILE);
  expect(presenter(sunflower)).toBe("Gleb");
});

test("an answer of Telegram that is lost on its way back comes again in its own update", async () => {
  const sunflower = await circleAt("choose-problem");
  const { emulator, everybody, pass } = sunflower;
  let lost = 0;
  emulator.world.faults = (method) => {
    if (method !== "stopPoll" || lost > 0) return undefined;
    lost += 1;
    return { kind: "lost-after" };
  };
  for (const one of everybody) await one.vote("of Gleb");
  await pass(A_WHILE);
  expect(presenter(sunflower)).toBe("Gleb");
});

test("a poll that was open through an outage of two days is put again, for everybody", async () => {
  const sunflower = await circleAt("choose-problem");
  const { everybody, restartAfter, meeting } = sunflower;
  for (const name of ["Anna", "Boris", "Vera", "Gleb"]) voteUnheard(sunflower, name, "of Vera");
  await restartAfter(days(2));
  expectInGroup(sunflower, "outage-long");
  expectInGroup(sunflower, "votes-anew");
  expect(meeting().step).toBe("choose-problem");
  for (const one of everybody) await one.vote("of Vera");
  expect(presenter(sunflower)).toBe("Vera");
});

test("a group that became a supergroup while it voted is asked nothing twice", async () => {
  const sunflower = await circleAt("choose-problem", { type: "group" });
  const { people, chat, moveTo, settle, everybody } = sunflower;
  await everybody[0]?.vote("of Vera");
  moveTo(people.upgrade(chat()));
  await settle();
  for (const one of everybody.slice(1)) await one.vote("of Vera");
  expect(presenter(sunflower)).toBe("Vera");
  expectInGroup(sunflower, "votes-anew", 0);
});

test("who asks to be forgotten while their poll is counted leaves a question that is put once more, in time", async () => {
  const sunflower = await circleAt("choose-problem");
  const { emulator, everybody, runOut, pass, person, meeting, clock } = sunflower;
  const gleb = person("Gleb");
  emulator.world.faults = (method) => (method === "stopPoll" ? { kind: "lost-before" } : undefined);
  voteUnheard(sunflower, "Vera", "of Vera");
  await gleb.vote("of Anna");
  await runOut();
  await gleb.write("/forget");
  await gleb.press("button-really-forget");
  emulator.world.faults = undefined;
  await pass(A_WHILE);
  expectInGroup(sunflower, "votes-anew");
  expectInGroup(sunflower, "tied-again", 0);
  expect(polls(sunflower).filter(({ poll }) => !poll?.is_closed)).toHaveLength(1);
  expect(meeting().closesAt).toBeGreaterThan(clock.now() + minutes(5));
  for (const one of everybody) if (one !== gleb) await one.vote("of Vera");
  expect(presenter(sunflower)).toBe("Vera");
});
