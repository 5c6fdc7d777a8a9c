import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepsOf } from "../../src/core/format.ts";
import type { Choice } from "../../src/core/notice.ts";
import { formats } from "../../src/formats/index.ts";
import { dialogues } from "../../src/steps/dialogues.ts";
import {
  createSign,
  decodeChoice,
  deedOf,
  encodeChoice,
  isOfferedTo,
  type Offer,
} from "../../src/telegram/choices.ts";
import { commands } from "../../src/telegram/commands/index.ts";
import { permissions } from "../../src/telegram/permissions/table.ts";
import { commonZones } from "../../src/telegram/setup/plan.ts";

const sign = createSign(Buffer.alloc(32, 7));
const steps = Object.values(formats).flatMap((format) => stepsOf(format).map(({ id }) => id));

/** As far as a bot will ever count: meetings and groups, contributions of one meeting, steps that have opened. */
const many = fc.nat(99_999);
const few = fc.nat(999);
const epoch = fc.nat(99);
const person = fc.integer({ min: 1, max: 2 ** 52 });
const group = fc.integer({ min: -(2 ** 52), max: -1 });

/** Moves whose words and lists travel in messages, not in a button, stand there by their name alone. */
const values: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<string | number>>>>> = {
  pass: { step: fc.constantFrom(...steps) },
  done: { step: fc.constantFrom(...steps) },
  "choose-problem": { problem: few },
  voice: { solution: few },
  "hold-back": { solution: few },
  "lead-skip": { member: person },
  "lead-first": { member: person },
  "lead-pause": { days: fc.constantFrom(1, 3, 7, 14) },
  tick: { ballot: few, option: fc.nat(11) },
};

const move: fc.Arbitrary<Choice> = fc
  .constantFrom(...Object.keys(permissions.moves))
  .chain((type) => fc.record({ type: fc.constant(type), ...values[type] }))
  .map((made) => ({ label: "", move: made }));

const verbs = ["", "ok", "edit", "more", "end", "for", "pick", "back", "chosen", "no-plan", "again"];
const weighing = ["plus", "minus", "query", "bare-plus", "bare-minus", "pick"];
const asks = dialogues.flatMap(({ step, kinds }) => Object.keys(kinds).map((kind) => `${step} ${kind}`));
const asked = fc.constantFrom(...asks);
const write = fc.oneof(
  fc.tuple(asked, few, fc.constantFrom(...verbs)).map((parts) => `write ${parts.join(" ")}`.trimEnd()),
  fc
    .tuple(fc.constantFrom(...weighing), few)
    .map(([verb, solution]) => `write weigh-solutions weigh 0 ${verb} ${solution}`),
  few.map((solution) => `write choose-solutions commitment 0 tick ${solution}`),
);
const screens = [
  ...["ru", "en"].map((value) => `language ${value}`),
  ...commonZones.map((zone) => `zone ${zone}`),
  "zone America/Argentina/ComodRivadavia",
  ...steps.map((step) => `closings ${step}`),
  ...["theme keep", "address vy", "preset week", "start default", "people 10-12", "review closings"],
];
const command: fc.Arbitrary<Choice> = fc
  .oneof(
    write,
    fc.tuple(many, fc.constantFrom(...screens)).map((parts) => `setup ${parts.join(" ")}`),
    fc
      .tuple(fc.constantFrom("accept", "decline", "setup-group", "again"), many)
      .map((parts) => parts.join(" ")),
    fc.constantFrom(...commands.map(({ name }) => name), "moderator order", "language ru"),
  )
  .map((one) => ({ label: "", command: one }));

const choice = fc.oneof(move, command);
/** The set-up, and coming into a group, belong to no meeting. */
const ofNoMeeting = (one: Choice): boolean => "command" in one && /^(setup|accept|decline)/.test(one.command);
const placed = (one: Choice, place: Offer): Offer =>
  ofNoMeeting(one) ? { ...place, meeting: 0, epoch: 0 } : place;
const offer = fc.record({ meeting: many, epoch, chat: person });

describe("a button's data", () => {
  test("fits, and means to whom it was offered what it meant when it was offered", () => {
    fc.assert(
      fc.property(choice, offer, (one, anywhere) => {
        const place = placed(one, anywhere);
        const data = encodeChoice(one, place, sign);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(isOfferedTo(place.chat, data, sign)).toBe(true);
        const read = decodeChoice(data);
        expect(read).toMatchObject({ meeting: place.meeting, epoch: place.epoch });
        expect(read && deedOf({ label: "", ...read })).toBe(deedOf(one));
      }),
      { numRuns: 1_000 },
    );
  });

  test("is of no use to another person, in another meeting, another epoch, or for another deed", () => {
    fc.assert(
      fc.property(choice, offer, choice, offer, (one, anywhere, other, elsewhere) => {
        const place = placed(one, anywhere);
        const data = encodeChoice(one, place, sign);
        if (elsewhere.chat !== place.chat) expect(isOfferedTo(elsewhere.chat, data, sign)).toBe(false);
        const tag = data.split(".")[2];
        const moved = `${elsewhere.meeting.toString(36)}.${elsewhere.epoch.toString(36)}.${tag}.${deedOf(other)}`;
        fc.pre(moved !== data);
        expect(isOfferedTo(place.chat, moved, sign)).toBe(false);
      }),
    );
  });

  test("that stands in a group is nobody's own, and works in no private chat", () => {
    fc.assert(
      fc.property(move, many, epoch, group, person, (one, meeting, at, chat, whoever) => {
        const data = encodeChoice(one, { meeting, epoch: at, chat }, sign);
        expect(decodeChoice(data)).toMatchObject({ meeting, epoch: at });
        expect(isOfferedTo(whoever, data, sign)).toBe(false);
      }),
    );
  });

  test("from before an upgrade, or signed with another key, is out of date", () => {
    const others = createSign(Buffer.alloc(32, 8));
    fc.assert(
      fc.property(choice, offer, (one, anywhere) => {
        const place = placed(one, anywhere);
        const old = `${place.meeting.toString(36)}.${place.epoch.toString(36)}.${deedOf(one)}`;
        expect(isOfferedTo(place.chat, old, sign)).toBe(false);
        expect(isOfferedTo(place.chat, encodeChoice(one, place, others), sign)).toBe(false);
      }),
    );
  });

  test("that nobody has offered is never taken for one that somebody has", () => {
    fc.assert(
      fc.property(fc.string(), person, (data, whoever) => {
        expect(isOfferedTo(whoever, data, sign)).toBe(false);
        decodeChoice(data);
      }),
    );
  });
});
