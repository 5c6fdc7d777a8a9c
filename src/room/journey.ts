import type { Life } from "./life.ts";

export const storyAsJourney = ({ beginning }: Life): string => JSON.stringify(beginning);
