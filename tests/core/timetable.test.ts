import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import {
  afterQuiet,
  closesAt,
  extended,
  hours,
  isQuiet,
  isZone,
  minutes,
  nextStart,
  turnTime,
} from "../../src/core/timetable.ts";
import { at, type Circle, closings, given, planned } from "./given.ts";
import { anna, boris, vera } from "./people.ts";

const zone = "Europe/Berlin";
const order = Object.keys(closings);

/** Every closing of a meeting that keeps to its times: each step opens when the one before closes. */
function closingsOf(circle: Circle): readonly string[] {
  const meeting = planned(circle);
  let now = meeting.opensAt;
  return order.map((_, index) => {
    now = closesAt(meeting, order.slice(0, index + 1), now);
    return DateTime.fromMillis(now, { zone: meeting.settings.zone }).toFormat("ccc HH:mm");
  });
}

const week = [
  "Mon 20:00",
  "Tue 10:00",
  "Tue 14:00",
  "Tue 20:00",
  "Wed 12:00",
  "Wed 20:00",
  "Thu 20:00",
  "Fri 12:00",
  "Fri 20:00",
  "Sat 20:00",
  "Sun 12:00",
  "Sun 18:00",
  "Sun 20:00",
];

test("a week closes each step at the local time of the protocol", () => {
  expect(closingsOf({})).toEqual(week);
});

describe.each([
  ["summer time begins on the Sunday", "2026-03-23T09:00", zone],
  ["summer time ends on the Sunday", "2026-10-19T09:00", zone],
  ["the clocks change in another part of the world", "2026-03-02T09:00", "America/New_York"],
])("%s", (_, opens, inZone) => {
  test("and the week keeps its local times", () => {
    expect(closingsOf({ opensAt: at(opens, inZone), settings: { zone: inZone } })).toEqual(week);
  });
});

test.each([
  "2026-03-26T09:00",
  "2026-10-22T09:00",
])("the clocks change in the middle of a meeting that began on a Thursday (%s)", (opens) => {
  const closed = closingsOf({ opensAt: at(opens) });
  expect(closed.slice(0, 9)).toEqual([
    "Thu 20:00",
    "Fri 10:00",
    "Fri 14:00",
    "Fri 20:00",
    "Sat 12:00",
    "Sat 20:00",
    "Sun 20:00",
    "Mon 12:00",
    "Mon 20:00",
  ]);
  expect(closed.at(-1)).toBe("Wed 20:00");
});

test("an hour gives each step its minutes", () => {
  const meeting = planned({ settings: { preset: "hour" } });
  const given = order.map((_, index) => closesAt(meeting, order.slice(0, index + 1), 0) / minutes(1));
  expect(given).toEqual([5, 3, 2, 5, 3, 8, 10, 6, 7, 6, 2, 2, 1]);
});

test("a group may set closings of its own", () => {
  const own = { ...closings, gather: { day: 1, time: "08:30", minutes: 9 } };
  const meeting = planned({ settings: { closings: own } });
  expect(closesAt(meeting, ["gather"], meeting.opensAt)).toBe(at("2026-06-09T08:30"));
  const hour = planned({ settings: { closings: own, preset: "hour" } });
  expect(closesAt(hour, ["gather"], hour.opensAt) - hour.opensAt).toBe(minutes(9));
});

test("closings in the wrong order still leave each step some time", () => {
  const own = { ...closings, "elect-moderator": { day: 0, time: "12:00", minutes: 3 } };
  const meeting = planned({ settings: { closings: own } });
  const opened = at("2026-06-08T20:00");
  expect(closesAt(meeting, order.slice(0, 2), opened)).toBe(at("2026-06-09T12:00"));
  const same = { ...closings, "elect-moderator": { day: 0, time: "20:00", minutes: 3 } };
  expect(closesAt(planned({ settings: { closings: same } }), order.slice(0, 2), opened)).toBe(
    at("2026-06-09T20:00"),
  );
});

