import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, type Emulator } from "../emulator/index.ts";
import { createKrug, type Krug, type KrugDeps } from "../krug.ts";

export interface StageOptions {
  /** Milliseconds since 1970, when the curtain rises. */
  readonly begins: number;
  readonly locale?: "en" | "ru";
  readonly zone?: string;
  readonly seed?: number;
  /** The bot's trouble, which a rehearsal should never see. */
  readonly report?: (event: string, details: Record<string, string | number>) => void;
  /** How fast the bot may send; as fast as it goes unless said otherwise. */
  readonly limits?: KrugDeps["limits"];
  /** What the bot has instead of the network and the database: the simulation's troubles come in here. */
  readonly between?: (
    emulator: Emulator,
  ) => Partial<Pick<KrugDeps, "fetch" | "open" | "clock" | "keeping" | "witness" | "contentKey">>;
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
  const file = join(dir, "krug.db");
  let now = begins;
  const clock = { now: () => now };
  const emulator: Emulator = createEmulator({ now: clock.now, seed, botName: botNames[locale] });
  const between = options.between?.(emulator);
  const contentKey = randomBytes(32);
  let krug: Krug | undefined;

  /** The process of the bot begins. */
  async function rise(): Promise<void> {
    krug = await createKrug({
      token: emulator.token,
      apiRoot: "https://api.telegram.org",
      file,
      contentKey,
      clock,
      defaults: { locale, zone },
      limits: options.limits,
      report,
      fetch: emulator.fetch,
      ...between,
    });
    await krug.begin();
  }

  /** The process of the bot ends as a power cut would end it. */
  function fall(): void {
    krug?.close();
    krug = undefined;
  }

  /** What a running bot does again and again. Each returns how much there was to do. */
  const parts = {
    listen: async () => (krug ? krug.receive(0) : 0),
    glance: async () => (krug ? (await krug.handle()) + krug.tick() : 0),
    deliver: async () => (krug ? krug.deliver() : 0),
  };

  /** Lets the bot do all it can do at this moment. */
  async function settle(): Promise<void> {
    while ((await parts.listen()) + (await parts.glance()) + (await parts.deliver()) > 0);
  }

  /** It is this moment now; the bot has not noticed yet. */
  function moveTo(moment: number): void {
    now = moment;
    emulator.tick();
  }

  /** Moves time to a moment, stopping wherever the bot has something to do. */
  async function until(moment: number): Promise<void> {
    while (now < moment) {
      moveTo(Math.min(moment, Math.max(now + 1, krug?.nextMoment() ?? moment)));
      await settle();
    }
  }

  await rise();
  return {
    emulator,
    people: emulator.people,
    clock,
    file,
    /** The operator's key to it. */
    contentKey,
    rise,
    fall,
    ...parts,
    /** The bot finds out that its process stood still since a moment. */
    stoodStill: (since: number) => krug?.stoodStill(since),
    settle,
    moveTo,
    until,
    pass: (milliseconds: number) => until(now + milliseconds),
    /** The next moment at which the bot would do something by itself. */
    nextMoment: () => krug?.nextMoment(),
    /** Ends the process, and starts it again after some milliseconds. */
    restartAfter: async (milliseconds: number): Promise<void> => {
      fall();
      moveTo(now + milliseconds);
      await rise();
      await settle();
    },
    close: () => {
      fall();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof createStage>>;
