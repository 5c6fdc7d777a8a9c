import type { Happening, Refusal } from "../core/decision.ts";
import { isRefusal } from "../core/decision.ts";
import { duesOf } from "../core/due.ts";
import type { Fact } from "../core/facts.ts";
import type { Meeting, MeetingId, MemberId } from "../core/meeting.ts";
import type { AnyMove, Args, Choice, Notice, Telling } from "../core/notice.ts";
import { follow, type Played, play, tick } from "../core/play.ts";
import { nextStart } from "../core/timetable.ts";
import { TURN_POST } from "../core/turn-taking.ts";
import { speaker } from "../core/turns.ts";
import { formatOf } from "../formats/index.ts";
import type { Group, PersonRow, Store } from "../store/index.ts";
import { aftermath } from "./aftermath.ts";
import { type Letter, lanes, type Render, type Voice } from "./letter.ts";

export interface WorkDeps {
  readonly store: Store;
  readonly render: Render;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
}

/** A notice that belongs to no meeting: to a person, or to a group's chat. */
export type Saying = Telling & { readonly args?: Args };

interface Staged {
  readonly before: Meeting | undefined;
  readonly now: Meeting;
}

/**
 * One unit of work: everything that one update or one tick brings about. It reads freely, collects what is
 * to be written and said, and `commit` makes all of it true in one transaction, or none of it.
 */
export function createWork({ store, render, defaults }: WorkDeps, now: number) {
  const staged = new Map<number, Staged>();
  const writes: (() => void)[] = [];
  const letters: Letter[] = [];

  const meeting = (id: number): Meeting | undefined => {
    const known = staged.get(id);
    if (known) return known.now;
    const found = store.meetings.find(id);
    if (found) staged.set(id, { before: found, now: found });
    return found;
  };

  const stage = (next: Meeting): void => {
    const known = staged.get(next.id);
    staged.set(next.id, { before: known?.before, now: next });
  };

  // Who was met, and which language they chose, in this very unit of work: not written yet.
  const met = new Map<number, PersonRow>();

  const voiceOf = (personId: number, group: Group | undefined): Voice => {
    const person = met.get(personId) ?? store.circles.person(personId);
    const chosen = person?.locale || group?.locale || person?.appLocale || defaults.locale;
    const locale = chosen === "ru" ? "ru" : "en";
    return { locale, zone: group?.zone ?? defaults.zone, address: group?.address ?? "vy" };
  };

  const deliver = (notice: Notice, about: Meeting | undefined, group: Group | undefined): void => {
    const toGroup = "group" in notice.to;
    if (toGroup && !group) return;
    const chatId = "member" in notice.to ? notice.to.member : (group?.chatId ?? 0);
    const voice = "member" in notice.to ? voiceOf(notice.to.member, group) : groupVoice(group);
    letters.push(...render.notice(notice, { voice, chatId, group, meeting: about, now }));
  };

  const groupVoice = (group: Group | undefined): Voice => ({
    locale: group?.locale ?? defaults.locale,
    zone: group?.zone ?? defaults.zone,
    address: group?.address ?? "vy",
  });

  /** Takes over what the core has decided: the new state, its words, and what follows for the group. */
  const take = (played: Played): void => {
    const before = meeting(played.meeting.id);
    stage(played.meeting);
    const group = store.circles.group(played.meeting.group);
    if (group && before && turnMoved(before, played.meeting))
      letters.push(oldTurnPost(played.meeting, group));
    for (const notice of played.notices) deliver(notice, played.meeting, group);
    if (group) letters.push(...closedPolls(played, group));
    if (group && touchesCard(played)) letters.push(...livings(played.meeting, group, now));
    if (group) aftermath(work, played, group);
  };

  const playOn = (played: Played | Refusal): Played | Refusal => {
    if (!isRefusal(played)) take(played);
    return played;
  };

  const work = {
    now,
    store,
    defaults,
    meeting,
    stage,
    voiceOf,
    groupVoice,
    /** One person's move; a refusal changes nothing and is handed back for its words. */
    play: (id: number, by: MemberId, move: AnyMove): Played | Refusal => {
      const found = meeting(id);
      if (!found) return { refused: "meetingOver", args: {} };
      return playOn(play(formatOf(found.format), found, { move, by, now }));
    },
    tick: (id: number): void => {
      const found = meeting(id);
      if (found) take(tick(formatOf(found.format), found, now));
    },
    /** What was decided outside of a move (an admission, an outage) takes its course in the meeting. */
    follow: (id: number, happening: Happening): void => {
      const found = meeting(id);
      if (found) take(follow(formatOf(found.format), found, happening, now));
    },
    /** Says something to one person in private. */
    tell: (personId: number, key: string, how: Saying = {}, group?: Group, about?: Meeting): void => {
      const { args = {}, ...rest } = how;
      const notice = {
        ...rest,
        to: { member: personId as MemberId },
        key,
        args,
        meeting: (about?.id ?? 0) as MeetingId,
      };
      deliver(notice, about, group);
    },
    /** As `tell`, but wholly in the group's voice: what it has just chosen counts, not the person's own language. */
    tellAs: (
      personId: number,
      key: string,
      { args = {}, ...how }: Saying,
      group: Group | undefined,
    ): void => {
      const notice = { ...how, to: { member: personId as MemberId }, key, args, meeting: 0 as MeetingId };
      letters.push(
        ...render.notice(notice, {
          voice: groupVoice(group),
          chatId: personId,
          group,
          meeting: undefined,
          now,
        }),
      );
    },
    /** The next regular start after now, in a group's own zone. */
    startOf: ({
      zone,
      startWeekday,
      startTime,
    }: Pick<Group, "zone" | "startWeekday" | "startTime">): number =>
      nextStart(zone, startWeekday, startTime, now),
    /** Says something in a group's chat. */
    tellGroup: (group: Group, key: string, how: Saying = {}, about?: Meeting): void => {
      const { args = {}, ...rest } = how;
      deliver(
        { ...rest, to: { group: true }, key, args, meeting: (about?.id ?? 0) as MeetingId },
        about,
        group,
      );
    },
    /** The card, and the sheet where there is one, are shown as they are now. */
    showCard: (id: number, group: Group): void => {
      const found = meeting(id);
      if (found) letters.push(...livings(found, group, now));
    },
    /** Puts other buttons under a private message of the bot. */
    rebutton: (
      chatId: number,
      messageId: number,
      choices: readonly Choice[],
      group?: Group,
      about?: Meeting,
    ): void => {
      const setting = { voice: voiceOf(chatId, group), chatId, group, meeting: about, now };
      const where = {
        chat_id: chatId,
        message_id: messageId,
        reply_markup: render.keyboard(choices, setting),
      };
      letters.push({ chatId, method: "editMessageReplyMarkup", payload: where, lane: lanes.answer });
    },
    /** Remembers who this is, by what is new about them. */
    meet: (personId: number, change: Partial<PersonRow>): void => {
      const known = met.get(personId) ?? store.circles.person(personId);
      const row = {
        id: personId,
        name: "",
        locale: "",
        appLocale: "",
        reachable: false,
        ...known,
        ...change,
      };
      met.set(personId, row);
      writes.push(() => store.circles.meet(row));
    },
    post: (letter: Letter): void => {
      letters.push(letter);
    },
    write: (change: () => void): void => {
      writes.push(change);
    },
    /** Makes everything true at once. `also` is written in the same transaction. */
    commit: (also: () => void = () => {}): void => {
      store.commit(() => {
        for (const write of writes) write();
        for (const { before, now: after } of staged.values())
          if (before !== after) save(store, after, before, now);
        for (const letter of letters) put(store, letter, now);
        also();
      });
    },
  };
  return work;
}

