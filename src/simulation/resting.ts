import type { Message } from "@grammyjs/types";
import type { Ask } from "../core/asks.ts";
import type { Meeting } from "../core/meeting.ts";
import { awaited } from "../core/play.ts";
import { choicesOf } from "../core/prompts.ts";
import type { Emulator } from "../emulator/index.ts";
import { formatOf } from "../formats/index.ts";
import { buttonsOf } from "../rehearsal/actors/person.ts";
import type { Store } from "../store/index.ts";
import { createSign, decodeChoice, deedOf } from "../telegram/choices.ts";
import { type Compose, createCompose } from "../telegram/living.ts";
import { createWords } from "../texts/index.ts";
import { askedBy, meetingOfButton } from "./asked.ts";
import type { Canaries } from "./canaries.ts";
import type { Company, Person } from "./person.ts";
import type { Check } from "./violation.ts";

const words = createWords();
/** What is shown in a group is nobody's own: no key has a part in it. */
const sign = createSign(Buffer.alloc(0));

export interface Resting {
  readonly emulator: Emulator;
  readonly store: () => Store;
  readonly people: readonly Person[];
  readonly canaries: Canaries;
  readonly check: Check;
}

/** What holds whenever the bot has nothing more to do: the card tells the truth, and everybody knows what is asked. */
export function createRest({ emulator, store, people, canaries, check }: Resting) {
  const { world } = emulator;
  const compose: Compose = createCompose({ words, username: emulator.username, sign });

  function living(name: "card" | "sheet", meeting: Meeting, now: number): void {
    const group = store().circles.group(meeting.group);
    const [standing] = store().posts.named(meeting.id, [name]).toReversed();
    if (!group?.isHere || !standing) return;
    const voice = { locale: group.locale, zone: group.zone, address: group.address };
    const shown = faceOf(compose(name, { voice, chatId: group.chatId, group, meeting, now }) ?? {});
    const message = world.rooms.get(standing.chatId)?.posts.get(standing.messageId)?.message;
    if (!message) return; // deleted by somebody: found out by the next edit
    const stands = faceOf(message);
    check("card is true", stands === shown, () => `the ${name} is\n${stands}\ninstead of\n${shown}`);
  }

  /** Whoever owes something and can be reached has a live button for it in their chat with the bot. */
  function prompts(meeting: Meeting, now: number): void {
    for (const one of awaited(formatOf(meeting.format), meeting, now)) {
      const person = people.find(({ id }) => id === one.member);
      const room = world.rooms.get(one.member);
      const isGone = world.people.get(one.member)?.deactivated === true;
      const isUnreachable = isGone || (room?.kind === "private" && room.blocked);
      if (one.quiet || !person || isUnreachable) continue;
      const live = isLive(one, meeting);
      const posts = [...(room?.posts.values() ?? [])];
      check(
        "owed is asked",
        posts.some(({ message }) => live(message)),
        () => `${one.kind} of ${person.name} in ${meeting.steps}`,
      );
    }
  }

  /** What somebody has confirmed is taken, as long as it is still awaited. */
  function taken(meeting: Meeting, now: number): void {
    const said = meeting.contributions.map(({ text }) => text).join("\n");
    for (const one of canaries.confirmed) {
      if (meetingOfButton(one.token) !== meeting.id) continue;
      const isAwaited = askedBy(one.token, one.author, meeting, now)?.until === one.until;
      const isMissing = isAwaited && !said.includes(one.word) && canaries.isLast(one);
      check("nothing typed is lost", !isMissing, () => `${one.word} was confirmed, and is still awaited`);
      canaries.confirmed.delete(one);
    }
  }

  function deadlines(meeting: Meeting, now: number): void {
    const isOverdue = store()
      .meetings.dueBy(now - 60_000)
      .includes(meeting.id);
    check("deadlines fire", !isOverdue, () => `something is due since a minute in ${meeting.steps}`);
  }

  return (meeting: Meeting, now: number): void => {
    living("card", meeting, now);
    living("sheet", meeting, now);
    prompts(meeting, now);
    taken(meeting, now);
    deadlines(meeting, now);
  };
}

/** Everything that people see of a living message. */
const faceOf = ({ text, entities = [], reply_markup }: Partial<Message.TextMessage>): string =>
  JSON.stringify({ text, entities, keys: reply_markup?.inline_keyboard ?? [] }, undefined, 1);

/** Whether a message offers a button of this ask that still works. */
function isLive(one: Ask, meeting: Meeting): (message: Message) => boolean {
  const deeds = choicesOf(one)
    .filter((choice) => !("link" in choice))
    .map(deedOf);
  const begun = `!write ${one.step} ${one.kind} ${one.about}`;
  return (message) =>
    buttonsOf(message).some(({ label, token }) => {
      const read = decodeChoice(token);
      const deed = read ? deedOf({ label, ...read }) : "";
      const isNow = read?.meeting === meeting.id && read.epoch === meeting.epoch;
      return (isNow && deeds.includes(deed)) || deed.startsWith(begun);
    });
}

/** Nobody is a member who has not accepted the rules. */
export function checkMembers(store: Store, groupId: number, company: Company, check: Check): void {
  for (const { personId } of store.circles.members(groupId)) {
    const accepted = company.people.some(({ id, accepted: of }) => id === personId && of.has(company));
    check("rules before membership", accepted, () => `${personId} never accepted the rules`);
  }
}
