import { createLife, type Life } from "./life.ts";
import { type Breathe, runTo } from "./moving.ts";
import { refuse } from "./refusal.ts";
import type { Beginning } from "./wire.ts";
import { roomWords } from "./words.ts";

/** So far ahead a link may lead, in milliseconds: a quarter of a year, twelve meetings, which are held in half a minute. */
const FARTHEST = 92 * 24 * 3_600_000;

/** New lives, each brought to where it is to begin while the old one goes on; the latest wish is the one that counts. */
export function createBeginnings(breathe: Breathe) {
  let wishes = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function prepare(beginning: Beginning, at: number | undefined, wish: number): Promise<Life> {
    const words = roomWords[beginning.locale];
    const goOn: Breathe = async () => {
      if (wish !== wishes) refuse(words.overtaken);
      await breathe();
    };
    await goOn();
    const life = await createLife(beginning);
    try {
      if (at !== undefined && at > life.stage.clock.now() + FARTHEST) refuse(words.tooLate);
      await runTo(life, at ?? 0, goOn);
      await goOn();
      return life;
    } catch (error) {
      life.close();
      throw error;
    }
  }

  return {
    prepare: (beginning: Beginning, at: number | undefined): Promise<Life> => {
      wishes += 1;
      const wish = wishes;
      const next = last.then(() => prepare(beginning, at, wish));
      last = next.catch(() => {});
      return next;
    },
    /** Nothing is on its way any more. */
    ended: async (): Promise<void> => void (await last),
  };
}
