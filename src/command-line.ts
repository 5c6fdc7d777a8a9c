/** A command line that cannot be understood. */
export interface Mistake {
  readonly type: "mistake";
  /** One line that says what was expected. */
  readonly line: string;
}

export const isMistake = (wish: unknown): wish is Mistake =>
  typeof wish === "object" && wish !== null && "type" in wish && wish.type === "mistake";

/** What was read, or the one thing about it that cannot be understood; bugs throw. */
export function orMistake<T>(read: () => T): T | Mistake {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [line = ""] = error.message.split(/\n|\. To specify/);
    return { type: "mistake", line };
  }
}

/** The number that an option says; throws with what was expected. */
export function wholeNumber(name: string, value: string, least: number, most?: number): number {
  const number = Number(value);
  const isWhole = /^\d{1,9}$/.test(value);
  if (isWhole && number >= least && number <= (most ?? number)) return number;
  const range = most === undefined ? `, ${least} or more` : ` from ${least} to ${most}`;
  throw new Error(`--${name}: expected a whole number${range}`);
}
