import { type Happening, isRefusal, type Refusal } from "../core/decision.ts";
import { duesOf } from "../core/due.ts";
import type { Meeting, MemberId } from "../core/meeting.ts";
import type { AnyMove } from "../core/notice.ts";
import { asked, follow, type Played, play, tick } from "../core/play.ts";
import { promptPost } from "../core/prompts.ts";
import { nextStart } from "../core/timetable.ts";
import { formatOf } from "../formats/index.ts";
import type { Group, Member, PersonRow, Store } from "../store/index.ts";
import { type Actor, addressed } from "./addressing.ts";
import { aftermath } from "./aftermath.ts";
import { ALBUM_LASTS, answerTo, letAlbumsGo, refusalOf } from "./albums.ts";
import { isMadeUp, type Letter, lanes, type Render, repeatsOf } from "./letter.ts";
import { createSpeaking } from "./speaking.ts";
import { livings, touchesCard, upkeep } from "./upkeep.ts";
import type { Input, Witness } from "./witness.ts";
import { writingIn } from "./writing.ts";

export interface WorkDeps {
  readonly store: Store;
  readonly render: Render;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
  readonly witness?: Witness | undefined;
}

const stranger = { name: "", locale: "", appLocale: "", reachable: false };

interface Staged {
  readonly before: Meeting | undefined;
  readonly now: Meeting;
}

/**
 * One unit of work: everything that one update or one tick brings about. It reads freely, collects what is
 * to be written and said, and `commit` makes all of it true in one transaction, or none of it. `cause` names the
 * update or tick and nothing else ever: what it says is said once, however often it is applied.
 */
