import { beforeAll, describe, expect, test } from "vitest";
import type { Rehearsal } from "../../src/rehearsal/scene.ts";
import { castOf, type Story, storyOf } from "../../src/rehearsal/stories/index.ts";
import { createWords } from "../../src/texts/index.ts";
import { firstRead, type Testimony, witness } from "./witness.ts";

/** A rehearsal takes seconds; on a busy machine it takes more of them. */
const PATIENCE = 120_000;

const hour = { story: storyOf("psychologists", "en"), preset: "hour", size: 3 } as const;

const rehearsals: readonly (readonly [string, Rehearsal])[] = [
  ["six teachers take a week", { story: storyOf("kindergarten", "en"), preset: "week", size: 6, seed: 1 }],
  [
    "three psychologists take a week in Russian",
    { story: storyOf("psychologists", "ru"), preset: "week", size: 3, seed: 2 },
  ],
  [
    "twelve teachers take an hour in Russian",
    { story: storyOf("kindergarten", "ru"), preset: "hour", size: 12, seed: 2 },
  ],
  ["three psychologists take an hour", { ...hour, seed: 1 }],
];

const formulas = {
  en: /if (this|it|that) (had )?happened to me/gi,
  ru: /если бы (?=(\p{L}+ ){0,4}со мной)|случись такое со мной/giu,
} as const;

const words = createWords();
const testimonies = new Map<string, Promise<Testimony>>();

/** Every rehearsal is watched once, however many look at it afterwards. */
function seenIn(rehearsal: Rehearsal): Promise<Testimony> {
  const key = JSON.stringify(rehearsal);
  const seen = testimonies.get(key) ?? witness(rehearsal);
  testimonies.set(key, seen);
  return seen;
}

/** Who wrote what under seal: it is theirs alone until the group reads it. */
const sealedBy = (story: Story, size: number) =>
  castOf(story, size).flatMap(({ name, problem, solutions, learning }) =>
    [problem, ...solutions, ...(name === story.presenter ? [] : [learning])].map((text) => ({ name, text })),
  );

const solutionsRead = ({ events, groupId }: Testimony): readonly string[] =>
  events.flatMap((event) => {
    if (event.type !== "sent" || event.chatId !== groupId || !event.message.from?.is_bot) return [];
    return /^(Solution|Вариант) \d+, .+\n/.test(event.message.text ?? "") ? [event.message.text ?? ""] : [];
  });

describe.each(rehearsals)("%s", (_, rehearsal) => {
  const { story, size } = rehearsal;
  let seen: Testimony;
  beforeAll(async () => {
    seen = await seenIn(rehearsal);
  }, PATIENCE);

  test("they hold their meeting to its end and know when they meet next", () => {
    expect(seen).toMatchObject({ held: true, announced: true, trouble: [] });
  });

  test("whoever reads the transcript reads the case; the group never reads what the presenter left out", () => {
    for (const piece of story.caseTold) expect(seen.transcript).toContain(piece);
    expect(firstRead(seen, seen.groupId, story.caseSlip)).toBe(Number.POSITIVE_INFINITY);
  });

  test("every solution that was written is read, and begins with the formula once", () => {
    const read = solutionsRead(seen);
    const written = castOf(story, size).flatMap(({ solutions }) => solutions);
    expect(read).toHaveLength(written.length);
    expect(read.filter((text) => text.match(formulas[story.locale])?.length !== 1)).toEqual([]);
  });

  test("what is sealed is seen by its author alone until the whole group sees it", () => {
    expect(sealedBy(story, size).length).toBeGreaterThan(0);
    expect(seen.people.size).toBe(size);
    for (const { name, text } of sealedBy(story, size)) {
      const revealed = firstRead(seen, seen.groupId, text.slice(-40));
      expect(revealed).toBeLessThan(Number.POSITIVE_INFINITY);
      for (const [other, chatId] of seen.people)
        if (other !== name) expect(firstRead(seen, chatId, text.slice(-40))).toBeGreaterThan(revealed);
    }
  });

  test("nobody gets back as unsaid what they have confirmed", () => {
    const voice = { locale: story.locale, zone: "UTC", address: story.address };
    const [heading = ""] = words.plain(voice, "draft-returned", { text: "…" }).split("\n");
    for (const [, chatId] of seen.people)
      expect(firstRead(seen, chatId, heading)).toBe(Number.POSITIVE_INFINITY);
  });

  test("Telegram refuses nothing that the bot asks for", () => {
    expect(seen.refused).toEqual([]);
  });
});

test(
  "the same seed tells the same hour again, another seed tells another",
  async () => {
    const first = await seenIn({ ...hour, seed: 1 });
    const again = await witness({ ...hour, seed: 1 });
    expect(again.printed).toBe(first.printed);
    const another = await witness({ ...hour, seed: 2 });
    expect(another.printed).not.toBe(first.printed);
  },
  PATIENCE,
);
