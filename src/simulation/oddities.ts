import { NOTE } from "./canaries.ts";
import { awhile, HOUR, MINUTE, type Odd, type Oddity, offers, openPoll, say, tapNewest } from "./odd.ts";
import { oddWays } from "./odd-ways.ts";
import { oddWords } from "./odd-words.ts";

/** What befalls the bot or comes over people, besides the ordinary course of a meeting. */
export const oddities: Readonly<Record<string, Oddity>> = {
  ...oddWords,
  ...oddWays,
  "outage-minutes": ({ life }) => life.sleep(3 * MINUTE),
  "outage-day": ({ life }) => life.sleep(25 * HOUR),
  "outage-week": ({ life }) => life.sleep(8 * 24 * HOUR),
  "telegram-down": ({ between, later, trouble }) => {
    between.telegramIsDown(true);
    later((trouble.who + 1) * MINUTE, () => between.telegramIsDown(false));
  },
  "clock-ahead": (odd) => clockGoesWrong(odd, 20 * MINUTE),
  "clock-back": (odd) => clockGoesWrong(odd, -20 * MINUTE),
  leave: ({ emulator: { people }, person: { id }, company, later }) => {
    people.leave(id, company.chat);
    later(awhile(company), () => people.join(id, company.chat));
  },
  kick: ({ emulator: { people }, person: { id }, company, later }) => {
    const [creator] = company.people;
    if (!creator || creator.id === id) return;
    people.kick(company.chat, id, creator.id);
    later(awhile(company), () => people.add(company.chat, id, creator.id));
  },
  block: ({ emulator: { people }, person, company, later }) => {
    people.block(person.id);
    later(awhile(company), () => people.unblock(person.id));
  },
  "card-deleted": ({ emulator: { people, world }, company }) => {
    const pinned = [...(world.rooms.get(company.chat)?.pinned ?? [])].at(-1);
    if (pinned !== undefined) people.deleteMessage(company.chat, pinned);
  },
  "bot-removed": ({ emulator: { people }, company, later }) => {
    const [creator] = company.people;
    if (!creator) return;
    people.removeBot(company.chat, creator.id);
    company.isOver = true;
    later(awhile(company), () => people.addBot(company.chat, creator.id, {}));
  },
  demote: ({ emulator: { people }, company, later }) => {
    const [creator] = company.people;
    if (!creator) return;
    people.demoteBot(company.chat, creator.id);
    later(awhile(company), () => people.promoteBot(company.chat, creator.id));
  },
  mute: ({ emulator: { people }, company, later }) => {
    const allow = (can_send_messages: boolean) => {
      people.permit(company.chat, { can_send_messages });
      company.isMuted = !can_send_messages;
    };
    allow(false);
    later(awhile(company), () => allow(true));
  },
  "double-tap": (odd) => {
    const newest = offers(odd).at(-1);
    if (newest)
      for (const _ of [1, 2])
        odd.emulator.people.tapRaw(odd.person.id, odd.person.id, newest.id, newest.token);
  },
  "stale-tap": (odd) => {
    const old = odd.person.luck.oneOf(offers(odd));
    if (old && !isGrave(old.token))
      odd.emulator.people.tapRaw(odd.person.id, odd.person.id, old.id, old.token);
  },
  "forged-tap": (odd) => {
    const others = odd.company.people.filter(({ id }) => id !== odd.person.id);
    const victim = odd.person.luck.oneOf(others);
    const theirs = victim && offers({ ...odd, person: victim }).at(-1);
    const own = offers(odd).at(-1);
    // However grave, it is theirs alone: in other hands nothing comes of it.
    if (theirs && own) odd.emulator.people.tapRaw(odd.person.id, odd.person.id, own.id, theirs.token);
  },
  "take-back": (odd) => {
    const { emulator, person, company, later, closesAt } = odd;
    const takeBack = () => {
      const poll = openPoll(odd);
      if (poll !== undefined) emulator.people.takeBack(person.id, company.chat, poll);
    };
    const left = closesAt - emulator.world.now();
    later(Math.max(0, left - (odd.trouble.at % 3) * 1_000), takeBack);
  },
  "late-vote": (odd) => {
    const { emulator, person, company, later, closesAt } = odd;
    const vote = () => {
      const poll = openPoll(odd);
      if (poll !== undefined) emulator.people.vote(person.id, company.chat, poll, [0]);
    };
    later(Math.max(0, closesAt - emulator.world.now()), vote);
  },
  chatter: (odd) => say(odd, (word) => `By the way, ${word}`),
  note: (odd) => say(odd, (word) => `/note ${word}`, NOTE),
  pass: (odd) => say(odd, () => "/pass"),
  backup: ({ life, backUp }) => {
    if (!life.isAsleep()) backUp();
  },
  export: (odd) => say(odd, () => "/export"),
  // Whether they mean it they say when they are asked.
  forget: (odd) => say(odd, () => "/forget"),
  "stop-case": (odd) => {
    say(odd, () => "/stop");
    odd.later(3_000, () => {
      odd.company.isRepeated = true; // the group is told of it after the meeting, too
      tapNewest(odd, "stop-case");
    });
  },
  "moderator-leaves": ({ emulator: { people }, moderator, company }) => {
    if (moderator) people.leave(moderator.id, company.chat);
  },
  extend: (odd) => lead(odd, "", "lead-extend"),
  close: (odd) => lead(odd, "", "lead-close"),
  "hand-over": (odd) => lead(odd, "", "lead-handover"),
  skip: (odd) => lead(odd, "skip", "lead-skip"),
  order: (odd) => lead(odd, "order", "lead-first"),
  pause: (odd) => lead(odd, "pause", "lead-pause"),
  resume: (odd) => lead(odd, "", "lead-resume"),
};

/** The moderator opens the panel at one of its pages, and a moment later taps the last button that does this. */
function lead(odd: Odd, page: string, deed: string): void {
  const { emulator, moderator, later } = odd;
  if (!moderator) return;
  emulator.people.say(moderator.id, moderator.id, `/moderator ${page}`.trimEnd());
  later(3_000, () => tapNewest({ emulator, person: moderator }, deed));
}

/** A leap ahead looks to the bot as if its machine had stood still. */
function clockGoesWrong({ between, later, life }: Odd, by: number): void {
  const before = between.now();
  between.setClock(by);
  if (by > 0) life.stoodStill(before);
  later(2 * HOUR, () => between.setClock(0));
}

/** These count for more than a slip of the finger, and are meant. */
const isGrave = (token: string): boolean => /leave|stop-case|forget|accept|ok$|setup/.test(token);