export function createWork({ store, render, defaults, witness }: WorkDeps, now: number, cause: string) {
  const staged = new Map<number, Staged>();
  const seen: Parameters<Witness>[0][] = [];
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

  // What is not to be done twice in this very unit of work.
  const done = new Set<string>();
  // Who did something, and waits to see what comes of it.
  let actor: Actor | undefined;
  // Under what the answer to everything that they sent together is put out; empty where it came alone.
  let together = "";
  // Who was met, and which language they chose, in this very unit of work: not written yet.
  const met = new Map<number, PersonRow>();
  const person = (id: number): PersonRow | undefined => met.get(id) ?? store.circles.person(id);
  // Who has just left a group, in this very unit of work: not written yet.
  const gone = new Set<string>();
  const speaking = createSpeaking({
    render,
    defaults,
    person,
    isInSeveral: (id) => isInSeveral(store, id, gone),
    now,
    send: (...some) => letters.push(...some),
  });

  // What a group has just changed about itself, in this very unit of work: not written yet.
  const changed = new Map<number, Group>();

  /** What is not true any more is taken back from the chat, and what has not left yet does not leave. */
  const keepTrue = (about: Meeting, chores: readonly Letter[]): void => {
    const names = chores.map(({ payload }) => String(payload.name));
    writes.push(() => store.outbox.withdraw(about.id, names));
    letters.push(...chores);
  };

  /** Takes over what the core has decided: the new state, its words, and what follows for the group. */
  const take = (played: Played): void => {
    const before = meeting(played.meeting.id);
    stage(played.meeting);
    const group = changed.get(played.meeting.group) ?? store.circles.group(played.meeting.group);
    if (played.facts.some(({ type }) => type === "stepClosed"))
      writes.push(() => store.outbox.letGo(played.meeting.id));
    if (group) keepTrue(played.meeting, upkeep(before, played, group));
    for (const notice of played.notices) speaking.deliver(notice, played.meeting, group);
    if (!group) return;
    // What is over is mended where it stands, and not shown once more.
    const isOver = before?.status === "ended" && { isOver: true };
    for (const letter of touchesCard(played) ? livings(played.meeting, group, now) : [])
      letters.push({ ...letter, payload: { ...letter.payload, ...isOver } });
    aftermath(work, played, group);
  };

  const see = <P extends Played | Refusal>(before: Meeting, input: Input, played: P): P => {
    seen.push({ before, now: clockOf(before), input, played });
    return played;
  };

  const playOn = (played: Played | Refusal): Played | Refusal => {
    if (!isRefusal(played)) take(played);
    return played;
  };

  /** Writes and says everything; belongs into a commit. */
  const enact = (): void => {
    for (const write of writes) write();
    for (const { before, now: after } of staged.values())
      if (before !== after) save(store, after, before, clockOf(after));
    if (together !== "") store.outbox.unsendKeyed(together);
    else if (actor) letAlbumsGo(store, actor.id, now);
    for (const [index, letter] of addressed(letters, actor, store.outbox.isWaitingIn).entries()) {
      if (isMadeUp(letter.chatId)) continue; // nobody reads there
      const key = `${cause}:${index}`;
      const isAnswer = letter !== letters[index] && letter.lane === lanes.answer;
      if (!isAnswer || together === "") put(store, letter, { now, key });
      else put(store, { ...letter, notBefore: now + ALBUM_LASTS }, { now, key: `${together}${key}` });
    }
  };

  /** It is committed, and true from now on. */
  const settle = (): void => {
    for (const { now: after } of staged.values()) store.meetings.remember(after);
    for (const one of seen.splice(0)) witness?.(one);
  };

  // Groups whose meetings go on in this very unit of work.
  const freed = new Set<number>();
  /** What time it is for a meeting: it stands still where something of its own does not get through to the group. */
  const clockOf = ({ group }: Pick<Meeting, "group">): number =>
    (freed.has(group) ? undefined : store.holds.of(group)?.since) ?? now;

  /** A meeting cannot go on in a chat that the bot is not in. */
  const isHere = ({ group }: Meeting): boolean =>
    (changed.get(group) ?? store.circles.group(group))?.isHere !== false;

  const work = {
    now,
    store,
    defaults,
    meeting,
    stage,
    /** One person's move; a refusal changes nothing and is handed back for its words. */
    play: (id: number, by: MemberId, move: AnyMove): Played | Refusal => {
      const found = meeting(id);
      if (!found) return { refused: "meetingOver", args: {} };
      if (move.type === "lead-resume" && !isHere(found)) return { refused: "notInChat", args: {} };
      const drafting = writingIn(store, found, now, by);
      const turn = { move, by, now: clockOf(found), drafting };
      const played = playOn(see(found, { by, move, drafting }, play(formatOf(found.format), found, turn)));
      // Whoever passes, or is done, is not writing any more.
      const isOver = !isRefusal(played) && (move.type === "pass" || move.type === "done");
      if (isOver) writes.push(() => store.dialogues.leaveDrafts(id, by));
      return played;
    },
    tick: (id: number): void => {
      const found = meeting(id);
      if (!found) return;
      const drafting = writingIn(store, found, now);
      take(see(found, { drafting }, tick(formatOf(found.format), found, clockOf(found), drafting)));
    },
    /** What was decided outside of a move (an admission, an outage) takes its course in the meeting. */
    follow: (id: number, happening: Happening): void => {
      const found = meeting(id);
      if (!found) return;
      const drafting = writingIn(store, found, now);
      const played = follow(formatOf(found.format), found, happening, clockOf(found), drafting);
      take(see(found, { happening, drafting }, played));
    },
    ...speaking,
    /** The time of a group's meeting goes on from here. */
    free: (groupId: number): void => {
      freed.add(groupId);
      writes.push(() => store.holds.clear(groupId));
    },
    /** The next regular start after now, in a group's own zone. */
    startOf: ({
      zone,
      startWeekday,
      startTime,
    }: Pick<Group, "zone" | "startWeekday" | "startTime">): number =>
      nextStart(zone, startWeekday, startTime, now),
    /** The card, and the sheet where there is one, are shown as they are now. */
    showCard: (id: number, group: Group): void => {
      const found = meeting(id);
      if (found) letters.push(...livings(found, group, now));
    },
    /** The members of a group, as they will be once this is committed. */
    members: (groupId: number): readonly Member[] =>
      store.circles.members(groupId).filter(({ personId }) => !gone.has(`${groupId}:${personId}`)),
    /** From now on the group is spoken to as it has chosen. */
    changeGroup: (group: Group): void => {
      changed.set(group.id, group);
      writes.push(() => store.circles.changeGroup(group.id, group));
    },
    /** This person is no longer a member of the group. */
    leaves: (member: Member): void => {
      gone.add(`${member.groupId}:${member.personId}`);
      writes.push(() => store.circles.setMember({ ...member, status: "left" }));
    },
    /** Remembers who this is, by what is new about them. */
    meet: (personId: number, change: Partial<PersonRow>): void => {
      const row = { ...stranger, id: personId, ...person(personId), ...change };
      met.set(personId, row);
      writes.push(() => store.circles.meet(row));
    },
    /** Knows who this is for as long as this takes, and keeps nothing of it. */
    glimpse: (personId: number, seen: Partial<PersonRow>): void => {
      met.set(personId, { ...stranger, id: personId, ...seen });
    },
    /**
     * This person waits for what they are told: it leaves before everything that nobody waits for. To an album it is
     * one answer, the last one, whatever was to be said to each of its messages.
     */
    attend: (personId: number, album = ""): void => {
      actor = { id: personId, isStranger: false };
      if (album !== "") together = answerTo(personId, album);
    },
    /** What is refused of an album is said besides what comes of the rest of it, and once, too. */
    refuseOfAlbum: (): void => {
      if (together !== "") together = refusalOf(together);
    },
    /** This person belongs to nobody here: they are told once what they ask for often, after everybody else. */
    attendStranger: (personId: number): void => {
      actor = { id: personId, isStranger: true };
    },
    post: (letter: Letter): void => {
      letters.push(letter);
    },
    /** Whether this is the first time in this unit of work that something is done. */
    isFirst: (deed: string): boolean => {
      const isNew = !done.has(deed);
      done.add(deed);
      return isNew;
    },
    write: (change: () => void): void => {
      writes.push(change);
    },
    enact,
    settle,
    /** Makes everything true at once. `also` is written in the same transaction. */
    commit: (also: () => void = () => {}): void => {
      store.commit(() => {
        enact();
        also();
      });
      settle();
    },
  };
  return work;
}

