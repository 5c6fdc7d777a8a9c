import { kindergartenEn } from "./kindergarten/en.ts";
import { kindergartenRu } from "./kindergarten/ru.ts";
import { psychologistsEn } from "./psychologists/en.ts";
import { psychologistsRu } from "./psychologists/ru.ts";
import type { Colleague, SolutionRef, Story, StoryId, StoryLocale } from "./story.ts";

export type {
  Character,
  Colleague,
  Commitment,
  Question,
  SolutionRef,
  Story,
  StoryId,
  StoryLocale,
  Weighing,
} from "./story.ts";

/** Every story that can be rehearsed, in each of its languages. */
export const stories: readonly Story[] = [kindergartenEn, kindergartenRu, psychologistsEn, psychologistsRu];

export function storyOf(id: StoryId, locale: StoryLocale): Story {
  const story = stories.find((one) => one.id === id && one.locale === locale);
  if (!story) throw new Error(`There is no story ${id} in ${locale}`);
  return story;
}

/** The first so many colleagues: a circle of 3–12 that can hold the whole meeting. */
export const castOf = ({ colleagues }: Story, size = 6): readonly Colleague[] => colleagues.slice(0, size);

/** The case as the presenter first types it: the bot's hint shows on the last message. */
export const caseDraft = ({ caseTold, caseSlip }: Story): readonly string[] =>
  caseTold.map((message, index) => (index === caseTold.length - 1 ? `${message} ${caseSlip}` : message));

/** Those of the solutions spoken of that somebody in this cast has written. */
export const heardBy = <Ref extends SolutionRef>(
  cast: readonly Colleague[],
  refs: readonly Ref[],
): readonly Ref[] =>
  refs.filter(({ solutionBy, nth }) =>
    cast.some(({ name, solutions }) => name === solutionBy && solutions.length >= nth),
  );
