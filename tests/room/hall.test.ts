import type { SSEStreamingApi } from "hono/streaming";
import { StreamingApi } from "hono/utils/stream";
import { expect, test } from "vitest";
import { createLine } from "../../src/room/door/line.ts";
import { createHall } from "../../src/room/hall.ts";
import type { Whole } from "../../src/room/wire.ts";
import { group, hour, openedRoom, ownChat, personAt, visit } from "./visitor.ts";

test("two who look in see the same room, and one who comes back goes on", async () => {
  const url = await openedRoom();
  const first = await visit(url);
  const second = await visit(url);
  await first.begin(hour);
  const { id } = personAt(await first.caughtUp(), 0);
  await first.act({ do: "say", who: id, chat: id, text: "/help" });
  await second.act({ do: "time", to: "deadline" });
  const seen = await first.caughtUp();
  expect((await second.caughtUp()).chats).toEqual(seen.chats);
  first.leave();
  const back = await visit(url);
  expect(back.seen().life).toBe(seen.life);
  expect(back.seen().chats).toEqual(seen.chats);
});

test("of a long chat the latest three hundred messages are shown", async () => {
  const { act, begin, seen, caughtUp } = await visit(await openedRoom());
  await begin(hour);
  const { id } = personAt(seen(), 0);
  const chat = group(seen()).id;
  for (let count = 1; count <= 310; count += 1)
    await act({ do: "say", who: id, chat, text: `Message ${count}` });
  const { bubbles } = group(await caughtUp());
  expect(bubbles).toHaveLength(300);
  expect(bubbles.at(-1)?.text).toBe("Message 310");
  expect(seen().glass.passing.length).toBeLessThanOrEqual(200);
});

test("where there is no meeting yet, nothing stands behind the glass", async () => {
  const { begin } = await visit(await openedRoom());
  expect((await begin({ ...hour, story: "empty" })).glass.meeting).toBe("");
});

test("what people write arrives as it was written", async () => {
  const { act, begin, seen, caughtUp } = await visit(await openedRoom());
  await begin(hour);
  const { id } = personAt(seen(), 0);
  const text = "<script>alert(1)</script>\n\n  Строка — с отступом 🙂";
  await act({ do: "say", who: id, chat: group(seen()).id, text });
  await act({ do: "say", who: id, chat: group(seen()).id, text: "Look", media: "photo" });
  await act({ do: "say", who: id, chat: group(seen()).id, text: "", media: "voice" });
  const { bubbles } = group(await caughtUp());
  expect(bubbles.slice(-3)).toMatchObject([
    { text, from: { id } },
    { text: "Look", media: "photo" },
    { text: "", media: "voice" },
  ]);
  const [said] = bubbles.slice(-3);
  await act({ do: "edit", who: id, chat: said?.chat ?? 0, message: said?.id ?? 0, text: "Better" });
  await act({ do: "say", who: id, chat: said?.chat ?? 0, text: "As I said", reply: said?.id ?? 0 });
  expect(group(await caughtUp()).bubbles).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: said?.id, text: "Better", isEdited: true }),
      expect.objectContaining({
        text: "As I said",
        reply: { id: said?.id, name: said?.from.name, text: "Better" },
      }),
    ]),
  );
});

test("a tap is answered by a toast, a vote is seen and can be taken back", async () => {
  const { act, begin, seen, caughtUp, sees, toasts } = await visit(await openedRoom());
  await begin(hour);
  await act({ do: "time", to: "deadline" });
  const { id } = personAt(seen(), 0);
  const own = ownChat(await caughtUp(), id).bubbles.findLast(({ buttons }) =>
    buttons.flat().some((one) => one.data),
  );
  await act({ do: "tap", who: id, chat: id, message: own?.id ?? 0, data: "no.such.button" });
  await sees(() => toasts.length > 0);
  const poll = group(seen()).bubbles.find((one) => one.poll && !one.poll.isClosed);
  const vote = { do: "vote", who: id, chat: poll?.chat ?? 0, message: poll?.id ?? 0 } as const;
  const chosen = (whole: Whole) => group(whole).bubbles.find((one) => one.id === poll?.id)?.poll?.chosen;
  await act({ ...vote, options: [1] });
  await sees((whole) => chosen(whole)?.some((one) => one.who === id && one.options[0] === 1));
  await act({ ...vote, options: [] });
  await sees((whole) => chosen(whole)?.every((one) => one.who !== id));
  expect(poll?.poll?.options.every(({ votes }) => votes === undefined)).toBe(true);
});

test("who reads too slowly is spared the news, and then told everything", () => {
  const hall = createHall();
  hall.follow({ whole: () => ({ life: "one" }) as Whole, news: () => undefined, trouble: () => {} });
  const heard: string[] = [];
  let reads = false;
  hall.join(
    (event) => {
      heard.push(event);
      return reads;
    },
    () => {},
  );
  reads = true;
  hall.anew();
  expect(heard).toEqual(["whole", "whole"]);
  hall.close();
});

test("whom nothing can be told has no seat", () => {
  const hall = createHall();
  let tells = false;
  const whole = () => {
    if (tells) return { life: "one" } as Whole;
    throw new Error("Nothing to tell");
  };
  hall.follow({ whole, news: () => undefined, trouble: () => {} });
  const heard: string[] = [];
  const hear = (event: string) => heard.push(event) > 0;
  expect(() => hall.join(hear, () => {})).toThrow("Nothing to tell");
  tells = true;
  hall.anew();
  expect(heard).toEqual([]);
});

test("who reads nothing at all is sent no more than a few pieces, and everything once they read again", async () => {
  const hall = createHall();
  hall.follow({ whole: () => ({ life: "one" }) as Whole, news: () => undefined, trouble: () => {} });
  const unread: (() => void)[] = [];
  let written = 0;
  const stream = new StreamingApi(new WritableStream(), new ReadableStream());
  stream.write = () => {
    written += 1;
    return new Promise((resolve) => unread.push(() => resolve(stream)));
  };
  const line = createLine(hall, stream as SSEStreamingApi);
  for (let times = 0; times < 1_000; times += 1) hall.anew();
  expect(written).toBe(24);
  for (const read of unread.splice(1)) read();
  await Promise.resolve();
  hall.anew();
  expect(written, "one piece is still unread").toBe(24);
  for (const read of unread.splice(0)) read();
  await Promise.resolve();
  hall.anew();
  expect(written).toBe(25);
  hall.close();
  await line;
});
