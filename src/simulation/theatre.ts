import type { Meeting } from "../core/meeting.ts";
import { createStage } from "../rehearsal/stage.ts";
import { telegramLimits } from "../service/limits.ts";
import type { Witness } from "../service/witness.ts";
import { askedBy, meetingOfButton } from "./asked.ts";
import { type Between, createBetween } from "./between.ts";
import { createCanaries } from "./canaries.ts";
import { type Gathered, gather, names, TITLE } from "./gathering.ts";
import { createLife, type Life } from "./life.ts";
import type { Company } from "./person.ts";
import type { Plan } from "./plan.ts";
import type { Plants } from "./plants.ts";
import { createFate } from "./troubles.ts";
import { type Check, checkWith, count, type Tally } from "./violation.ts";

export interface Played {
  readonly plan: Plan;
  readonly tally: Tally;
  readonly plants?: Plants;
  readonly witness?: Witness;
}

/** Telegram's own limits, as its documentation gives them. */
const telegrams = { perChatPerSecond: 3, perGroupPerMinute: 20, perBotPerSecond: 30 };

/** Everything that a season is played with and on. */
export async function openTheatre({ plan, tally, plants = {}, witness }: Played) {
  const { check, insist } = checkWith(tally);
  const canaries = createCanaries();
  const fate = createFate(plan.troubles, ({ what }) => count(tally.struck, what));
  let between: Between | undefined;
  const heard = listening(check, plants);
  const stage = await createStage({
    begins: plan.begins,
    seed: plan.season,
    report: (event, details) => between?.isDead() || heard(event, details),
    limits: plan.limited && !plants.unlimited ? telegramLimits : undefined,
    between: (emulator) => {
      between = createBetween(emulator, { fate, plants, check });
      return { ...between.deps, ...(witness && { witness }) };
    },
  });
  if (!between) throw new Error("The stage has no wings");
  const { emulator } = stage;
  if (plan.limited) emulator.world.limits = telegrams;
  const store = between.store;
  const known = new Map<number, Company>();
  const numbers = new Map<Company, number>();
  const ofGroup = (id: number): Company | undefined =>
    gathered.companies.find((one) => numbers.get(one) === id);
  const ofMeeting = (id: number): Company | undefined => {
    const group = known.has(id) || life.isAsleep() ? undefined : store().meetings.find(id)?.group;
    const found = known.get(id) ?? (group === undefined ? undefined : ofGroup(group));
    if (found) known.set(id, found);
    return found;
  };
  const life: Life = createLife(stage, between, () => count(tally.struck, "process died"));
  const askedUntil = (button: string, person: number): number | undefined => {
    const meeting = life.isAsleep() ? undefined : store().meetings.find(meetingOfButton(button));
    return meeting && askedBy(button, person, meeting, stage.clock.now())?.until;
  };
  const gathered: Gathered = gather(emulator, plan, canaries, {
    meeting: ofMeeting,
    group: ofGroup,
    askedUntil,
  });
  /** The number by which the bot knows a group, whatever chat it is in. */
  const numberOf = (company: Company): number => {
    const number = numbers.get(company) ?? store().circles.groupByChat(company.chat)?.id ?? 0;
    numbers.set(company, number);
    return number;
  };
  /** The meeting of a group that is planned or goes on. */
  const meetingOf = (company: Company): Meeting | undefined => {
    const [id] = store().meetings.liveIn(numberOf(company));
    return id === undefined ? undefined : store().meetings.find(id);
  };
  return {
    plan,
    tally,
    check,
    insist,
    canaries,
    fate,
    between,
    stage,
    store,
    life,
    numberOf,
    meetingOf,
    companyOf: ofMeeting,
    ...gathered,
  };
}

export type Theatre = Awaited<ReturnType<typeof openTheatre>>;

/** What people typed, who they are, what their group is called, and the token. */
const confidential = new RegExp(["qk\\d+z", "EMULATOR-TOKEN", TITLE, ...names].join("|"));

/** The log tells what went wrong, and nothing of what people said, who they are, or the token. */
const listening =
  (check: Check, { gossip = "" }: Plants) =>
  (event: string, details: Record<string, string | number>): void => {
    const said = `${event} ${JSON.stringify(details)}${gossip}`;
    check("log is silent", !confidential.test(said), () => said);
    const isBug = /"bug"|-failed|-aside|-lost/.test(said) && !/SqliteError SQLITE_(BUSY|FULL)\b/.test(said);
    check("nothing throws", !isBug, () => said);
  };
