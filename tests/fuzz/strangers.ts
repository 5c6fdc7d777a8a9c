import { randomBytes } from "node:crypto";
import { accessSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Update } from "grammy/types";
import { createEmulator } from "../../src/emulator/index.ts";
import { createKrug } from "../../src/krug.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { createSign } from "../../src/telegram/choices.ts";
import { NOW } from "../bench/circles.ts";
import { gather } from "../bench/gather.ts";
import { signedFor } from "../telegram/signed.ts";
import { CHAT, circle, GROUP, MEETING, POLL } from "./people.ts";
import { update } from "./updates.ts";
import { memberId } from "./values.ts";

/** The ids of strangers, where they stand in an update. */
const STRANGERS = /\b90000000\d\d\b/g;

export interface Fuzzing {
  readonly runs: number;
  readonly seed: number;
}

/** The real bot with one circle in the middle of a meeting, and strangers who do whatever they can. */
export async function besiege() {
  const dir = mkdtempSync(join(quickPlace(), "krug-fuzz-"));
  const contentKey = randomBytes(32);
  const sign = createSign(contentKey);
  const emulator = createEmulator({ seed: 1 });
  let store: Store | undefined;
  let now = NOW;
  const reports: string[] = [];
  const krug = await createKrug({
    token: emulator.token,
    apiRoot: "https://api.telegram.org",
    file: join(dir, "krug.db"),
    contentKey,
    clock: { now: () => now },
    defaults: { locale: "en", zone: "Europe/Moscow" },
    limits: undefined,
    report: (event, details) => reports.push(`${event} ${JSON.stringify(details)}`),
    fetch: emulator.fetch,
    open: (...where) => {
      store = openStore(...where);
      return store;
    },
  });
  if (!store) throw new Error("The bot has opened no database");
  prepare(store);
  const held = store;
  const untouched = standing(held);
  let id = 1;

  /** Whatever is tapped was offered to whoever taps: else nothing would come of it. */
  const signed = ({ callback_query: tap, ...part }: Omit<Update, "update_id">): Omit<Update, "update_id"> =>
    typeof tap?.data === "string"
      ? { ...part, callback_query: { ...tap, data: signedFor(tap.from.id, tap.data, sign) } }
      : { ...part, ...(tap && { callback_query: tap }) };

  /** Takes one update in and handles it. Throws where it was not handled. */
  async function handle(part: Omit<Update, "update_id">): Promise<void> {
    krug.take([{ ...signed(part), update_id: id } as Update]);
    id += 1;
    await krug.handle();
    if (reports.length > 0) {
      const [said] = reports.splice(0);
      // Until it is put aside, so that it does not hold up what is tried next.
      for (let tries = 0; tries < 5; tries += 1) {
        now += 60_000;
        await krug.handle();
      }
      reports.length = 0;
      throw new Error(said);
    }
  }

  /** The same from a stranger. Throws also where it changed the circle. */
  async function bring(part: Omit<Update, "update_id">): Promise<void> {
    await handle(part);
    if (standing(held) !== untouched) throw new Error("A stranger has changed the circle");
  }

  /** The same from somebody of the circle, while time goes on. */
  async function bringFrom(member: number, part: Omit<Update, "update_id">): Promise<void> {
    now += 20_000;
    krug.tick();
    await handle(JSON.parse(JSON.stringify(part).replace(STRANGERS, String(member))));
  }

  return {
    krug,
    bring,
    run: ({ runs, seed }: Fuzzing) => fc.assert(fc.asyncProperty(update, bring), { numRuns: runs, seed }),
    runMembers: ({ runs, seed }: Fuzzing) =>
      fc.assert(fc.asyncProperty(memberId, update, bringFrom), { numRuns: runs, seed }),
    /** Letters that strangers have caused to people of the circle. */
    disturbed: () =>
      held.outbox.inState("waiting").filter(({ chatId }) => circle.some((one) => one.id === chatId)).length,
    aside: () => held.inbox.aside().length,
    close: () => {
      krug.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function quickPlace(): string {
  try {
    accessSync("/dev/shm");
    return "/dev/shm";
  } catch {
    return tmpdir();
  }
}

/** A meeting in which something is drafted, noted, and put to a vote. */
function prepare(store: Store): void {
  const [anna] = circle;
  const personId = anna?.id ?? 0;
  const draft = { personId, meetingId: MEETING, step: "state-problems", kind: "problem", about: 0 };
  store.commit(() => {
    gather(store, circle);
    store.dialogues.keepDraft({ ...draft, pieces: [], listening: true, messageId: 1, changedAt: NOW });
    store.dialogues.addNote({ meetingId: MEETING, personId, text: "Ask about the mornings.", at: NOW });
    store.posts.add({
      meetingId: MEETING,
      name: "ballot-1",
      chatId: CHAT,
      messageId: 7,
      digest: "",
      pollId: POLL,
    });
  });
}

/** All there is to know about the circle, to compare. */
const standing = ({ meetings, circles, dialogues, posts }: Store): string =>
  JSON.stringify([
    meetings.find(MEETING),
    meetings.liveIn(GROUP),
    circles.group(GROUP),
    circles.members(GROUP).filter(({ status }) => status !== "checking"),
    posts.named(MEETING, ["ballot-1"]),
    circle.map(({ id }) => [circles.person(id), dialogues.draftsOf(id), dialogues.notesOf(id, MEETING)]),
  ]);
