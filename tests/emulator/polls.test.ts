import { beforeEach, expect, test } from "vitest";
import { type GroupScene, groupScene, kindsReceived, minutes, received, refusal } from "./support.ts";

let telegram: GroupScene;

beforeEach(async () => {
  telegram = await groupScene();
});

type PollWishes = NonNullable<Parameters<GroupScene["api"]["sendPoll"]>[3]>;

const options = [{ text: "Mine" }, { text: "Yours" }, { text: "Hers" }];

function sendPoll(wishes: PollWishes = {}) {
  return telegram.api.sendPoll(telegram.group, "Whose case?", options, { is_anonymous: false, ...wishes });
}

test("a vote in an open poll arrives with the voter and the options", async () => {
  const { message_id, poll } = await sendPoll();
  telegram.people.vote(telegram.boris, telegram.group, message_id, [1]);
  const [update] = await received(telegram);
  expect(update?.poll_answer).toEqual({
    poll_id: poll.id,
    user: expect.objectContaining({ id: telegram.boris }),
    option_ids: [1],
    option_persistent_ids: [poll.options[1]?.persistent_id],
  });
});

test("a vote can be changed and taken back, and the counts follow", async () => {
  const { message_id } = await sendPoll();
  const { people, group, boris } = telegram;
  people.vote(boris, group, message_id, [1]);
  people.vote(boris, group, message_id, [2]);
  const seen = people.sees(boris, group).at(-1);
  expect(seen?.ownVote).toEqual([2]);
  expect(seen?.poll?.options.map(({ voter_count }) => voter_count)).toEqual([0, 0, 1]);
  people.takeBack(boris, group, message_id);
  expect(people.sees(boris, group).at(-1)?.poll?.total_voter_count).toBe(0);
  const updates = await received(telegram);
  expect(updates.map(({ poll_answer }) => poll_answer?.option_ids)).toEqual([[1], [2], []]);
  expect(() => people.takeBack(boris, group, message_id)).toThrow("no vote");
});

test("where votes are final nobody changes theirs", async () => {
  const { message_id } = await sendPoll({ allows_revoting: false });
  const { people, group, boris } = telegram;
  people.vote(boris, group, message_id, [1]);
  expect(() => people.vote(boris, group, message_id, [2])).toThrow("final");
  expect(() => people.takeBack(boris, group, message_id)).toThrow("final");
});

test("a quiz has a right answer and final votes", async () => {
  expect(await refusal(sendPoll({ type: "quiz" }))).toBe("Bad Request: wrong correct option ID specified");
  const { message_id, poll } = await sendPoll({ type: "quiz", correct_option_ids: [0] });
  expect(poll).toMatchObject({ allows_revoting: false, correct_option_ids: [0] });
  telegram.people.vote(telegram.boris, telegram.group, message_id, [0]);
  expect(() => telegram.people.takeBack(telegram.boris, telegram.group, message_id)).toThrow("final");
});

test("several options at once only where the poll allows it", async () => {
  const single = await sendPoll();
  const { people, group, boris } = telegram;
  expect(() => people.vote(boris, group, single.message_id, [0, 1])).toThrow("one answer");
  const multiple = await sendPoll({ allows_multiple_answers: true });
  people.vote(boris, group, multiple.message_id, [2, 0]);
  expect((await received(telegram))[0]?.poll_answer?.option_ids).toEqual([0, 2]);
  expect(() => people.vote(boris, group, multiple.message_id, [3])).toThrow("0 to 2");
  expect(() => people.vote(boris, group, multiple.message_id, [])).toThrow("at least one");
});

test("a person outside the group cannot vote", async () => {
  const { message_id } = await sendPoll();
  const vera = telegram.people.person({ firstName: "Vera" }).id;
  expect(() => telegram.people.vote(vera, telegram.group, message_id, [0])).toThrow("not a member");
});

