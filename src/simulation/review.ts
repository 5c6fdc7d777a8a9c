import type { Message } from "@grammyjs/types";
import type { Meeting } from "../core/meeting.ts";
import type { WorldEvent } from "../emulator/index.ts";
import { following } from "./following.ts";
import type { Company } from "./person.ts";
import { checkMembers, createRest } from "./resting.ts";
import { createSoundness } from "./soundness.ts";
import type { Theatre } from "./theatre.ts";
import { count } from "./violation.ts";
import { createWatch } from "./watching.ts";
import { createWholeness } from "./wholeness.ts";

/** How many of the moments of rest are looked at closely, besides the first one of every step. */
const EVERY = 6;

/** Looks at everything that has to be true, as often as it is worth its time. */
export function createReview(theatre: Theatre) {
  const { tally, stage, life, between, check, canaries, companies, people, store, numberOf, meetingOf } =
    theatre;
  const { emulator } = stage;
  const postAt = ({ chat, message_id }: Message) => store().posts.at(chat.id, message_id)?.name;
  const isSentAnew = (chat: number) =>
    [
      ...store().outbox.inState("sending"),
      ...store()
        .outbox.inState("waiting")
        .filter(({ tries }) => tries > 0),
    ].some(({ chatId, method }) => chatId === chat && method === "living");
  const known = { now: between.now, postAt, isSentAnew, meetingsBefore, meeting: meetingOf };
  const watch = createWatch({ emulator, canaries, companies, people, check, ...known });
  const sound = createSoundness(check, canaries);
  const rest = createRest({ emulator, store, people, canaries, check });
  const whole = createWholeness({ emulator, store, canaries, check });
  const epochs = new Map<number, number>();
  let rests = 0;
  const newCalls = following(emulator.world.calls);

  /** The meetings of a group before the one that goes on, or comes next, the latest first. */
  function meetingsBefore(company: Company): readonly Meeting[] {
    const group = numberOf(company);
    const [live = 0] = store().meetings.liveIn(group);
    return Array.from({ length: Math.max(0, live - 1) }, (_, past) => live - 1 - past)
      .flatMap((id) => store().meetings.find(id) ?? [])
      .filter((one) => one.group === group);
  }

  /** How the last meeting of a group ended. */
  function endingOf(company: Company): string {
    const [live] = store().meetings.liveIn(numberOf(company));
    return live === undefined ? "removed" : (meetingsBefore(company)[0]?.ending ?? "unknown");
  }

  /** Where the bot has been thrown out, its meeting rests, and so does what waits for that chat. */
  const isOut = (chatId: number): boolean => companies.some(({ chat, isOver }) => isOver && chat === chatId);

  const isAtRest = (): boolean =>
    life.isWell() && !between.isDown() && store().outbox.nextLeaving() === undefined;

  function closely(): void {
    const now = stage.clock.now() + between.ahead();
    for (const company of companies) {
      const meeting = meetingOf(company);
      if (!meeting || company.isOver) continue;
      const isNew = epochs.get(company.index) !== meeting.epoch;
      epochs.set(company.index, meeting.epoch);
      if (!isNew && !theatre.plan.isSteady && rests % EVERY > 0) continue;
      sound(meeting, company);
      rest(meeting, now);
      whole(meeting, company);
      checkMembers(store(), meeting.group, company, check);
    }
  }

  /** Telegram never has to slow the bot down. */
  function paced(): void {
    for (const { at, error, method } of newCalls())
      check(
        "limits are kept",
        !error?.startsWith("Too Many"),
        () => `${method} at ${new Date(at).toISOString()}`,
      );
  }

  return {
    isAtRest,
    events: (events: readonly WorldEvent[]): void => {
      watch.look(events);
      paced();
    },
    atRest: (): void => {
      if (!isAtRest()) return;
      rests += 1;
      closely();
    },
    beginsMeeting: watch.anew,
    /** A while after the last word, and with nothing going wrong, nothing is left to be sent. */
    atEnd: (): void => {
      if (life.isAsleep() || between.isDown()) return;
      for (const company of companies) count(tally.ended, endingOf(company));
      const waiting = [...store().outbox.inState("waiting"), ...store().outbox.inState("sending")];
      const left = waiting.filter(({ chatId }) => !isOut(chatId));
      check("outbox drains", left.length === 0, () => `${left.map(({ method }) => method)} are still there`);
      rests = 0;
      closely();
      watch.afterEnd();
    },
    story: (): string => companies.map((company) => JSON.stringify(meetingOf(company)?.steps)).join(" and "),
  };
}
