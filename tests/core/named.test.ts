import { expect, test } from "vitest";
import { withoutPerson } from "../../src/core/forgotten.ts";
import { type Meeting, type MemberId, meetingSchema, memberId } from "../../src/core/meeting.ts";
import { namedIn, placesOf, renamed } from "../../src/core/named.ts";

const CANARY = 7_000_000_001 as MemberId;

/** So much of a schema as it takes to make up a value of its shape. */
interface Shape {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Shape>>;
    readonly element?: Shape;
    readonly innerType?: Shape;
    readonly entries?: Readonly<Record<string, string>>;
    readonly values?: readonly unknown[];
  };
}

/** A value of this shape in which a person's number stands wherever one can. */
function planted(schema: Shape): unknown {
  if (schema === (memberId as unknown)) return CANARY;
  const { type, shape = {}, element, innerType, entries = {}, values = [] } = schema.def;
  if (innerType) return planted(innerType);
  if (element) return [planted(element)];
  switch (type) {
    case "object":
      return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, planted(inner)]));
    case "enum":
      return Object.values(entries)[0];
    case "literal":
      return values[0];
    case "string":
      return "words";
    case "boolean":
      return false;
    case "record":
      return {};
    default:
      return 1;
  }
}

const meeting = (): Meeting => {
  const full = meetingSchema.parse(planted(meetingSchema as unknown as Shape));
  // What an option points at is a number of either kind.
  const options = [{ ref: CANARY, label: "words" }];
  return { ...full, ballots: full.ballots.map((ballot) => ({ ...ballot, options })) };
};

// Its kind: a place where somebody's number stands, and that nobody thinks of. Every one of the meeting's shape is
// tried here, also those that are still to come.
test("whoever is named anywhere in a meeting is found there, and nobody can stand in their place", () => {
  const full = meeting();
  expect(JSON.stringify(full).split(String(CANARY)).length).toBeGreaterThan(12);
  expect(namedIn(full).has(CANARY)).toBe(true);
  expect(placesOf(full, CANARY).length).toBeGreaterThan(10);
  const without = renamed(full, (id) => (id === CANARY ? (-1 as MemberId) : id));
  expect(JSON.stringify(without)).not.toContain(String(CANARY));
});

test("whoever is forgotten stands nowhere in a meeting any more", () => {
  const without = withoutPerson(meeting(), { member: CANARY, name: "Colleague", words: "taken back" });
  expect(JSON.stringify(without)).not.toContain(String(CANARY));
});

test("two onlookers who are forgotten are two, and neither is the other", () => {
  const other = 7_000_000_002 as MemberId;
  const votes = [CANARY, other].map((voter) => ({ ballot: 1, voter, options: [0] }));
  const words = { name: "Colleague", words: "taken back" };
  const once = withoutPerson({ ...meeting(), people: [], votes }, { member: CANARY, ...words });
  const twice = withoutPerson(once, { member: other, ...words });
  expect(new Set(twice.votes.map(({ voter }) => voter)).size).toBe(2);
});
