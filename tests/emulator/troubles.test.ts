import { HttpError } from "grammy";
import { beforeEach, expect, test } from "vitest";
import { failure, type GroupScene, groupScene, hours, minutes, received, refusal } from "./support.ts";

let telegram: GroupScene;

beforeEach(async () => {
  telegram = await groupScene();
});

const options = [{ text: "Mine" }, { text: "Hers" }];

test("a group can refuse everything for an hour, in words that no list knows", async () => {
  const { people, api, group, clock } = telegram;
  const words = ["CHAT_RESTRICTED", "CHAT_WRITE_FORBIDDEN", "CHAT_IS_ASLEEP"] as const;
  for (const one of words) {
    people.refuse(group, { words: one, forMs: hours(1) });
    expect(await refusal(api.sendMessage(group, "Hello"))).toBe(`Bad Request: ${one}`);
    expect(await refusal(api.sendPoll(group, "?", options))).toBe(`Bad Request: ${one}`);
    clock.now += hours(1);
    await api.sendMessage(group, "Hello again");
  }
  people.refuse(group, { words: "CHAT_IS_ASLEEP", code: 403 });
  const failed = await failure(api.sendMessage(group, "Hello"));
  expect([failed.error_code, failed.description]).toEqual([403, "Forbidden: CHAT_IS_ASLEEP"]);
  people.relent(group);
  await api.sendMessage(group, "Hello at last");
});

test("a group can refuse one kind of message, also to an administrator", async () => {
  const { people, api, group, anna } = telegram;
  people.promoteBot(group, anna);
  const photo = people.send(anna, group, { photo: true }).photo?.[0]?.file_id ?? "";
  const kinds: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["PLAIN", () => api.sendMessage(group, "Hello")],
    ["PHOTOS", () => api.sendPhoto(group, photo)],
    ["VIDEOS", () => api.sendVideo(group, "https://example.org/a.mp4")],
    ["ROUNDVIDEOS", () => api.sendVideoNote(group, "https://example.org/b.mp4")],
    ["VOICES", () => api.sendVoice(group, "https://example.org/c.ogg")],
    ["AUDIOS", () => api.sendAudio(group, "https://example.org/d.mp3")],
    ["DOCS", () => api.sendDocument(group, "https://example.org/e.pdf")],
    ["POLL", () => api.sendPoll(group, "?", options)],
    ["GIFS", () => api.sendAnimation(group, "https://example.org/f.gif")],
  ];
  for (const [word, sendThat] of kinds) {
    people.refuse(group, { words: `CHAT_SEND_${word}_FORBIDDEN` });
    const refused = [];
    for (const [other, send] of kinds) if (await isRefused(send())) refused.push(other);
    expect(refused).toEqual([word]);
    expect(await refusal(sendThat())).toBe(`Bad Request: CHAT_SEND_${word}_FORBIDDEN`);
    people.relent(group);
  }
});

const isRefused = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => false,
    () => true,
  );

test("the answer to one kind of call is lost in one minute, though it was carried out", async () => {
  const { people, api, group, boris, clock } = telegram;
  people.trouble(
    { kind: "lost-after" },
    { methods: ["sendMessage"], afterMs: minutes(4), forMs: minutes(1) },
  );
  await api.sendMessage(group, "In time");
  clock.now += minutes(4);
  await expect(api.sendMessage(group, "Unheard")).rejects.toThrow(HttpError);
  await api.sendPoll(group, "?", options);
  clock.now += minutes(1);
  await api.sendMessage(group, "Afterwards");
  const said = people.sees(boris, group).flatMap(({ text }) => text ?? []);
  expect(said).toEqual(["In time", "Unheard", "Afterwards"]);
});

test("a trouble strikes as often as it is told, in the chat that it is told, until it is calmed", async () => {
  const { people, api, group, anna } = telegram;
  people.start(anna);
  people.trouble(
    { kind: "error", code: 500, description: "Internal Server Error" },
    { chat: group, times: 2 },
  );
  await api.sendMessage(anna, "Hello");
  for (let count = 0; count < 2; count += 1) {
    expect(await refusal(api.sendMessage(group, "Hello"))).toBe("Internal Server Error");
  }
  await api.sendMessage(group, "Hello");
  people.trouble({ kind: "html", status: 502 });
  await expect(api.sendMessage(anna, "Hello")).rejects.toThrow(HttpError);
  people.calm();
  await api.sendMessage(anna, "Hello");
});

test("of an upgrade the bot hears in whatever order Telegram likes, and as often", async () => {
  const { people, group } = telegram;
  const id = people.upgrade(group, ["member", "from", "left", "to", "to", "member"]);
  const news = (await received(telegram)).map(({ my_chat_member: moved, message }) =>
    moved
      ? [moved.chat.id, moved.old_chat_member.status, moved.new_chat_member.status]
      : [message?.chat.id, message?.migrate_to_chat_id, message?.migrate_from_chat_id],
  );
  expect(news).toEqual([
    [id, "left", "member"],
    [id, undefined, group],
    [group, "member", "left"],
    [group, id, undefined],
    [group, id, undefined],
    [id, "left", "member"],
  ]);
});

test("a supergroup refuses what its group refused", async () => {
  const { people, api, group } = telegram;
  people.refuse(group, { words: "CHAT_RESTRICTED" });
  const id = people.upgrade(group);
  expect(await refusal(api.sendMessage(id, "Hello"))).toBe("Bad Request: CHAT_RESTRICTED");
});
