import { DateTime } from "luxon";
import { expect } from "vitest";
import type { Contribution, MemberId, Person } from "../../src/core/meeting.ts";
import type { Notice } from "../../src/core/notice.ts";
import { asked, awaited } from "../../src/core/play.ts";
import { given, participantIds } from "../../src/core/roles.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { nameOf } from "./people.ts";
import type { Check, Story } from "./story.ts";

const namesOf = (people: readonly MemberId[]) => people.map(nameOf).toSorted();

export const stepIs =
  (...steps: readonly string[]): Check =>
  ({ meeting }) =>
    expect(meeting.steps).toEqual(steps);

/** Exactly these people owe something now. */
export const awaits =
  (...people: readonly MemberId[]): Check =>
  ({ meeting, now }) => {
    const owing = new Set(awaited(intervision, meeting, now).map(({ member }) => member));
    expect(namesOf([...owing])).toEqual(namesOf(people));
  };

/** Exactly these people are asked something that their silence answers, too: nobody waits for them. */
export const asksUnlessSilent =
  (...people: readonly MemberId[]): Check =>
  ({ meeting, now }) => {
    const put = asked(intervision, meeting, now).filter(({ silence }) => silence !== "");
    expect(namesOf(put.map(({ member }) => member))).toEqual(namesOf(people));
  };

export const nobodyAwaited: Check = awaits();

export const turnOf =
  (member: MemberId): Check =>
  ({ meeting }) =>
    expect(nameOf(meeting.turns?.queue[0] ?? (0 as MemberId))).toBe(nameOf(member));

export const queueIs =
  (...people: readonly MemberId[]): Check =>
  ({ meeting }) =>
    expect(meeting.turns?.queue.map(nameOf)).toEqual(people.map(nameOf));

export const participantsAre =
  (...people: readonly MemberId[]): Check =>
  ({ meeting }) =>
    expect(participantIds(meeting).map(nameOf)).toEqual(people.map(nameOf));

export const roleOf =
  (member: MemberId, role: Person["role"]): Check =>
  ({ meeting }) =>
    expect(meeting.people.find(({ id }) => id === member)?.role).toBe(role);

export const moderatorIs =
  (member: MemberId | undefined): Check =>
  ({ meeting }) =>
    expect(meeting.moderator && nameOf(meeting.moderator)).toBe(member && nameOf(member));

export const presenterIs =
  (member: MemberId): Check =>
  ({ meeting }) =>
    expect(meeting.presenter && nameOf(meeting.presenter)).toBe(nameOf(member));

export const outcomeOf =
  (step: string, outcome: string): Check =>
  ({ meeting }) =>
    expect(meeting.history).toContainEqual({ step, outcome });

export const endedAs =
  (ending: string): Check =>
  ({ meeting }) =>
    expect([meeting.status, meeting.ending]).toEqual(["ended", ending]);

const to = (member: MemberId | "group") => (notice: Notice) =>
  member === "group" ? "group" in notice.to : "member" in notice.to && notice.to.member === member;

/** What was said under a key to a person, or to the group. */
export const said = ({ notices }: Story, member: MemberId | "group", key: string): readonly Notice[] =>
  notices.filter(to(member)).filter((notice) => notice.key === key);

export const heard =
  (member: MemberId | "group", ...keys: readonly string[]): Check =>
  ({ notices }) =>
    expect(notices.filter(to(member)).map(({ key }) => key)).toEqual(expect.arrayContaining([...keys]));

export const notHeard =
  (member: MemberId | "group", key: string): Check =>
  (story) =>
    expect(said(story, member, key)).toEqual([]);

export const silence: Check = ({ notices }) => expect(notices).toEqual([]);

/** Exactly these people are reminded, once each. */
export const reminds =
  (...people: readonly MemberId[]): Check =>
  ({ notices }) => {
    const reminded = notices.filter(({ key }) => key === "reminder");
    const members = reminded.map((notice) => ("member" in notice.to ? notice.to.member : (0 as MemberId)));
    expect(namesOf(members)).toEqual(namesOf(people));
  };

/** What people gave of a kind, as the meeting holds it. */
export const heldOf = ({ meeting }: Story, kind: string): readonly Contribution[] => given(meeting, kind);

export const texts =
  (kind: string, ...expected: readonly string[]): Check =>
  (story) =>
    expect(heldOf(story, kind).map(({ text }) => text)).toEqual(expected);

export const statusOf =
  (kind: string, ...expected: readonly Contribution["status"][]): Check =>
  (story) =>
    expect(heldOf(story, kind).map(({ status }) => status)).toEqual(expected);

/** When the open step closes, as the group's own clocks show it. */
export const closesOn =
  (local: string): Check =>
  ({ meeting }) => {
    const { zone } = meeting.settings;
    expect(DateTime.fromMillis(meeting.closesAt, { zone }).toFormat("ccc d LLL HH:mm")).toBe(local);
  };
