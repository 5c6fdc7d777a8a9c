import { z } from "zod";

/** A person's Telegram id, the same in every group. */
export type MemberId = number & { readonly member: unique symbol };
export type MeetingId = number & { readonly meeting: unique symbol };
export type StepId = string;

export const memberId = z.number().transform((id) => id as MemberId);
const meetingId = z.number().transform((id) => id as MeetingId);
const members = z.array(memberId).readonly();

/** A moment as milliseconds since 1970, UTC. */
const instant = z.number();

const person = z.object({
  id: memberId,
  name: z.string(),
  /** Invited: a member who has not said yet whether they take part. Waiting: the circle was full. */
  role: z.enum(["invited", "participant", "observer", "waiting"]),
  /** The number of the last meeting that they moderated in this group; 0 = never. */
  lastModerated: z.number(),
  /** A problem that was stated last time and not chosen. */
  parked: z.string(),
  /** They were on the waiting list last time. */
  firstInLine: z.boolean(),
  left: z.boolean(),
  declinedModeration: z.boolean(),
});
export type Person = Readonly<z.infer<typeof person>>;

/** One piece of a case: a text, or a file that Telegram keeps, named by its id. */
export const piece = z.object({
  type: z.enum(["text", "photo", "voice", "document", "video", "audio", "video_note", "animation"]),
  text: z.string(),
  file: z.string(),
  /** By which Telegram knows the file whenever it speaks of it; its id may be another one each time. */
  unique: z.string().optional(),
  /** The message in which its author sent it, so that an edit finds it. */
  message: z.number().optional(),
  /** What was sent together bears the same name. */
  album: z.string().optional(),
});
export type Piece = Readonly<z.infer<typeof piece>>;

const contribution = z.object({
  id: z.number(),
  step: z.string(),
  kind: z.string(),
  author: memberId,
  text: z.string(),
  pieces: z.array(piece).readonly(),
  status: z.enum(["sealed", "published", "withdrawn"]),
  /** Its place in a list that people refer to by number; 0 = it has none. */
  number: z.number(),
  /** The contributions it speaks of: the question of an answer, the solutions of a choice. */
  about: z.array(z.number()).readonly(),
});
export type Contribution = Readonly<z.infer<typeof contribution>>;

const tally = z.object({
  /** When Telegram was asked to close the poll and to say what it shows. */
  askedAt: instant,
  /** What it shows for each option, and when it said so; left out = not said yet. */
  counts: z.array(z.number()).readonly().optional(),
  countedAt: instant,
  /** There is no poll that could show anything. */
  isUnknown: z.boolean(),
  /** Until when the moderator is asked what counts. */
  disputedAt: instant.optional(),
});

const ballot = z.object({
  id: z.number(),
  step: z.string(),
  /** What the options point at: a member's id, a contribution's id, or 0 for "none of these". */
  options: z.array(z.object({ ref: z.number(), label: z.string() })).readonly(),
  multiple: z.boolean(),
  runOff: z.boolean(),
  closed: z.boolean(),
  /** The text key of its question, for putting it again. */
  key: z.string().optional(),
  tally: tally.optional(),
  /** The numbers by which it is decided, where they are not those of the votes that were told. */
  shown: z.array(z.number()).readonly().optional(),
  /** It asks once more what was asked before. */
  anew: z.boolean().optional(),
  /** What was voted in it counts no more: the question was put anew. */
  voided: z.boolean().optional(),
  /** It stands in several messages, as in a chat that has moved: none of them shows all votes. */
  again: z.boolean().optional(),
});
export type Ballot = Readonly<z.infer<typeof ballot>>;

const vote = z.object({ ballot: z.number(), voter: memberId, options: z.array(z.number()).readonly() });
export type Vote = Readonly<z.infer<typeof vote>>;

export const turns = z.object({
  /** Everybody who speaks, in the order that was set. */
  order: members,
  /** Who still has a turn in this round; the first one speaks now. */
  queue: members,
  round: z.number(),
  /** Who was moved to the end of this round for being silent. */
  moved: members,
  /** Who passed in this round, aloud or by silence. */
  passed: members,
  endsAt: instant,
});
export type Turns = Readonly<z.infer<typeof turns>>;

const mark = z.object({ step: z.string(), member: memberId, mark: z.string() });
export type Mark = Readonly<z.infer<typeof mark>>;

const closing = z.object({ day: z.number(), time: z.string(), minutes: z.number() });
/** When a step closes: a day and local time counted from the opening day, and its length in the hour preset. */
export type Closing = Readonly<z.infer<typeof closing>>;

export const settings = z.object({
  locale: z.enum(["en", "ru"]),
  zone: z.string(),
  preset: z.enum(["week", "hour"]),
  closings: z.record(z.string(), closing),
  fewest: z.number(),
  most: z.number(),
  earlyClosing: z.boolean(),
  /** The number of the meeting in which the current rotation of moderators began. */
  rotationSince: z.number(),
});
export type Settings = Readonly<z.infer<typeof settings>>;

export const meetingSchema = z.object({
  version: z.literal(1),
  id: meetingId,
  group: z.number(),
  format: z.string(),
  number: z.number(),
  theme: z.string(),
  settings,
  status: z.enum(["planned", "running", "paused", "ended"]),
  /** How it ended; empty while it goes on. */
  ending: z.string(),
  opensAt: instant,
  /** The steps that are open; the first one leads, others run beside it. */
  steps: z.array(z.string()).readonly(),
  history: z.array(z.object({ step: z.string(), outcome: z.string() })).readonly(),
  phase: z.string(),
  /** Grows with every step that opens: a button of an older epoch is stale. */
  epoch: z.number(),
  openedAt: instant,
  closesAt: instant,
  extended: z.boolean(),
  /** Ends of this window, or of turns in it, that a hitch of the network has moved already: it moves each once. */
  eased: z.array(instant).readonly().optional(),
  reminded: z.enum(["no", "half", "last"]),
  pausedAt: instant,
  pausedUntil: instant,
  people: z.array(person).readonly(),
  moderator: memberId.optional(),
  runnersUp: members,
  presenter: memberId.optional(),
  problem: z.number(),
  rules: z.array(z.string()).readonly(),
  /** The speaking order, where the moderator has set one. */
  order: members,
  contributions: z.array(contribution).readonly(),
  ballots: z.array(ballot).readonly(),
  votes: z.array(vote).readonly(),
  turns: turns.optional(),
  /** The questions that were put in this step, and until when each comes before those that were put after it. */
  answering: z
    .array(z.object({ question: z.number(), until: instant }))
    .readonly()
    .optional(),
  marks: z.array(mark).readonly(),
  /** Who did anything at all in the step that is open. */
  active: members,
  /** The commitment of the last meeting whose result is still to be told. */
  owedReport: z
    .object({
      by: memberId,
      /** Why they chose it. */
      text: z.string(),
      /** What they chose, each with its author's name for it. */
      solutions: z
        .array(z.object({ author: memberId, number: z.number(), text: z.string() }))
        .readonly()
        .optional(),
      asked: z.number(),
    })
    .optional(),
  nextTheme: z.string(),
  /** A vote decides only once Telegram has said what its poll shows. Meetings that began before that was asked do without. */
  counts: z.boolean().optional(),
});

/** One run of the protocol: everything the core needs to know to decide. */
export type Meeting = Readonly<z.infer<typeof meetingSchema>>;