test("a late start moves the closing by whole days until half of the window is left", () => {
  const meeting = planned();
  expect(closesAt(meeting, ["gather"], at("2026-06-08T18:59"))).toBe(at("2026-06-08T20:00"));
  expect(closesAt(meeting, ["gather"], at("2026-06-08T19:01"))).toBe(at("2026-06-09T20:00"));
  expect(closesAt(meeting, order.slice(0, 7), at("2026-06-11T08:00"))).toBe(at("2026-06-11T20:00"));
  expect(closesAt(meeting, order.slice(0, 7), at("2026-06-11T08:01"))).toBe(at("2026-06-12T20:00"));
  expect(closesAt(meeting, order.slice(0, 7), at("2026-06-20T12:00"))).toBe(at("2026-06-21T20:00"));
});

test("a step that opens early closes at its own time all the same", () => {
  const meeting = planned();
  expect(closesAt(meeting, order.slice(0, 6), at("2026-06-08T10:00"))).toBe(at("2026-06-10T20:00"));
});

test("the extension is a local day, through a change of clocks, or five minutes", () => {
  expect(extended({ preset: "week", zone }, at("2026-03-28T20:00"))).toBe(at("2026-03-29T20:00"));
  expect(extended({ preset: "week", zone }, at("2026-10-24T20:00"))).toBe(at("2026-10-25T20:00"));
  expect(extended({ preset: "hour", zone }, 0)).toBe(minutes(5));
});

test("an extension moves all the rest of the week by whole days", () => {
  const story = given("gather", { people: [anna, boris, vera] }).whenEach([anna, boris], { type: "join" });
  const later = story.whenItCloses().when(vera, { type: "join" }).whenItCloses();
  const closed = (s: typeof story) => DateTime.fromMillis(s.meeting.closesAt, { zone }).toFormat("ccc HH:mm");
  expect(closed(later)).toBe("Wed 10:00");
  const rules = later.whenItCloses();
  expect(closed(rules)).toBe("Wed 14:00");
  const problems = rules.whenEach([anna, boris, vera], { type: "keep-rules" });
  expect(closed(problems)).toBe("Wed 20:00");
});

test("a turn lasts three hours in a week, ninety seconds in an hour", () => {
  expect(turnTime({ preset: "week" })).toBe(hours(3));
  expect(turnTime({ preset: "hour" })).toBe(90_000);
});

test("the next start is the next such weekday and time, never now", () => {
  const monday = at("2026-06-08T09:00");
  expect(nextStart(zone, 1, "09:00", monday - 1)).toBe(monday);
  expect(nextStart(zone, 1, "09:00", monday)).toBe(at("2026-06-15T09:00"));
  expect(nextStart(zone, 3, "18:30", monday)).toBe(at("2026-06-10T18:30"));
  expect(nextStart(zone, 7, "09:00", monday)).toBe(at("2026-06-14T09:00"));
  expect(nextStart(zone, 1, "09:00", at("2026-10-20T00:00"))).toBe(at("2026-10-26T09:00"));
});

test("quiet hours are the group's own, from nine in the evening to nine in the morning", () => {
  expect(isQuiet(zone, at("2026-06-08T20:59"))).toBe(false);
  expect(isQuiet(zone, at("2026-06-08T21:00"))).toBe(true);
  expect(isQuiet(zone, at("2026-06-08T08:59"))).toBe(true);
  expect(isQuiet(zone, at("2026-06-08T09:00"))).toBe(false);
  expect(isQuiet("Asia/Vladivostok", at("2026-06-08T14:00"))).toBe(true);
});

test("after quiet hours it is nine in the morning, on the night of the clocks, too", () => {
  expect(afterQuiet(zone, at("2026-06-08T12:00"))).toBe(at("2026-06-08T12:00"));
  expect(afterQuiet(zone, at("2026-06-08T22:00"))).toBe(at("2026-06-09T09:00"));
  expect(afterQuiet(zone, at("2026-06-09T03:00"))).toBe(at("2026-06-09T09:00"));
  expect(afterQuiet(zone, at("2026-03-28T23:00"))).toBe(at("2026-03-29T09:00"));
});

test("a zone is known, or it is none", () => {
  expect([isZone("Asia/Yekaterinburg"), isZone("Moscow"), isZone("")]).toEqual([true, false, false]);
});
