import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { keptOf, readKept, restore } from "../../src/keeping/kept.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { CIRCLE, colleagues, NOW } from "../bench/circles.ts";
import { gather } from "../bench/gather.ts";

const [anna] = colleagues(1);
const personId = anna?.id ?? 0;
const ask = { personId, meetingId: 1, step: "state-problems", kind: "problem", about: 0 };
const draft = { ...ask, pieces: [], listening: true, messageId: 7, changedAt: NOW };

/** A circle in the middle of a meeting. */
function circle(): Store {
  const dir = mkdtempSync(join(tmpdir(), "krug-kept-"));
  const store = openStore(join(dir, "krug.db"), randomBytes(32));
  onTestFinished(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  store.commit(() => gather(store, colleagues(CIRCLE)));
  return store;
}

const sealedText = { type: "text" as const, text: "The mornings are loud.", file: "" };

test("what somebody was about to answer is kept, and none of its words", () => {
  const store = circle();
  store.commit(() => store.dialogues.keepDraft({ ...draft, pieces: [sealedText] }));
  const kept = keptOf(store, personId);
  expect(kept.cursors).toMatchObject([{ meeting: 1, step: "state-problems", kind: "problem", about: 0 }]);
  expect(JSON.stringify(kept)).not.toContain("mornings");
  expect(readKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

test("in a database that has lost it, the person's next words are for the same ask again", () => {
  const kept = { ...keptWithDraft(), locale: "ru" as const };
  const store = circle();
  store.commit(() => restore(store, personId, kept, NOW));
  expect(store.dialogues.draft(ask)).toMatchObject({ listening: true, pieces: [] });
  expect(store.circles.person(personId)?.locale).toBe("ru");
});

test("what is here counts: nothing that is known is changed", () => {
  const kept = { ...keptWithDraft(), locale: "ru" as const };
  const store = circle();
  store.commit(() => {
    store.dialogues.keepDraft({ ...draft, pieces: [sealedText], listening: false });
    const person = store.circles.person(personId);
    if (person) store.circles.meet({ ...person, locale: "en" });
  });
  store.commit(() => restore(store, personId, kept, NOW));
  expect(store.dialogues.draft(ask)).toMatchObject({ listening: false, pieces: [sealedText] });
  expect(store.circles.person(personId)?.locale).toBe("en");
});

test("a new meeting that bears an old one's number gets nothing of it", () => {
  const { cursors } = keptWithDraft();
  const old = { locale: "" as const, cursors: cursors.map((one) => ({ ...one, opensAt: one.opensAt - 1 })) };
  const store = circle();
  store.commit(() => restore(store, personId, old, NOW));
  expect(store.dialogues.draft(ask)).toBeUndefined();
});

test("what we would never have kept is not taken back", () => {
  for (const odd of [undefined, null, 7, {}, { locale: "de", cursors: [] }, { locale: "en", cursors: [{}] }])
    expect(readKept(odd)).toBeUndefined();
});

function keptWithDraft() {
  const store = circle();
  store.commit(() => store.dialogues.keepDraft(draft));
  return keptOf(store, personId);
}
