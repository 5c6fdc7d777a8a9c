import { expect, test } from "vitest";
import type { Circle } from "./circle.ts";
import { circleAt, hasten, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectSealed, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** Each of the four votes for the problem of one of them; an empty name does not vote. */
async function choose({ everybody }: Circle, ...wanted: readonly string[]): Promise<void> {
  for (const [index, name] of wanted.entries())
    if (name !== "") await everybody[index]?.vote(`The problem of ${name}`);
}

const presenter = ({ groupHeard }: Circle) =>
  groupHeard()
    .findLast((text) => /tells the case next/.test(text))
    ?.match(/(\w+) tells the case next/)?.[1];

test("equal votes get a run-off among the equals, and it decides", async () => {
  const sunflower = await circleAt("choose-problem");
  await choose(sunflower, "Boris", "Boris", "Gleb", "Gleb");
  const run = sunflower.group().findLast(({ poll }) => poll);
  expect(run?.poll?.options.map(({ text }) => text)).toEqual([
    expect.stringContaining("of Boris"),
    expect.stringContaining("of Gleb"),
  ]);
  await choose(sunflower, "Gleb", "Boris", "Gleb", "Gleb");
  expect(presenter(sunflower)).toBe("Gleb");
  expectCalm(sunflower);
});

test("equal votes at half-time get their run-off then", async () => {
  const sunflower = await circleAt("choose-problem");
  const { meeting, until, clock } = sunflower;
  await choose(sunflower, "Boris", "Gleb", "", "");
  await until(clock.now() + (meeting().closesAt - clock.now()) / 2 + 1_000);
  const polls = sunflower.group().filter(({ poll }) => poll);
  expect(polls.at(-1)?.poll?.options).toHaveLength(2);
  expect(polls.at(-2)?.poll?.is_closed).toBe(true);
  await sunflower.everybody[2]?.vote("of Gleb");
  await sunflower.runOut();
  expect(presenter(sunflower)).toBe("Gleb");
  expectCalm(sunflower);
});

test("equal again: the moderator decides in private", async () => {
  const sunflower = await circleAt("choose-problem");
  await choose(sunflower, "Boris", "Boris", "Gleb", "Gleb");
  await choose(sunflower, "Boris", "Boris", "Gleb", "Gleb");
  expectInGroup(sunflower, "tied-again");
  expect(sunflower.first.buttons()).toEqual([
    expect.stringContaining("of Boris"),
    expect.stringContaining("of Gleb"),
    "Pass",
  ]);
  await sunflower.first.tap(/of Gleb/);
  expect(presenter(sunflower)).toBe("Gleb");
  expectCalm(sunflower);
});

test("equal again, and a moderator who passes or stays silent leaves it to the earliest stated", async () => {
  for (const silent of [true, false]) {
    const sunflower = await circleAt("choose-problem");
    await choose(sunflower, "Boris", "Boris", "Gleb", "Gleb");
    await choose(sunflower, "Gleb", "Gleb", "Boris", "Boris");
    if (silent) await sunflower.runOut();
    else await sunflower.first.press("button-pass");
    expect(presenter(sunflower)).toBe("Boris");
    expectCalm(sunflower);
  }
});

test("nobody votes: the earliest stated problem is taken", async () => {
  const sunflower = await circleAt("choose-problem");
  await sunflower.runOut();
  expect(presenter(sunflower)).toBe("Anna");
  expectInGroup(sunflower, "moderator-replaced");
  expectCalm(sunflower);
});

test("the moderator's own problem is chosen: the runner-up leads from here", async () => {
  const sunflower = await circleAt("elect-moderator");
  const { everybody } = sunflower;
  for (const [index, name] of ["Anna", "Anna", "Vera", "Anna"].entries()) await everybody[index]?.vote(name);
  await hold(sunflower, "agree-rules", "state-problems");
  await choose(sunflower, "Anna", "Anna", "Anna", "Anna");
  expect(presenter(sunflower)).toBe("Anna");
  expectInGroup(sunflower, "moderator-replaced");
  expect(sunflower.groupHas("led by Vera")).toBe(true);
  expectTold(sunflower.person("Vera"), "moderator-you");
  expectCalm(sunflower);
});

test("a vote can be changed and taken back while the poll is open; then the poll is closed for all to see", async () => {
  const sunflower = await circleAt("choose-problem");
  const { everybody, meeting, runOut, group } = sunflower;
  await choose(sunflower, "Boris", "Vera", "Gleb", "");
  await everybody[0]?.vote("of Gleb");
  await everybody[1]?.takeBack();
  await expect(everybody[3]?.takeBack()).rejects.toThrow("no vote");
  const shown = group().findLast(({ poll }) => poll)?.poll?.options;
  expect(shown?.map(({ voter_count }) => voter_count)).toEqual([0, 0, 0, 0]);
  await runOut();
  expect(meeting().step).toBe("tell-case");
  expect(presenter(sunflower)).toBe("Gleb");
  const poll = group().findLast((one) => one.poll)?.poll;
  expect(poll).toMatchObject({ is_closed: true, total_voter_count: 2 });
  expectCalm(sunflower);
});

test("a group that forbids polls votes by buttons, changes its mind, and comes to the same result", async () => {
  const sunflower = await circleAt("gather", { polls: false, plain: true });
  const { everybody, meeting, people, chat, settle, group, groupSays, first } = sunflower;
  await sunflower.until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
  const ballot = () => group().findLast(({ text }) => /Who leads|Which problem/.test(text ?? ""));
  const tapBallot = async (name: string, wanted: string) => {
    const { message_id = 0, reply_markup } = ballot() ?? {};
    const index = reply_markup?.inline_keyboard.flat().findIndex(({ text }) => text.includes(wanted)) ?? -1;
    const tapped = people.tap(sunflower.person(name).id, chat(), message_id, index);
    await settle();
    return "queryId" in tapped ? sunflower.emulator.world.taps.get(tapped.queryId)?.answer?.text : undefined;
  };
  expect(await tapBallot("Anna", "Boris")).toContain("Your vote: Boris");
  expect(await tapBallot("Anna", "Boris"), "sent twice by the app").toContain("Your vote: Boris");
  expect(await tapBallot("Anna", "Anna")).toContain("Your vote: Anna");
  await tapBallot("Vera", "Boris");
  expect(await tapBallot("Vera", "Take my vote back")).toMatch(like("en", "vote-taken-back"));
  for (const name of ["Boris", "Vera", "Gleb"]) await tapBallot(name, "Anna");
  expect(groupSays()).toContainEqual(expect.stringMatching(/^The moderator of this meeting: Anna/));
  expect(ballot()?.reply_markup?.inline_keyboard ?? []).toEqual([]);
  await hold(sunflower, "agree-rules", "state-problems");
  for (const { name } of everybody) await tapBallot(name, "of Boris");
  expect(presenter(sunflower)).toBe("Boris");
  await hasten(sunflower, "tell-case");
  expect(meeting().step).toBe("clarify");
  expect(first.times("vote-not-counted")).toBe(0);
  expectCalm(sunflower, {
    failures: expect.arrayContaining([expect.stringMatching(/^sendPoll: .*not enough rights to send polls/)]),
  });
});

test("a rule with more than half of the votes is adopted, shown as a change, and kept for next time", async () => {
  const sunflower = await circleAt("agree-rules");
  const { everybody, second, first, person, meeting } = sunflower;
  await second.press("button-write-rule");
  await second.give("We begin with a minute of silence.");
  await person("Gleb").press("button-drop-rule");
  await person("Gleb").tap(/We keep to time/);
  for (const one of [first, person("Vera")]) await one.press("button-keep-rules");
  for (const [index, options] of [[0, 1], [0], [0], [2]].entries()) await everybody[index]?.vote(...options);
  expectInGroup(sunflower, "rules-changed");
  expect(sunflower.groupHas("Our rules change\n+ We begin with a minute of silence.\nWhoever")).toBe(true);
  for (const one of everybody) await one.press("button-confirm-rules");
  expect(meeting().step).toBe("state-problems");
  await first.write("/rules");
  expect(first.sees().text).toContain("We begin with a minute of silence.");
  expectCalm(sunflower);
});

test("a proposed rule stays its author's until the poll, where it stands without a name", async () => {
  const sunflower = await circleAt("agree-rules");
  const { second, everybody, groupSays, group } = sunflower;
  await second.press("button-write-rule");
  await second.give("We begin with a minute of silence.");
  expectSealed(sunflower, second, "We begin with a minute of silence.");
  for (const one of everybody) if (one !== second) await one.press("button-keep-rules");
  expect(
    group()
      .at(-1)
      ?.poll?.options.map(({ text }) => text),
  ).toEqual(["+ We begin with a minute of silence.", "None of these"]);
  expect(groupSays().some((text) => text.includes("Boris") && text.includes("silence"))).toBe(false);
  expectCalm(sunflower);
});

test("a rule that only half wants is refused, and the rules stay", async () => {
  const sunflower = await circleAt("agree-rules");
  const { everybody, second, meeting, first } = sunflower;
  await second.press("button-write-rule");
  await second.give("We begin with a minute of silence.");
  for (const one of everybody) if (one !== second) await one.press("button-keep-rules");
  for (const [index, option] of [0, 0, 1, 1].entries()) await everybody[index]?.vote(option);
  expectInGroup(sunflower, "rules-kept");
  expect(meeting().step).toBe("state-problems");
  await first.write("/rules");
  expect(first.sees().text).not.toContain("silence");
  expectCalm(sunflower);
});

test("rules that are too long, on two lines, or proposed twice get a sentence each", async () => {
  const sunflower = await circleAt("agree-rules");
  const { second, person } = sunflower;
  await second.press("button-write-rule");
  await second.give("word ".repeat(30));
  expectTold(second, "refusal-tooLong");
  await second.give("One line\nand another");
  expectTold(second, "refusal-oneLine");
  await second.give("we keep to TIME at night");
  expectTold(second, "rule-proposed");
  await person("Gleb").press("button-write-rule");
  await person("Gleb").give("We keep to time at night");
  expectTold(person("Gleb"), "refusal-alreadyProposed");
  expectCalm(sunflower);
});

test("one problem is taken without a vote; none at all ends the meeting kindly", async () => {
  const one = await circleAt("tell-case");
  expectInGroup(one, "presenter-only");
  expect(one.group().filter(({ poll }) => poll)).toHaveLength(1);
  const none = await circleAt("state-problems");
  for (const person of none.everybody) await person.press("button-pass");
  expectInGroup(none, "ended-noProblem");
  expectInGroup(none, "next-meeting");
  for (const sunflower of [one, none]) expectCalm(sunflower);
});
