/** A seeded source of ids that look random and come out the same on every run. */
export interface Chance {
  /** A whole number, low <= n < high. */
  between(low: number, high: number): number;
  /** A string of decimal digits that does not begin with 0. */
  digits(length: number): string;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32: short, fast, good enough for ids.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low));
  return {
    between,
    digits(length) {
      let text = String(between(1, 10));
      while (text.length < length) text += String(between(0, 10));
      return text;
    },
  };
}
