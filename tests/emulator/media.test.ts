import { InputFile } from "grammy";
import { beforeEach, expect, test } from "vitest";
import { received, refusal, type Scene, scene, startedPerson } from "./support.ts";

let telegram: Scene;
let anna: number;

beforeEach(async () => {
  telegram = scene();
  anna = startedPerson(telegram);
  await received(telegram);
});

test("what a person sends can be sent on by its file id", async () => {
  const { people, api } = telegram;
  const voice = people.send(anna, "bot", { voice: true, caption: "My case" });
  expect(voice).toMatchObject({ caption: "My case", voice: { duration: expect.any(Number) } });
  const sent = await api.sendVoice(anna, voice.voice?.file_id ?? "", { caption: "Again" });
  expect(sent).toMatchObject({ caption: "Again", voice: { file_id: voice.voice?.file_id } });
});

test("every kind of file finds its way back", async () => {
  const { people, api } = telegram;
  const photo = people.send(anna, "bot", { photo: true }).photo?.[0];
  const document = people.send(anna, "bot", { document: "notes.pdf" }).document;
  expect(document?.file_name).toBe("notes.pdf");
  await api.sendPhoto(anna, photo?.file_id ?? "");
  await api.sendDocument(anna, document?.file_id ?? "");
  await api.sendAudio(anna, people.send(anna, "bot", { audio: true }).audio?.file_id ?? "");
  await api.sendVideo(anna, people.send(anna, "bot", { video: true }).video?.file_id ?? "");
  await api.sendVideoNote(anna, people.send(anna, "bot", { videoNote: true }).video_note?.file_id ?? "");
  await api.sendAnimation(anna, people.send(anna, "bot", { animation: true }).animation?.file_id ?? "");
  await api.sendSticker(anna, people.send(anna, "bot", { sticker: true }).sticker?.file_id ?? "");
  expect((await received(telegram)).every(({ message }) => message !== undefined)).toBe(true);
});

test("a place and a contact arrive as they are, two things at once do not", async () => {
  telegram.people.send(anna, "bot", { location: { latitude: 55.7, longitude: 37.6 } });
  telegram.people.send(anna, "bot", { contact: { phone_number: "+70000000000", first_name: "Boris" } });
  const [place, contact] = await received(telegram);
  expect(place?.message?.location).toEqual({ latitude: 55.7, longitude: 37.6 });
  expect(contact?.message?.contact?.first_name).toBe("Boris");
  expect(() => telegram.people.send(anna, "bot", { photo: true, voice: true })).toThrow("exactly one");
});

test("an unknown file id and one of another kind are refused", async () => {
  expect(await refusal(telegram.api.sendPhoto(anna, "nonsense"))).toBe(
    "Bad Request: wrong file identifier/HTTP URL specified",
  );
  const voice = telegram.people.send(anna, "bot", { voice: true }).voice;
  expect(await refusal(telegram.api.sendPhoto(anna, voice?.file_id ?? ""))).toBe(
    "Bad Request: can't use file of type Voice as Photo",
  );
});

test("an uploaded file gets an id that can be used again", async () => {
  const file = new InputFile(Buffer.from("hello"), "hello.txt");
  const sent = await telegram.api.sendDocument(anna, file, { caption: "Read this" });
  expect(sent).toMatchObject({ caption: "Read this", document: { file_name: "hello.txt" } });
  await telegram.api.sendDocument(anna, sent.document.file_id);
  const { file_path, file_size } = await telegram.api.getFile(sent.document.file_id);
  expect(file_size).toBe(5);
  const contents = await telegram.fetch(`https://api.telegram.org/file/bot${telegram.token}/${file_path}`);
  expect(await contents.text()).toBe("hello");
});

test("an empty file is refused", async () => {
  const file = new InputFile(Buffer.from(""), "hello.txt");
  expect(await refusal(telegram.api.sendDocument(anna, file))).toBe("Bad Request: file must be non-empty");
});

test("a caption has at most 1024 characters and can be changed", async () => {
  const photo = telegram.people.send(anna, "bot", { photo: true }).photo?.[0]?.file_id ?? "";
  expect(await refusal(telegram.api.sendPhoto(anna, photo, { caption: "x".repeat(1025) }))).toBe(
    "Bad Request: message caption is too long",
  );
  const { message_id } = await telegram.api.sendPhoto(anna, photo, { caption: "One" });
  await telegram.api.editMessageCaption(anna, message_id, { caption: "Two" });
  expect(telegram.people.sees(anna, "bot").at(-1)).toMatchObject({ caption: "Two", edited: true });
  expect(await refusal(telegram.api.editMessageText(anna, message_id, "Three"))).toBe(
    "Bad Request: there is no text in the message to edit",
  );
});

test("an album is several messages with one group id", async () => {
  const photo = telegram.people.send(anna, "bot", { photo: true }).photo?.[0]?.file_id ?? "";
  const album = await telegram.api.sendMediaGroup(anna, [
    { type: "photo", media: photo, caption: "First" },
    { type: "photo", media: "https://example.org/a.jpg" },
  ]);
  expect(album).toHaveLength(2);
  expect(
    new Set(album.map((message) => ("media_group_id" in message ? message.media_group_id : 0))).size,
  ).toBe(1);
});

test("a copy has no author, a forward keeps it", async () => {
  const boris = startedPerson(telegram, "Boris");
  const said = telegram.people.say(anna, "bot", "My case");
  await telegram.api.copyMessage(boris, anna, said.message_id);
  const forwarded = await telegram.api.forwardMessage(boris, anna, said.message_id);
  expect(forwarded.forward_origin).toMatchObject({ type: "user", sender_user: { id: anna } });
  const [, copy] = telegram.people.sees(boris, "bot");
  expect(copy).toMatchObject({ text: "My case", from: { id: telegram.world.bot.id } });
  expect(copy?.forward_origin).toBeUndefined();
});

test("a copied file can get another caption", async () => {
  const said = telegram.people.send(anna, "bot", { photo: true, caption: "Old" });
  await telegram.api.copyMessage(anna, anna, said.message_id, { caption: "New" });
  expect(telegram.people.sees(anna, "bot").at(-1)?.caption).toBe("New");
});

test("protected messages can be neither copied nor forwarded", async () => {
  const { message_id } = await telegram.api.sendMessage(anna, "Secret", { protect_content: true });
  expect(telegram.people.sees(anna, "bot").at(-1)?.protected).toBe(true);
  for (const call of [telegram.api.copyMessage, telegram.api.forwardMessage]) {
    expect(await refusal(call.call(telegram.api, anna, anna, message_id))).toBe(
      "Bad Request: message has protected content and can't be forwarded",
    );
  }
});

test("what is gone cannot be copied, and a poll is not copied either", async () => {
  expect(await refusal(telegram.api.copyMessage(anna, anna, 99))).toBe(
    "Bad Request: message to copy not found",
  );
  const { message_id } = await telegram.api.sendPoll(anna, "?", [{ text: "a" }]);
  expect(await refusal(telegram.api.copyMessage(anna, anna, message_id))).toBe(
    "Bad Request: message can't be copied",
  );
});
