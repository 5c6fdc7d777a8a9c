import { expect, test } from "vitest";
import type { Circle, Colleague } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectTold } from "./expecting.ts";

// A prompt that speaks of something in the group leaves after it stands there: one rule for whatever a meeting says.

/** For 40 s Telegram takes nothing in the group. */
function hold({ emulator, chat }: Circle): void {
  emulator.world.faults = (method, { chat_id }) =>
    chat_id === chat() && method !== "answerCallbackQuery"
      ? {
          kind: "error",
          code: 429,
          description: "Too Many Requests: retry after 40",
          parameters: { retry_after: 40 },
        }
      : undefined;
}

async function release({ emulator, pass }: Circle): Promise<void> {
  emulator.world.faults = undefined;
  await pass(60_000);
}

interface News {
  readonly step: Parameters<typeof circleAt>[0];
  readonly deed: (circle: Circle) => Promise<void>;
  /** Who is told what about it in private. */
  readonly told: (circle: Circle) => readonly (readonly [Colleague, key: string])[];
  readonly words: string;
}

const all =
  (deed: (one: Colleague) => Promise<void>) =>
  async ({ everybody }: Circle): Promise<void> => {
    for (const one of everybody) await deed(one);
  };

const news: Readonly<Record<string, News>> = {
  "a case of four parts": {
    step: "tell-case",
    deed: async ({ second }) => {
      for (const part of ["One.", "Two.", "Three.", "Four."]) await second.write(part);
      await second.press("button-that-is-all");
      await second.press("confirm-case");
    },
    told: ({ first, second }) => [
      [first, "ask-question"],
      [second, "case-thanks"],
    ],
    words: "Four.",
  },
  "a question": {
    step: "clarify",
    deed: ({ first }) => first.give("Who was there?"),
    told: ({ second }) => [[second, "ask-answer"]],
    words: "Who was there?",
  },
  "the last solution": {
    step: "voice-solutions",
    deed: ({ first }) => first.press("button-voice"),
    told: ({ first, second }) => [
      [first, "ask-weigh"],
      [second, "ask-weigh"],
    ],
    words: "I would wait.",
  },
  "who moderates": {
    step: "elect-moderator",
    deed: (circle) => all((one) => one.vote(circle.first.name))(circle),
    told: ({ first }) => [[first, "moderator-you"]],
    words: "Anna",
  },
};

test.each(
  Object.entries(news),
)("%s stands in the group before anybody is told about it in private", async (_, one) => {
  const { step, deed, told, words } = one;
  const sunflower = await circleAt(step);
  hold(sunflower);
  const before = told(sunflower).map(([person, key]) => person.times(key));
  const stood = sunflower.groupSays().filter((text) => text.includes(words)).length;
  await deed(sunflower);
  expect(told(sunflower).map(([person, key]) => person.times(key))).toEqual(before);
  await release(sunflower);
  expect(sunflower.groupSays().filter((text) => text.includes(words)).length).toBeGreaterThan(stood);
  for (const [person, key] of told(sunflower)) expectTold(person, key);
});

test("Boris writes before the last solution stands in the group: what he is asked anew comes after it as well", async () => {
  const sunflower = await circleAt("voice-solutions");
  const { first, second } = sunflower;
  hold(sunflower);
  await first.press("button-voice");
  await second.write("And now?");
  expectTold(second, "by-button");
  expect(second.times("ask-weigh")).toBe(0);
  await release(sunflower);
  expect(sunflower.groupSays().filter((text) => text.includes("I would wait."))).not.toEqual([]);
  expectTold(second, "ask-weigh");
});
