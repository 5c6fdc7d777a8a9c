import { describe, expect, test } from "vitest";
import { LONGEST_LINE } from "../../src/core/contribute.ts";
import { withFormula } from "../../src/core/wording/formula.ts";
import { isSeveralSentences, soundsLikeAdvice, speaksOfCauses } from "../../src/core/wording/hints.ts";
import {
  type Colleague,
  caseDraft,
  castOf,
  heardBy,
  type Story,
  stories,
  storyOf,
} from "../../src/rehearsal/stories/index.ts";

const LONGEST_PROBLEM = 300;
/** What one reads on a telephone without scrolling. */
const LONGEST_MESSAGE = 700;
/** What stands on the sheet. */
const LONGEST_SOLUTION = 300;
const LONGEST_WEIGHING = 120;

const sizes = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const everyStory = stories.map((story) => [`${story.id} ${story.locale}`, story] as const);

const said = ({ problem, questions, solutions, weighings, ...own }: Colleague): readonly string[] => [
  problem,
  ...questions.flatMap(({ ask, answer, slip = "" }) => [ask, answer, slip]),
  ...solutions,
  ...weighings.map(({ text }) => text),
  ...[own.learning, own.theme ?? "", own.rule ?? "", own.note ?? ""],
];

const textsOf = (story: Story): readonly string[] =>
  [
    ...story.colleagues.flatMap(said),
    ...story.caseTold,
    ...[story.group, story.theme, story.caseSlip, story.report],
    ...[story.commitment.why, story.commitment.plan],
  ].filter((text) => text !== "");

const everythingIn = (story: Story): readonly string[] => [
  ...textsOf(story),
  ...story.colleagues.map(({ name }) => name),
];

const presenterOf = ({ colleagues, presenter }: Story): Colleague => {
  const found = colleagues.find(({ name }) => name === presenter);
  if (!found) throw new Error(`${presenter} is not among the colleagues`);
  return found;
};

const solutionsOf = (cast: readonly Colleague[]) => cast.flatMap(({ solutions }) => solutions);
const questionsOf = (cast: readonly Colleague[]) => cast.flatMap(({ questions }) => questions);
const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
const repeated = (texts: readonly string[]) =>
  texts.filter((text, index) => texts.findIndex((one) => one.toLowerCase() === text.toLowerCase()) !== index);

test("there are two stories, each told in two languages", () => {
  for (const id of ["kindergarten", "psychologists"] as const)
    for (const locale of ["en", "ru"] as const) expect(storyOf(id, locale)).toMatchObject({ id, locale });
  expect(stories).toHaveLength(4);
});

test("no sentence and no name is heard in two stories", () => {
  expect(repeated(stories.flatMap(everythingIn))).toEqual([]);
});

