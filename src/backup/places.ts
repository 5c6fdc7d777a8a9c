import { Obstacle } from "../obstacle.ts";

/** A command of the operator cannot be done as things are. */
export class Refusal extends Obstacle {}

/** A moment as it stands in a file's name, so that names in their order are moments in theirs. */
export const stampOf = (moment: number): string => new Date(moment).toISOString().replaceAll(/[:.]/g, "-");
