import type { Meeting, MeetingId, Person, Settings } from "./meeting.ts";

export interface Plan {
  readonly id: MeetingId;
  readonly group: number;
  readonly format: string;
  /** Counts the meetings of one group from 1. */
  readonly number: number;
  readonly theme: string;
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly opensAt: number;
  readonly people: readonly Person[];
  readonly rules: readonly string[];
  readonly owedReport?: Meeting["owedReport"];
  /** Whether votes are compared with what the polls show. */
  readonly counts?: boolean;
}

/** A meeting as it is planned: everybody invited, nothing said yet. */
export const begin = (plan: Plan): Meeting => ({
  ...plan,
  version: 1,
  status: "planned",
  ending: "",
  steps: [],
  history: [],
  phase: "",
  epoch: 0,
  openedAt: plan.opensAt,
  closesAt: plan.opensAt,
  extended: false,
  reminded: "no",
  pausedAt: 0,
  pausedUntil: 0,
  runnersUp: [],
  problem: 0,
  order: [],
  contributions: [],
  ballots: [],
  votes: [],
  marks: [],
  active: [],
  nextTheme: "",
});
