import type { Message } from "@grammyjs/types";
import { PersonRefused } from "../emulator/failure.ts";
import { createDestroying } from "./destroying.ts";
import { oddities } from "./oddities.ts";
import type { Company, Deed } from "./person.ts";
import { createReview } from "./review.ts";
import { setUp } from "./setting-up.ts";
import { openTheatre, type Played, type Theatre } from "./theatre.ts";
import type { Fate, Trouble } from "./troubles.ts";
import { Violation } from "./violation.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** A meeting that is not over by then has got stuck, whatever befell it. */
const LONGEST = 60 * DAY;
/** Once all is said, the rest is sent within this time, however Telegram slows it down. */
const SETTLING = 30 * MINUTE;
/** How many seconds whoever sets a group up waits for the next screen. */
const PATIENCE = 4;
/** Where the bot has something to do at once, and may not yet. */
const A_MOMENT = 500;

/** What came of a season, and how often everything could have gone wrong. */
export interface Outcome {
  /** The last meeting of the first group, without what people said in it. */
  readonly meeting: string;
  /** What stands in the first group's chat, people's own words blotted out, in no order. */
  readonly chat: readonly string[];
  readonly counts: Fate["counts"];
}

/** Plays one season to its end: all its meetings, with all that befalls them. Throws the first violation. */
export async function playSeason(played: Played): Promise<Outcome> {
  const theatre = await openTheatre(played);
  try {
    await begin(theatre);
    const course = createCourse(theatre);
    for (let round = 1; round <= theatre.plan.rounds; round += 1) await course.meeting(round);
    return outcomeOf(theatre);
  } catch (error) {
    theatre.insist();
    throw error;
  } finally {
    theatre.between.bury();
    theatre.stage.close();
  }
}

function outcomeOf({ stage, store, life, companies, numberOf, fate }: Theatre): Outcome {
  const [company] = companies;
  const [next = 0] = company && !life.isAsleep() ? store().meetings.liveIn(numberOf(company)) : [];
  const meeting = next > 0 ? store().meetings.find(next - 1) : undefined;
  const said = meeting?.contributions.map((one) => `${one.author} ${one.kind} ${one.status} ${one.number}`);
  const posts = [...(stage.emulator.world.rooms.get(company?.chat ?? 0)?.posts.values() ?? [])];
  const { history, ending, moderator, presenter } = meeting ?? {};
  return {
    meeting: JSON.stringify({ history, ending, moderator, presenter, said: said?.toSorted() }),
    chat: posts.map(({ message }) => blotted(message)).toSorted(),
    counts: { ...fate.counts },
  };
}

/** A message without people's own words and without the time, which may be another one. */
const blotted = ({ text = "", poll }: Message): string =>
  `${text}${poll?.question ?? ""}`.replace(/qk\d+z/g, "…").replace(/\d+:\d+/g, "…");

/** The groups are set up, and nothing goes wrong yet. */
async function begin({ plan, stage, companies, numberOf, fate }: Theatre): Promise<void> {
  // Within the limits an answer may take a few seconds.
  const settle = async (): Promise<void> => {
    for (let seconds = 0; seconds < (plan.limited ? PATIENCE : 1); seconds += 1) {
      stage.moveTo(stage.clock.now() + SECOND);
      await stage.settle();
    }
  };
  await settle();
  for (const company of companies) {
    const { index, chat, people } = company;
    const [first] = people;
    const circle = plan.circles[index];
    if (!first || !circle) throw new Error("A group needs people");
    await setUp(stage.emulator, chat, first, circle, settle);
    numberOf(company);
  }
  fate.begin();
}

function createCourse(theatre: Theatre) {
  const { stage, life, between, fate, people, companies, meetingOf } = theatre;
  const { emulator } = stage;
  const review = createReview(theatre);
  const backUp = createDestroying(theatre);
  let agenda: Deed[] = [];
  let seen = 0; // the last event that people have taken in
  const now = () => stage.clock.now();

  const later = (by: Deed["by"]) => (after: number, act: () => void) => {
    agenda.push({ at: now() + after, by, act });
  };

  /** Everybody takes in what is new in their chats, and plans what to do about it. */
  function look(): void {
    if (life.isAsleep()) return; // what it said last is read when there is somebody to ask about it
    const events = emulator.people.events(seen);
    seen = events.at(-1)?.seq ?? seen;
    review.events(events);
    for (const event of events) {
      if (event.type !== "sent" && event.type !== "edited") continue;
      if (!event.message.from?.is_bot) continue;
      for (const person of people) agenda.push(...person.notice(event.message, now()));
    }
  }

  /** When next somebody, or the bot, does something. */
  function next(): number {
    const bot = life.isAsleep() ? undefined : stage.nextMoment();
    const first = Math.min(
      ...agenda.map(({ at }) => at),
      life.wakesAt(),
      (bot ?? now() + DAY) - between.ahead(),
    );
    return Math.max(first, now() + A_MOMENT);
  }

  /** A running bot looks at its clock all the time; so it has, just before anything happens after a long while. */
  async function moveTo(moment: number): Promise<void> {
    if (moment - now() > MINUTE) {
      stage.moveTo(moment - A_MOMENT);
      await life.glance();
    }
    stage.moveTo(Math.max(moment, now()));
  }

  function strike(trouble: Trouble): void {
    const company = companies[trouble.at % companies.length];
    const person = company?.people[trouble.who % company.people.length];
    const strange = oddities[trouble.what];
    if (!company || !person || !strange || company.isOver) return;
    const meeting = life.isAsleep() ? undefined : meetingOf(company);
    const moderator = company.people.find(({ id }) => id === Number(meeting?.moderator));
    const { canaries } = theatre;
    const odd = {
      emulator,
      between,
      life,
      canaries,
      company,
      person,
      trouble,
      later: later(person),
      closesAt: meeting?.closesAt ?? 0,
      moderator,
      companyOf: theatre.companyOf,
      backUp,
    };
    attempt(() => strange(odd));
  }

  /** All that people do at this moment. */
  function act(): void {
    const due = agenda.filter(({ at }) => at <= now());
    agenda = agenda.filter(({ at }) => at > now());
    for (const deed of due) {
      attempt(deed.act);
      const trouble = fate.next("deed");
      if (trouble) strike(trouble);
    }
  }

  async function step(): Promise<void> {
    review.atRest();
    await moveTo(next());
    act();
    await life.settle();
    theatre.insist();
    look();
  }

  /** What is left to be said is said, by a bot that runs and may write. */
  async function comeToRest(): Promise<void> {
    for (let until = now() + SETTLING; now() < until && !review.isAtRest(); ) {
      const cannotSpeak = life.isAsleep() || companies.some(({ isMuted }) => isMuted);
      await step();
      if (cannotSpeak) until = now() + SETTLING;
    }
  }

  const isOver = (company: Company, round: number): boolean =>
    company.isOver || (!life.isAsleep() && (meetingOf(company)?.number ?? 0) > round);

  return {
    /** Holds one meeting of every group, until the next one is planned. */
    meeting: async (round: number): Promise<void> => {
      const end = now() + LONGEST;
      review.beginsMeeting();
      while (!companies.every((company) => isOver(company, round))) {
        await step();
        if (now() > end) throw new Violation("meeting ends", review.story());
      }
      await comeToRest();
      review.atEnd();
    },
  };
}

/** What Telegram's app does not let people do, they do not do. */
function attempt(deed: () => void): void {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof PersonRefused)) throw error;
  }
}
