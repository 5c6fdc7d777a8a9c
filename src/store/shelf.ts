/** As many are kept at hand: a small server has room for them, and a busy hour rarely needs more. */
const ROOM = 200;

/** Keeps at hand what was used last, so that it needs not be read and opened again. */
export function createShelf<T>() {
  const kept = new Map<number, T>(); // the longest untouched first
  return {
    get: (id: number): T | undefined => kept.get(id),
    put: (id: number, one: T): void => {
      kept.delete(id);
      kept.set(id, one);
      const [oldest] = kept.keys();
      if (kept.size > ROOM && oldest !== undefined) kept.delete(oldest);
    },
    drop: (id: number): void => {
      kept.delete(id);
    },
  };
}
