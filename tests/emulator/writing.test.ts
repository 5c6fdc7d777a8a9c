import { beforeEach, expect, test } from "vitest";
import { kindsReceived, received, refusal, type Scene, scene, startedPerson } from "./support.ts";

let telegram: Scene;
let anna: number;

beforeEach(async () => {
  telegram = scene();
  anna = startedPerson(telegram);
  await received(telegram);
});

test("Telegram can report a message as edited whose words are what they were", async () => {
  const { people } = telegram;
  const { message_id } = people.say(anna, "bot", "My case");
  people.stir(anna, "bot", message_id);
  const [said, stirred] = await received(telegram);
  expect(stirred?.edited_message).toMatchObject({
    message_id,
    text: "My case",
    edit_date: expect.any(Number),
  });
  expect(said?.message?.edit_date).toBeUndefined();
  expect(people.sees(anna, "bot").at(-1)).toMatchObject({ text: "My case", edited: false });
});

test("only the first reaction to what a person wrote is reported as an edit", async () => {
  const { people, api } = telegram;
  await api.getUpdates({ allowed_updates: ["message", "edited_message", "message_reaction"] });
  const { message_id } = people.say(anna, "bot", "My case");
  people.react(anna, "bot", message_id, ["👍"]);
  people.react(anna, "bot", message_id, []);
  const heard = await kindsReceived(telegram);
  expect(heard).toEqual(["message", "edited_message", "message_reaction", "message_reaction"]);
  const answer = await api.sendMessage(anna, "Thank you");
  people.react(anna, "bot", answer.message_id, ["👍"]);
  expect(await kindsReceived(telegram)).toEqual(["message_reaction"]);
});

test("who pays for Telegram writes captions of 4096 characters, others of 1024, a bot of 1024", async () => {
  const { people, api } = telegram;
  const vera = people.person({ firstName: "Vera", premium: true }).id;
  people.start(vera);
  const long = "x".repeat(4096);
  expect(() => people.send(anna, "bot", { photo: true, caption: "x".repeat(1025) })).toThrow("1024");
  expect(() => people.send(vera, "bot", { photo: true, caption: `${long}x` })).toThrow("4096");
  const { message_id, caption, photo, from } = people.send(vera, "bot", { photo: true, caption: long });
  expect([caption, from?.is_premium]).toEqual([long, true]);
  const tooLong = "Bad Request: message caption is too long";
  expect(await refusal(api.sendPhoto(vera, photo?.[0]?.file_id ?? "", { caption: long }))).toBe(tooLong);
  expect(await refusal(api.copyMessage(vera, vera, message_id))).toBe(tooLong);
});

test("an album of a person comes as several messages with one group id, and each caption can be edited", async () => {
  const { people } = telegram;
  const sent = people.album(anna, "bot", [
    { photo: true, caption: "First" },
    { photo: true },
    { video: true },
  ]);
  const messages = (await received(telegram)).map(({ message }) => message);
  expect(messages.map((message) => message?.message_id)).toEqual(sent.map(({ message_id }) => message_id));
  const groups = new Set(messages.map((message) => message?.media_group_id));
  expect([groups.size, groups.has(undefined)]).toEqual([1, false]);
  people.edit(anna, "bot", sent[1]?.message_id ?? 0, "Second");
  const [edit] = await received(telegram);
  expect(edit?.edited_message).toMatchObject({ caption: "Second", media_group_id: sent[0]?.media_group_id });
});

test("an album has 2 to 10 files that go together", () => {
  const { people } = telegram;
  const photos = (count: number) => Array.from({ length: count }, () => ({ photo: true as const }));
  expect(() => people.album(anna, "bot", photos(1))).toThrow("2 to 10");
  expect(() => people.album(anna, "bot", photos(11))).toThrow("2 to 10");
  expect(() => people.album(anna, "bot", [{ photo: true }, { document: true }])).toThrow("documents only");
  expect(() => people.album(anna, "bot", [{ voice: true }, { voice: true }])).toThrow("documents only");
  people.album(anna, "bot", [{ document: "a.pdf" }, { document: "b.pdf" }]);
});

test("a link behind words, bold and code arrive as they were written, addresses are found beside them", async () => {
  const { people } = telegram;
  const link = { type: "text_link", offset: 5, length: 4, url: "https://example.org/a" } as const;
  const bold = { type: "bold", offset: 0, length: 9 } as const;
  const said = people.say(anna, "bot", "Read this, https://example.org", { entities: [link, bold] });
  const found = { type: "url", offset: 11, length: 19 };
  expect(said.entities).toEqual([bold, link, found]);
  expect((await received(telegram))[0]?.message?.entities).toEqual([bold, link, found]);
  expect(people.sees(anna, "bot").at(-1)?.entities).toEqual([bold, link, found]);
});

test("the formatting of a caption and of an edit is kept as well", () => {
  const { people } = telegram;
  const code = { type: "code", offset: 0, length: 3 } as const;
  const spoiler = { type: "spoiler", offset: 4, length: 3 } as const;
  const { message_id, caption_entities } = people.send(anna, "bot", {
    photo: true,
    caption: "one two",
    entities: [code],
  });
  expect(caption_entities).toEqual([code]);
  expect(people.edit(anna, "bot", message_id, "one two", [spoiler]).caption_entities).toEqual([spoiler]);
});

test("formatting outside the words and links that lead nowhere are refused", () => {
  const { people } = telegram;
  const outside = { type: "bold", offset: 0, length: 9 } as const;
  expect(() => people.say(anna, "bot", "Short", { entities: [outside] })).toThrow("formatting is wrong");
  const nowhere = { type: "text_link", offset: 0, length: 5, url: "over there" } as const;
  expect(() => people.say(anna, "bot", "Short", { entities: [nowhere] })).toThrow("not an address");
});

test("what a person forwards says where it comes from, and cannot be edited", async () => {
  const { people } = telegram;
  const vera = people.person({ firstName: "Vera" }).id;
  const named = people.say(anna, "bot", "Her words", { forwardedFrom: vera });
  const hidden = people.send(anna, "bot", { voice: true, forwardedFrom: "Somebody" });
  expect(named.forward_origin).toMatchObject({ type: "user", sender_user: { id: vera } });
  expect(hidden.forward_origin).toMatchObject({ type: "hidden_user", sender_user_name: "Somebody" });
  expect(() => people.edit(anna, "bot", named.message_id, "Mine")).toThrow("cannot be edited");
  expect((await received(telegram))[0]?.message?.forward_origin).toEqual(named.forward_origin);
});

test("an account that is deleted can be written to no more", async () => {
  telegram.people.deactivate(anna);
  expect(await refusal(telegram.api.sendMessage(anna, "Hello"))).toBe("Forbidden: user is deactivated");
});