export type Work = ReturnType<typeof createWork>;

/** Whether somebody is a member of more than one group in which the bot is. */
function isInSeveral({ circles }: Store, id: number, gone: ReadonlySet<string>): boolean {
  const accepted = circles
    .memberships(id)
    .filter(({ groupId, status }) => status === "accepted" && !gone.has(`${groupId}:${id}`));
  return accepted.length > 1 && accepted.filter(({ groupId }) => circles.group(groupId)?.isHere).length > 1;
}

/** The prompts of what is owed no more: where one has not left yet, it is not put any more. */
function answeredPrompts(before: Meeting, after: Meeting, now: number): readonly string[] {
  const postsIn = (meeting: Meeting) => asked(formatOf(meeting.format), meeting, now).map(promptPost);
  const owed = new Set(postsIn(after));
  return postsIn(before).filter((post) => !owed.has(post));
}

function save(store: Store, after: Meeting, before: Meeting | undefined, now: number): void {
  store.meetings.save(after, before, now);
  if (before) store.outbox.withdraw(after.id, answeredPrompts(before, after, now));
  // What was due by now has been played; a row is needed only for what is still to come.
  const coming = duesOf(formatOf(after.format), after).filter(({ at }) => at > now);
  store.meetings.saveDues(after.id, coming);
}

function put(
  store: Store,
  letter: Letter,
  { now, key }: { readonly now: number; readonly key: string },
): void {
  const { once, afterwards: _, meetingId = 0, post = "", notBefore = now, ...rest } = letter;
  const row = { ...rest, meetingId, post, notBefore, repeats: repeatsOf(letter) };
  if (once === undefined) store.outbox.send({ ...row, key });
  else store.outbox.sendOnce({ ...row, key: once });
}