describe.each(everyStory)("%s", (_, story) => {
  const { colleagues, locale } = story;
  const needsFormula = (text: string) => withFormula(text, locale) !== text;

  test("twelve people come, each of them with their own problem", () => {
    expect(colleagues).toHaveLength(12);
    expect(repeated(everythingIn(story))).toEqual([]);
  });

  test("what they say fits where it will stand", () => {
    expect(longest(colleagues.map(({ problem }) => problem))).toBeLessThanOrEqual(LONGEST_PROBLEM);
    const lines = [story.theme, ...colleagues.flatMap(({ theme = "", rule = "" }) => [theme, rule])];
    expect(longest(lines)).toBeLessThanOrEqual(LONGEST_LINE);
    expect(longest(solutionsOf(colleagues))).toBeLessThanOrEqual(LONGEST_SOLUTION);
    expect(
      longest(colleagues.flatMap(({ weighings }) => weighings.map(({ text }) => text))),
    ).toBeLessThanOrEqual(LONGEST_WEIGHING);
    expect(longest(textsOf(story))).toBeLessThanOrEqual(LONGEST_MESSAGE);
  });

  test("everything is written in the language of the group, and nobody cheers", () => {
    const foreign = locale === "ru" ? /[A-Za-z]/ : /\p{Script=Cyrillic}/u;
    const own = locale === "ru" ? /\p{Script=Cyrillic}/u : /[A-Za-z]/;
    for (const text of everythingIn(story)) {
      expect(text).not.toMatch(foreign);
      expect(text).toMatch(own);
      expect(text).not.toMatch(/!|\s{2}|^\s|\s$|\p{Extended_Pictographic}/u);
    }
  });

  test("every character sits among the first six", () => {
    const met = new Set(castOf(story).map(({ character }) => character));
    expect([...met].sort()).toEqual(["prompt", "silent", "slow", "talkative"]);
  });

  test("a problem is one sentence", () => {
    expect(colleagues.filter(({ problem }) => isSeveralSentences(problem))).toEqual([]);
  });

  test("the presenter is one of the first three, and neither asks nor solves", () => {
    expect(castOf(story, 3).map(({ name }) => name)).toContain(story.presenter);
    expect(presenterOf(story)).toMatchObject({ questions: [], solutions: [] });
  });

  test("the draft of the case earns the bot's hint once, the case as told does not", () => {
    expect(story.caseTold.length).toBeGreaterThanOrEqual(3);
    expect(story.caseTold.length).toBeLessThanOrEqual(4);
    expect(story.caseTold.filter(speaksOfCauses)).toEqual([]);
    expect(caseDraft(story).map(speaksOfCauses)).toEqual(
      story.caseTold.map((_, at, all) => at === all.length - 1),
    );
  });

  test("questions ask for facts; only what slips out of talkative people is advice", () => {
    expect(questionsOf(colleagues).filter(({ ask }) => soundsLikeAdvice(ask) || !ask.endsWith("?"))).toEqual(
      [],
    );
    expect(questionsOf(colleagues).filter(({ answer }) => speaksOfCauses(answer))).toEqual([]);
    for (const { character, questions } of colleagues) {
      const slips = questions.flatMap(({ slip }) => (slip === undefined ? [] : [slip]));
      expect(slips.filter((slip) => !soundsLikeAdvice(slip))).toEqual([]);
      expect(slips).toHaveLength(character === "talkative" ? 1 : 0);
      expect(questions.length).toBeLessThanOrEqual(
        character === "talkative" ? 3 : character === "silent" ? 0 : 1,
      );
    }
  });

  test("some solutions begin with the formula, to some the bot supplies it", () => {
    const written = solutionsOf(castOf(story, 3));
    expect(written.some(needsFormula)).toBe(true);
    expect(written.every(needsFormula)).toBe(false);
    for (const { solutions } of colleagues) expect(solutions.length).toBeLessThanOrEqual(2);
  });

  test("nobody looks for causes in a solution", () => {
    expect(solutionsOf(colleagues).filter(speaksOfCauses)).toEqual([]);
  });

  test("whoever weighs, weighs another's solution that was really written", () => {
    for (const { name, weighings } of colleagues) {
      expect(heardBy(colleagues, weighings)).toEqual(weighings);
      expect(weighings.filter(({ solutionBy }) => solutionBy === name)).toEqual([]);
    }
  });

  test.each(sizes)("the first %i can hold the whole meeting", (size) => {
    const cast = castOf(story, size);
    expect(cast).toHaveLength(size);
    expect(questionsOf(cast).length).toBeGreaterThan(0);
    expect(solutionsOf(cast).length).toBeGreaterThan(1);
    expect(cast.some(({ theme }) => theme)).toBe(true);
    const somebodyWeighs = cast.flatMap(({ weighings }) => heardBy(cast, weighings));
    expect(new Set(somebodyWeighs.map(({ sign }) => sign))).toEqual(new Set(["plus", "minus"]));
    for (const { weighings } of cast) expect(heardBy(cast, weighings).length).toBeGreaterThan(0);
  });

  test("the presenter chooses what even the smallest cast has offered", () => {
    const { tries } = story.commitment;
    expect(tries.length).toBeGreaterThan(0);
    expect(heardBy(castOf(story, 3), tries)).toEqual(tries);
  });

  test("one colleague proposes a rule, several a theme, some keep notes", () => {
    expect(castOf(story).filter(({ rule }) => rule)).toHaveLength(1);
    expect(colleagues.filter(({ rule }) => rule)).toHaveLength(1);
    expect(castOf(story).filter(({ theme }) => theme).length).toBeGreaterThan(1);
    expect(castOf(story).filter(({ note }) => note).length).toBeGreaterThan(1);
  });
});
