import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lanes } from "../../src/service/letter.ts";
import { createWork } from "../../src/service/work.ts";
import { openStore } from "../../src/store/index.ts";

const ANNA = 11;
const GROUP = -1001;

/** A desk at which updates and ticks are worked on, whatever they say. */
function desk() {
  const dir = mkdtempSync(join(tmpdir(), "krug-desk-"));
  const store = openStore(join(dir, "krug.db"), Buffer.alloc(32, 1));
  onTestFinished(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const deps = {
    store,
    render: { notice: () => [], keyboard: () => ({}), plain: () => "" },
    defaults: { locale: "en", zone: "Europe/Moscow" },
  } as const;
  const begin = (cause: string) => createWork(deps, Date.UTC(2026, 10, 23, 6), cause);
  const letters = () => store.outbox.inState("waiting").map(({ payload, lane }) => ({ ...payload, lane }));
  return { begin, letters };
}

const to = (chatId: number, text: string) => ({
  chatId,
  method: "sendMessage",
  payload: { text },
  lane: lanes.step,
});

test("an update that is applied twice says what it says once", () => {
  const { begin, letters } = desk();
  for (const _ of ["first", "second"]) {
    const work = begin("update:700:1");
    work.post(to(GROUP, "Anna asks"));
    work.post(to(ANNA, "Taken, thank you."));
    work.commit();
  }
  expect(letters()).toHaveLength(2);
});

test("two updates that say the same say it twice", () => {
  const { begin, letters } = desk();
  for (const cause of ["update:700:1", "update:701:1"]) {
    const work = begin(cause);
    work.post(to(ANNA, "Noted."));
    work.commit();
  }
  expect(letters()).toHaveLength(2);
});

test("a living message waits once however often the meeting moves", () => {
  const { begin, letters } = desk();
  for (const cause of ["update:700:1", "update:701:1", "tick:7:2:5"]) {
    const work = begin(cause);
    work.post({ ...to(GROUP, "the card"), method: "living", once: "card:7" });
    work.commit();
  }
  expect(letters()).toHaveLength(1);
});

test("whoever did something is answered before the others are told", () => {
  const { begin, letters } = desk();
  const work = begin("update:700:1");
  work.attend(ANNA);
  work.post(to(GROUP, "Anna asks"));
  work.post(to(ANNA, "Taken, thank you."));
  work.commit();
  expect(letters()).toEqual([
    { text: "Anna asks", lane: lanes.step },
    { text: "Taken, thank you.", lane: lanes.answer },
  ]);
});
