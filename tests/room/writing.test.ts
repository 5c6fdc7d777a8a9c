import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "../../src/room/pieces.ts";
import type { Bubble } from "../../src/room/wire.ts";
import { roomWords } from "../../src/room/words.ts";
import { group, hour, openedRoom, personAt, post, visit } from "./visitor.ts";

const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");

/** Somebody in the group, and what they have said there last. */
async function speaker() {
  const url = await openedRoom();
  const { act, begin, caughtUp } = await visit(url);
  const whole = await begin(hour);
  const [who, chat] = [personAt(whole, 0).id, group(whole).id];
  const said = async (): Promise<readonly Bubble[]> =>
    group(await caughtUp()).bubbles.filter(({ from, service }) => from.id === who && service === undefined);
  return { url, act, who, chat, said };
}

test("what is too long for one message arrives in several, and only the first is the reply", async () => {
  const { act, who, chat, said } = await speaker();
  await act({ do: "say", who, chat, text: "To begin with" });
  const [{ id = 0 } = {}] = await said();
  await act({ do: "say", who, chat, text: words(1_400), reply: id });
  const pieces = (await said()).slice(1);
  expect(pieces.map(({ text }) => text).join(" ")).toBe(words(1_400));
  expect(pieces.map(({ reply }) => reply?.id)).toEqual([id, undefined, undefined]);
  for (const { text } of pieces) expect(text.length).toBeLessThanOrEqual(4_096);
});

test("what does not fit under a photo follows it as a message", async () => {
  const { act, who, chat, said } = await speaker();
  await act({ do: "say", who, chat, text: words(700), media: "photo" });
  const pieces = await said();
  expect(pieces.map(({ media }) => media)).toEqual(["photo", undefined, undefined]);
  expect(pieces[0]?.text.length).toBeLessThanOrEqual(1_024);
  expect(pieces.map(({ text }) => text).join(" ")).toBe(words(700));
});

test("as much as the page lets anybody type is taken", async () => {
  const { act, who, chat, said } = await speaker();
  await act({ do: "say", who, chat, text: "я".repeat(16_000) });
  expect((await said()).map(({ text }) => text.length)).toEqual([4_096, 4_096, 4_096, 3_712]);
});

test("nobody can make their message longer than a message is, and they are told so", async () => {
  const { url, act, who, chat, said } = await speaker();
  await act({ do: "say", who, chat, text: "Short" });
  await act({ do: "say", who, chat, text: "Look", media: "photo" });
  const [text, photo] = await said();
  for (const [message, length] of [
    [text?.id, 4_097],
    [photo?.id, 1_025],
  ])
    expect(await post(url, { do: "edit", who, chat, message, text: "x".repeat(length ?? 0) })).toEqual({
      done: false,
      why: roomWords.en.refused.tooLong,
    });
  expect((await said()).map((bubble) => bubble.text)).toEqual(["Short", "Look"]);
});

test("a message is cut where a paragraph ends, else a line, else a word", () => {
  const [half, rest] = ["a".repeat(60), "b".repeat(60)];
  expect(piecesOf(`${half}\n\nb b\n${rest}`, 100, 100)).toEqual([half, `b b\n${rest}`]);
  expect(piecesOf(`${half}\nb ${rest}`, 100, 100)).toEqual([half, `b ${rest}`]);
  expect(piecesOf(`a\n\n${half} ${rest}`, 100, 100)).toEqual([`a\n\n${half}`, rest]);
  expect(piecesOf(`${"a".repeat(100)} ${rest}`, 100, 100)).toEqual(["a".repeat(100), rest]);
  expect(piecesOf("short", 100, 100)).toEqual(["short"]);
});

test("whatever is written, no piece is empty or too long, none cuts a character, and nothing is lost", () => {
  const bits = fc.constantFrom(" ", "\n", "\n\n", "слово", "🙂", "x".repeat(30), "🙂".repeat(9));
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 60 }), fc.integer({ min: 5, max: 40 }), (written, most) => {
      const text = written.join("");
      const pieces = piecesOf(text, most, most + 7);
      const squeezed = (one: string) => one.replace(/\s/g, "");
      expect(squeezed(pieces.join(""))).toBe(squeezed(text));
      for (const [index, piece] of pieces.entries()) {
        expect(piece.length).toBeLessThanOrEqual(index === 0 ? most : most + 7);
        expect(piece.isWellFormed()).toBe(true);
        expect(piece !== "" || pieces.length === 1).toBe(true);
      }
    }),
  );
});
