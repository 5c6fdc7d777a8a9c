import { z } from "zod";
import { asked } from "../core/play.ts";
import { promptPost, prompts } from "../core/prompts.ts";
import { isMarked, nameOf } from "../core/roles.ts";
import { formatOf } from "../formats/index.ts";
import { giveBackAnew, isReturn } from "../service/returning.ts";
import type { Work } from "../service/work.ts";
import { farewell } from "./away.ts";
import { takeCount } from "./counts.ts";
import { offerAgain } from "./doubts.ts";
import { greet } from "./group-life.ts";
import { keeperOf } from "./keeper.ts";
import { admitToRules, departed, forgetSetUp, leads } from "./membership.ts";
import { screenChoices } from "./setup/desk.ts";
import { setupKey } from "./setup/name.ts";
import { languageScreen } from "./setup/screens.ts";
import { goOn, holdUp } from "./stuck.ts";
import { asMember } from "./talk/ask-ref.ts";
import { migrate } from "./upgrade.ts";
import { askGroup, isKnownThere } from "./vouching.ts";

/** What the courier learned while sending, handled like an update: one unit of work each. */
export const answer = z.discriminatedUnion("answer", [
  z.object({
    answer: z.literal("member"),
    chat: z.number(),
    person: z.number(),
    purpose: z.enum(["join", "setup", "here", "upgraded"]),
    status: z.string(),
    /** The group that this one was thought to have become. */
    into: z.number().default(0),
  }),
  z.object({ answer: z.literal("unreachable"), person: z.number(), meeting: z.number() }),
  z.object({ answer: z.literal("departed"), person: z.number() }),
  z.object({ answer: z.literal("unasked"), meeting: z.number(), post: z.string() }),
  z.object({ answer: z.literal("removed"), chat: z.number() }),
  z.object({ answer: z.literal("migrated"), from: z.number(), to: z.number() }),
  z.object({ answer: z.literal("doubtful"), letter: z.number() }),
  z.object({ answer: z.literal("unpinnable"), chat: z.number(), meeting: z.number() }),
  z.object({ answer: z.literal("stuck"), letter: z.number(), muted: z.boolean(), isNews: z.boolean() }),
  z.object({ answer: z.literal("through"), chat: z.number() }),
  z.object({
    answer: z.literal("counted"),
    meeting: z.number(),
    ballot: z.number(),
    counts: z.array(z.number()).readonly().optional(),
  }),
  z.object({
    answer: z.literal("not-erased"),
    meeting: z.number(),
    count: z.number(),
    forgotten: z.boolean().default(false),
  }),
]);
export type Answer = z.infer<typeof answer>;

export function takeAnswer(work: Work, said: Answer): void {
  switch (said.answer) {
    case "member":
      return takeMember(work, said);
    case "unreachable":
      return mentionOnce(work, said.meeting, said.person);
    case "departed":
      return departed(work, said.person);
    case "unasked":
      return askAnew(work, said.meeting, said.post);
    case "removed": {
      const group = work.store.circles.groupByChat(said.chat);
      return group && farewell(work, group);
    }
    case "migrated":
      return migrate(work, said.from, said.to);
    case "doubtful":
      return offerAgain(work, said.letter);
    case "unpinnable":
      return tellKeeper(work, said);
    case "counted":
      return takeCount(work, said.meeting, { id: said.ballot, counts: said.counts });
    case "stuck":
      return holdUp(work, said);
    case "through":
      return goOn(work, said.chat);
    case "not-erased":
      return tellWhatStays(work, said);
  }
}

type NotErased = Extract<Answer, { answer: "not-erased" }>;

/** Whoever stopped the case learns what stays; who was forgotten cannot be told any more, so that the keeper is. */
function tellWhatStays(work: Work, { meeting: id, count, forgotten }: NotErased): void {
  const meeting = work.meeting(id);
  const group = meeting && work.store.circles.group(meeting.group);
  if (!meeting || !group) return;
  const person = forgotten ? keeperOf(group, meeting) : meeting.presenter;
  const key = forgotten ? "words-not-erased" : "case-not-erased";
  const args = forgotten ? { count, title: group.title } : { count };
  if (person === undefined) return;
  work.attend(person);
  work.tell(person, key, { args }, group, meeting);
}

