import { beforeEach, expect, test } from "vitest";
import { type GroupScene, groupScene, kindsReceived, received } from "./support.ts";

let telegram: GroupScene;
let channel: number;

beforeEach(async () => {
  telegram = await groupScene("supergroup");
  channel = telegram.people.channel({ title: "Oak news", creator: telegram.boris }).id;
});

const sendPoll = ({ api, group }: GroupScene) =>
  api.sendPoll(group, "Whose case?", [{ text: "Mine" }, { text: "Hers" }], { is_anonymous: false });

test("who speaks as a channel stands behind a made-up user", async () => {
  const { people, group, boris } = telegram;
  people.say(boris, group, "/now", { as: channel });
  const [update] = await received(telegram);
  expect(update?.message).toMatchObject({ from: { id: 136_817_688 }, sender_chat: { id: channel } });
});

test("nobody speaks as somebody else's channel, nor as one in a private chat", () => {
  const { people, group, anna } = telegram;
  expect(() => people.say(anna, group, "Hello", { as: channel })).toThrow("somebody else's");
  expect(() => people.say(telegram.boris, "bot", "Hello", { as: channel })).toThrow("groups only");
});

test("a vote as a channel or as the group names the chat, and counts apart from the person's own", async () => {
  const { people, group, boris, anna } = telegram;
  const { message_id } = await sendPoll(telegram);
  people.vote(boris, group, message_id, [0]);
  people.vote(boris, group, message_id, [1], { as: channel });
  people.vote(anna, group, message_id, [1], { anonymous: true });
  people.takeBack(boris, group, message_id, { as: channel });
  const answers = (await received(telegram)).map(({ poll_answer }) => [
    poll_answer?.user?.id,
    poll_answer?.voter_chat?.id,
    poll_answer?.option_ids,
  ]);
  expect(answers).toEqual([
    [boris, undefined, [0]],
    [136_817_688, channel, [1]],
    [136_817_688, group, [1]],
    [136_817_688, channel, []],
  ]);
  expect(people.sees(boris, group).at(-1)?.poll?.total_voter_count).toBe(2);
});

test("a vote that is never told is counted all the same", async () => {
  const { people, api, group, boris } = telegram;
  const { message_id } = await sendPoll(telegram);
  people.vote(boris, group, message_id, [1], { untold: true });
  expect(await received(telegram)).toEqual([]);
  expect((await api.stopPoll(group, message_id)).options.map(({ voter_count }) => voter_count)).toEqual([
    0, 1,
  ]);
});

test("what a linked channel posts comes into the group by itself", async () => {
  const { people, group, boris } = telegram;
  const linked = people.channel({ title: "Linked", creator: boris, discussion: group }).id;
  people.publish(linked, boris, "/agenda");
  const [update] = await received(telegram);
  expect(update?.message).toMatchObject({
    from: { id: 777_000 },
    sender_chat: { id: linked },
    is_automatic_forward: true,
    forward_origin: { type: "channel" },
    text: "/agenda",
  });
  expect(people.sees(boris, group).at(-1)?.text).toBe("/agenda");
});

test("a bot in a channel hears its posts only if it asks for them", async () => {
  const { people, api, boris } = telegram;
  people.addBotToChannel(channel, boris);
  people.publish(channel, boris, "News");
  expect(await kindsReceived(telegram)).toEqual(["my_chat_member", "channel_post"]);
  await api.getUpdates({ allowed_updates: ["message"] });
  people.publish(channel, boris, "More news");
  expect(await kindsReceived(telegram)).toEqual([]);
});