export type Work = ReturnType<typeof createWork>;

function save(store: Store, after: Meeting, before: Meeting | undefined, now: number): void {
  store.meetings.save(after, before);
  // What is due by now has just been done; only what is still to come needs a row.
  const coming = duesOf(formatOf(after.format), after).filter(({ at }) => at > now);
  store.meetings.saveDues(after.id, coming);
}

function put(store: Store, letter: Letter, now: number): void {
  const { key, meetingId = 0, post = "", notBefore = now, ...rest } = letter;
  const row = { ...rest, meetingId, post, notBefore };
  if (key === undefined) store.mail.send(row);
  else store.mail.sendLiving({ ...row, key });
}

const silentFacts: readonly Fact["type"][] = ["acted", "reminded"];
const touchesCard = ({ facts }: Played): boolean => facts.some(({ type }) => !silentFacts.includes(type));

/** Whose turn it was is said no more once it is somebody else's: one such message at a time is enough. */
const turnMoved = (before: Meeting, after: Meeting): boolean =>
  speaker(before.turns) !== undefined &&
  (speaker(before.turns) !== speaker(after.turns) || before.turns?.round !== after.turns?.round);

const oldTurnPost = (meeting: Meeting, group: Group): Letter => ({
  chatId: group.chatId,
  method: "erase",
  payload: { name: TURN_POST, quietly: true },
  lane: lanes.step,
  meetingId: meeting.id,
});

/** The polls of ballots that have just closed are closed in the chat, too. */
const closedPolls = ({ facts, meeting }: Played, group: Group): readonly Letter[] =>
  facts.flatMap((fact) =>
    fact.type === "ballotClosed"
      ? [
          {
            chatId: group.chatId,
            method: "close-ballot",
            payload: { name: `ballot-${fact.ballot}` },
            lane: lanes.step,
            meetingId: meeting.id,
          },
        ]
      : [],
  );

/** Long enough to gather a burst of changes into one edit, short enough to feel alive, in milliseconds. */
const DEBOUNCE = 3_000;

/** The messages that are edited in place whenever the meeting moves: the card, and the sheet once it is there. */
function livings(meeting: Meeting, group: Group, now: number): readonly Letter[] {
  const weighed = meeting.history.some(({ step }) => step === "weigh-solutions");
  const names = meeting.steps.includes("weigh-solutions") || weighed ? ["card", "sheet"] : ["card"];
  return names.map((name) => ({
    chatId: group.chatId,
    method: "living",
    payload: { name },
    lane: lanes.living,
    meetingId: meeting.id,
    post: name,
    key: `${name}:${meeting.id}`,
    notBefore: now + DEBOUNCE,
  }));
}
