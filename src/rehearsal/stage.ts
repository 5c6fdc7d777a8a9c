import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "../emulator/index.ts";
import { createKrug, type Krug } from "../krug.ts";

export interface StageOptions {
  /** Milliseconds since 1970, when the curtain rises. */
  readonly begins: number;
  readonly locale?: "en" | "ru";
  readonly zone?: string;
  readonly seed?: number;
  /** The bot's trouble, which a rehearsal should never see. */
  readonly report?: (event: string, details: Record<string, string | number>) => void;
}

/** Every commit waits for the disk; a throw-away database need not, where the system keeps files in memory. */
const IN_MEMORY = "/dev/shm";

function quickPlace(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    return IN_MEMORY;
  } catch {
    return tmpdir();
  }
}

const botNames = { en: "Krug", ru: "Круг" } as const;

/** The real bot, the emulator, a throw-away database, and a clock that only moves when it is told to. */
export async function createStage(options: StageOptions) {
  const { begins, locale = "en", zone = "Europe/Moscow", seed = 1, report = () => {} } = options;
  const dir = mkdtempSync(join(quickPlace(), "krug-"));
  let now = begins;
  const clock = { now: () => now };
  const emulator: Emulator = createEmulator({ now: clock.now, seed, botName: botNames[locale] });
  const raise = () =>
    createKrug({
      token: emulator.token,
      apiRoot: "https://api.telegram.org",
      file: join(dir, "krug.db"),
      clock,
      defaults: { locale, zone },
      limits: undefined,
      report,
      fetch: emulator.fetch,
    });
  let krug: Krug = await raise();
  await krug.begin();

  /** Lets the bot do all it can do at this moment. */
  async function settle(): Promise<void> {
    for (;;) {
      const received = await krug.receive(0);
      const done = received + (await krug.handle()) + krug.tick() + (await krug.deliver());
      if (done === 0) return;
    }
  }

  /** Moves time to a moment, stopping wherever the bot has something to do. */
  async function until(moment: number): Promise<void> {
    while (now < moment) {
      now = Math.min(moment, Math.max(now + 1, krug.nextMoment() ?? moment));
      emulator.tick();
      await settle();
    }
  }

  return {
    emulator,
    people: emulator.people,
    clock,
    file: join(dir, "krug.db"),
    settle,
    until,
    pass: (milliseconds: number) => until(now + milliseconds),
    /** The next moment at which the bot would do something by itself. */
    nextMoment: () => krug.nextMoment(),
    /** Ends the process as a power cut would, and starts it again after some milliseconds. */
    restartAfter: async (milliseconds: number): Promise<void> => {
      krug.close();
      now += milliseconds;
      emulator.tick();
      krug = await raise();
      await krug.begin();
      await settle();
    },
    close: () => {
      krug.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof createStage>>;
