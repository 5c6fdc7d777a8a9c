import { expect, test } from "vitest";
import { group, hour, openedRoom, visit } from "./visitor.ts";

test("after a long story whoever was there and whoever comes now see the same, and what is pinned", async () => {
  const url = await openedRoom();
  const page = await visit(url);
  const { people } = await page.begin(hour);
  const who = people[0]?.id ?? 0;
  await page.act({ do: "time", to: "next" });
  const { id: chat, pinned } = await page.sees((whole) => group(whole).pinned !== 0 && group(whole));
  for (let word = 0; word < 310; word += 1) await page.act({ do: "say", who, chat, text: `Word ${word}` });
  const { bubbles } = group(await page.caughtUp());
  expect(bubbles[0]?.id).toBe(pinned);
  expect(bubbles).toHaveLength(301);
  expect(bubbles[1]?.text).toBe("Word 10");

  const outOfSight = (bubbles[1]?.id ?? 0) - 1;
  await page.act({ do: "edit", who, chat, message: outOfSight, text: "Changed" });
  await page.act({ do: "break", what: "delete-card" });
  await page.act({ do: "say", who, chat, text: "Where is the card?" });
  const after = group(await page.caughtUp());
  expect(after.bubbles.some(({ id }) => id === pinned)).toBe(false);
});