test("hidden results stay hidden until the poll closes", async () => {
  const { message_id } = await sendPoll({ hide_results_until_closes: true });
  const { people, group, boris, api } = telegram;
  people.vote(boris, group, message_id, [1]);
  const counts = () =>
    people
      .sees(boris, group)
      .at(-1)
      ?.poll?.options.map(({ voter_count }) => voter_count);
  expect(counts()).toEqual([0, 0, 0]);
  const final = await api.stopPoll(group, message_id);
  expect(final).toMatchObject({ is_closed: true, total_voter_count: 1 });
  expect(counts()).toEqual([0, 1, 0]);
});

test("a poll is stopped once", async () => {
  const { message_id } = await sendPoll();
  const { people, group, boris, api } = telegram;
  await api.stopPoll(group, message_id);
  expect((await received(telegram))[0]?.poll?.is_closed).toBe(true);
  expect(await refusal(api.stopPoll(group, message_id))).toBe("Bad Request: poll has already been closed");
  expect(() => people.vote(boris, group, message_id, [0])).toThrow("closed");
});

test("stopping what is no poll is refused", async () => {
  const { message_id } = await telegram.api.sendMessage(telegram.group, "Hello");
  for (const id of [message_id, 99]) {
    expect(await refusal(telegram.api.stopPoll(telegram.group, id))).toBe(
      "Bad Request: message with poll to stop not found",
    );
  }
});

test("a poll with a closing time closes by the clock", async () => {
  const { message_id } = await sendPoll({ open_period: 600 });
  const other = await sendPoll({ close_date: telegram.clock.now / 1000 + 60 });
  telegram.clock.now += minutes(1);
  const [first] = await received(telegram);
  expect(first?.poll).toMatchObject({ id: other.poll.id, is_closed: true });
  telegram.clock.now += minutes(9);
  telegram.tick();
  expect((await received(telegram))[0]?.poll?.is_closed).toBe(true);
  expect(await refusal(telegram.api.stopPoll(telegram.group, message_id))).toMatch("already been closed");
  expect(await refusal(sendPoll({ close_date: telegram.clock.now / 1000 - 1 }))).toMatch("close date");
});

test("an anonymous poll tells only sums", async () => {
  const { message_id } = await sendPoll({ is_anonymous: true });
  telegram.people.vote(telegram.boris, telegram.group, message_id, [1]);
  const [update] = await received(telegram);
  expect(update?.poll_answer).toBeUndefined();
  expect(update?.poll?.options.map(({ voter_count }) => voter_count)).toEqual([0, 1, 0]);
});

test("questions and options have lengths, options a number", async () => {
  const { api, group } = telegram;
  const send = (question: string, texts: readonly string[]) =>
    api.sendPoll(
      group,
      question,
      texts.map((text) => ({ text })),
    );
  await send(
    "q".repeat(300),
    Array.from({ length: 12 }, () => "o".repeat(100)),
  );
  await send("Just one?", ["Yes"]);
  expect(await refusal(send("q".repeat(301), ["a"]))).toBe(
    "Bad Request: poll question length must not exceed 300",
  );
  expect(await refusal(send("q", ["o".repeat(101)]))).toBe(
    "Bad Request: poll options length must not exceed 100",
  );
  expect(await refusal(send("q", []))).toBe("Bad Request: poll must have at least one answer option");
  expect(
    await refusal(
      send(
        "q",
        Array.from({ length: 13 }, () => "o"),
      ),
    ),
  ).toBe("Bad Request: poll can't have more than 12 options");
});

test("a group may forbid polls", async () => {
  const { people, api, anna } = telegram;
  const group = people.group({ title: "No polls", creator: anna, pollsForbidden: true }).id;
  people.addBot(group, anna);
  expect(await refusal(api.sendPoll(group, "?", options))).toBe(
    "Bad Request: not enough rights to send polls to the chat",
  );
  people.promoteBot(group, anna);
  await api.sendPoll(group, "?", options);
});

test("a bot that did not ask for poll answers gets none", async () => {
  await telegram.api.getUpdates({ allowed_updates: ["message"] });
  const { message_id } = await sendPoll();
  telegram.people.vote(telegram.boris, telegram.group, message_id, [1]);
  expect(await kindsReceived(telegram)).toEqual([]);
});