/** A prompt that nobody knows to have arrived is put once more, as long as it is owed; so is a draft given back. */
function askAnew(work: Work, meetingId: number, post: string): void {
  const meeting = work.meeting(meetingId);
  if (!meeting) return;
  if (isReturn(post)) return giveBackAnew(work, meeting, post);
  const owed = asked(formatOf(meeting.format), meeting, work.now).filter((one) => promptPost(one) === post);
  work.follow(meetingId, { facts: [], notices: prompts(meeting, owed) });
}

type Hindered = Extract<Answer, { answer: "unpinnable" }>;

/** The bot may do less in the chat than it could: said in private to the one person who can see to it. */
function tellKeeper(work: Work, { chat, meeting: id }: Hindered): void {
  const group = work.store.circles.groupByChat(chat);
  const meeting = work.meeting(id);
  if (!group) return;
  const keeper = keeperOf(group, meeting);
  if (keeper === undefined) return;
  work.attend(keeper); // nothing that waits for the chat may hold up who can open it
  work.tell(keeper, "chat-unpinnable", { args: { title: group.title } }, group, meeting);
}

type MemberAnswer = Extract<Answer, { answer: "member" }>;

function takeMember(work: Work, said: MemberAnswer): void {
  switch (said.purpose) {
    case "join":
      return letIn(work, said);
    case "setup":
      return openSetup(work, said);
    case "here": {
      const group = work.store.circles.groupByChat(said.chat);
      return group && isAway(said.status) ? farewell(work, group) : undefined;
    }
    case "upgraded": {
      // Telegram still knows the other chat as it was: this one is a stranger after all.
      const group = work.store.circles.group(said.into);
      return group && greet(work, group);
    }
  }
}

/** Where the bot's own standing in a chat is not even told, it is not there. */
const isAway = (status: string): boolean => ["left", "kicked", "unknown"].includes(status);

function letIn(work: Work, { chat, person, status }: MemberAnswer): void {
  const group = work.store.circles.groupByChat(chat);
  if (!group) return;
  work.attend(person);
  if (status === "left" || status === "kicked") return work.tell(person, "join-not-in-group");
  if (status === "unknown" && !isKnownThere(work, group, person)) return askGroup(work, group, person);
  admitToRules(work, group, person);
}

/** The set-up is an administrator's; where Telegram will not say, whoever brought the bot may. */
function openSetup(work: Work, { chat, person, status }: MemberAnswer): void {
  const group = work.store.circles.groupByChat(chat);
  if (!group) return;
  work.attend(person);
  if (!leads(status) && !(status === "unknown" && group.addedBy === person)) {
    if (group.setUpBy === person) forgetSetUp(work, group);
    return work.tell(person, status === "unknown" ? "setup-unknown" : "setup-not-admin", {}, group);
  }
  // The dialogue is theirs from its first question on, whether they tap or type.
  const begun = { key: setupKey(group.id, person), personId: person, state: null, changedAt: work.now };
  work.write(() => {
    work.store.circles.changeGroup(group.id, { setUpBy: person });
    work.store.dialogues.keepDialogue(begun);
  });
  const screen = languageScreen(group);
  work.tellAs(person, screen.key, { choices: screenChoices(group.id, screen) }, group);
}

/** Who cannot be reached in private is mentioned once in the group (protocol: always). */
function mentionOnce(work: Work, meetingId: number, person: number): void {
  const meeting = work.meeting(meetingId);
  const member = asMember(person);
  if (!meeting || meeting.status === "ended" || isMarked(meeting, "meeting", member, "unreachable")) return;
  const group = work.store.circles.group(meeting.group);
  const name = nameOf(meeting, member);
  if (!group || name === "") return;
  work.follow(meetingId, {
    facts: [{ type: "marked", step: "meeting", member, mark: "unreachable" }],
    notices: [],
  });
  const choices = [{ label: "button-open-private", link: "now" }] as const;
  const mention = { id: member, name };
  work.tellGroup(group, "unreachable", { args: { names: { names: [name] } }, choices, mention }, meeting);
}
