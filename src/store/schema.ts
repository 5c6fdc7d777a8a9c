import { index, integer, primaryKey, real, sqliteTable, text, unique, uniqueIndex } from "./drizzle.ts";

export { farewells, holds, links, pulse, traces } from "./schema-alone.ts";

/**
 * All moments are milliseconds since 1970, UTC. Lists and small records are JSON. What people said, and their names,
 * is sealed by the vault before it comes here: those columns say "sealed".
 */

export const groups = sqliteTable("groups", {
  id: integer().primaryKey({ autoIncrement: true }),
  chatId: integer("chat_id").notNull().unique(),
  /** Sealed. */
  title: text().notNull(),
  /** The secret in sign-up and set-up links. */
  link: text().notNull().unique(),
  addedBy: integer("added_by").notNull(),
  /** The administrator who opened the set-up last; 0 = nobody yet. */
  setUpBy: integer("set_up_by").notNull().default(0),
  isSetUp: integer("is_set_up", { mode: "boolean" }).notNull().default(false),
  isHere: integer("is_here", { mode: "boolean" }).notNull().default(true),
  /** Whether the group allows polls; found out by trying. */
  polls: integer({ mode: "boolean" }).notNull().default(true),
  locale: text({ enum: ["en", "ru"] }).notNull(),
  zone: text().notNull(),
  address: text({ enum: ["ty", "vy"] }).notNull(),
  /** Sealed. */
  theme: text().notNull(),
  preset: text({ enum: ["week", "hour"] }).notNull(),
  startWeekday: integer("start_weekday").notNull(),
  startTime: text("start_time").notNull(),
  closings: text({ mode: "json" }).notNull().$type<Record<string, unknown>>(),
  fewest: integer().notNull(),
  most: integer().notNull(),
  earlyClosing: integer("early_closing", { mode: "boolean" }).notNull().default(true),
  /** Sealed. */
  rules: text().notNull(),
  rotationSince: integer("rotation_since").notNull().default(1),
  /** How long what was said is kept after a meeting; then its key is destroyed. */
  retentionDays: integer("retention_days").notNull().default(90),
  /** When the bot was removed from the group; 0 = it is there. */
  goneAt: integer("gone_at").notNull().default(0),
});

export const people = sqliteTable("people", {
  id: integer().primaryKey(),
  /** Sealed. */
  name: text().notNull(),
  /** The language they chose for their private chat; empty = the group's. */
  locale: text().notNull().default(""),
  /** The language of their app, for the first words. */
  appLocale: text("app_locale").notNull().default(""),
  reachable: integer({ mode: "boolean" }).notNull().default(false),
});

export const members = sqliteTable(
  "members",
  {
    groupId: integer("group_id").notNull(),
    personId: integer("person_id").notNull(),
    /** Unvouched: nobody knows whether they are in the chat. Checked: they are. Accepted: a member. */
    status: text({ enum: ["unvouched", "checking", "checked", "accepted", "left"] }).notNull(),
    since: integer().notNull(),
    lastModerated: integer("last_moderated").notNull().default(0),
    firstInLine: integer("first_in_line", { mode: "boolean" }).notNull().default(false),
    /** Of an earlier version, which kept here what the last meeting tells by itself; empty since. */
    parked: text().notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.personId] }),
    index("members_person").on(table.personId),
  ],
);

export const meetings = sqliteTable(
  "meetings",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    groupId: integer("group_id").notNull(),
    number: integer().notNull(),
    /** Sealed. */
    theme: text().notNull(),
    status: text({ enum: ["planned", "running", "paused", "ended"] }).notNull(),
    step: text().notNull(),
    opensAt: integer("opens_at").notNull(),
    closesAt: integer("closes_at").notNull(),
    /**
     * Sealed: everything else that the core remembers; contributions, votes and turns have tables of their own.
     * Empty once the time to keep it is over.
     */
    state: text().notNull(),
    /** When it ended; 0 = it has not. */
    endedAt: integer("ended_at").notNull().default(0),
  },
  (table) => [
    index("meetings_group").on(table.groupId, table.status),
    unique().on(table.groupId, table.number),
  ],
);

export const contributions = sqliteTable(
  "contributions",
  {
    meetingId: integer("meeting_id").notNull(),
    id: integer().notNull(),
    step: text().notNull(),
    kind: text().notNull(),
    author: integer().notNull(),
    /** Sealed. */
    text: text().notNull(),
    /** Sealed. */
    pieces: text().notNull(),
    status: text({ enum: ["sealed", "published", "withdrawn"] }).notNull(),
    number: integer().notNull(),
    about: text({ mode: "json" }).notNull().$type<readonly number[]>(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.id] })],
);

export const votes = sqliteTable(
  "votes",
  {
    meetingId: integer("meeting_id").notNull(),
    ballot: integer().notNull(),
    voter: integer().notNull(),
    options: text({ mode: "json" }).notNull().$type<readonly number[]>(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.ballot, table.voter] })],
);

export const turns = sqliteTable(
  "turns",
  {
    meetingId: integer("meeting_id").notNull(),
    member: integer().notNull(),
    /** Place in the order that was set, from 0. */
    position: integer().notNull(),
    /** Place among those who still have a turn in this round; -1 = they had it. */
    waiting: integer().notNull(),
    moved: integer({ mode: "boolean" }).notNull(),
    passed: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.member] })],
);

export const drafts = sqliteTable(
  "drafts",
  {
    personId: integer("person_id").notNull(),
    meetingId: integer("meeting_id").notNull(),
    step: text().notNull(),
    kind: text().notNull(),
    about: integer().notNull(),
    /** Sealed. */
    pieces: text().notNull(),
    /** Listening: what they write next is for this. */
    listening: integer({ mode: "boolean" }).notNull(),
    /** The message that the draft was taken from, for edits of it. */
    messageId: integer("message_id").notNull().default(0),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.meetingId, table.step, table.kind, table.about] }),
    index("drafts_meeting").on(table.meetingId, table.step),
  ],
);

export const notes = sqliteTable(
  "notes",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    meetingId: integer("meeting_id").notNull(),
    personId: integer("person_id").notNull(),
    /** Sealed. */
    text: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("notes_person").on(table.personId, table.meetingId)],
);

export const dues = sqliteTable(
  "dues",
  { meetingId: integer("meeting_id").notNull(), kind: text().notNull(), at: integer().notNull() },
  (table) => [index("dues_at").on(table.at), index("dues_meeting").on(table.meetingId)],
);

export const inbox = sqliteTable(
  "inbox",
  {
    /** Telegram's update id; answers to our own questions count down from -1. */
    id: integer().primaryKey(),
    /** Sealed. */
    body: text().notNull(),
    receivedAt: integer("received_at").notNull(),
    state: text({ enum: ["waiting", "done", "aside"] })
      .notNull()
      .default("waiting"),
    tries: integer().notNull().default(0),
    /** The chat it comes from, or the person where there is none: what comes from one place is handled in its order. */
    origin: integer().notNull().default(0),
    /** An update that failed is not tried again before this moment. */
    notBefore: integer("not_before").notNull().default(0),
  },
  (table) => [index("inbox_state").on(table.state)],
);

export const outbox = sqliteTable(
  "outbox",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** What brings the letter about, and its place in that: an update or a tick applied twice says nothing twice. */
    key: text(),
    chatId: integer("chat_id").notNull(),
    method: text().notNull(),
    /** Only the outbox reads and writes it. */
    payload: text().notNull(),
    meetingId: integer("meeting_id").notNull().default(0),
    /** The name under which the sent message is remembered; empty = it is not. */
    post: text().notNull().default(""),
    lane: integer().notNull(),
    /** How often it may be sent again when nobody knows whether it has arrived. */
    repeats: text({ enum: ["freely", "once", "never"] })
      .notNull()
      .default("never"),
    state: text({ enum: ["waiting", "sending", "sent", "failed", "ambiguous"] })
      .notNull()
      .default("waiting"),
    notBefore: integer("not_before").notNull(),
    tries: integer().notNull().default(0),
    /** Why it was not sent, or nobody knows whether it was. */
    error: text().notNull().default(""),
  },
  (table) => [
    uniqueIndex("outbox_once").on(table.key),
    // All that choosing the next letter looks at, so that passing over ten thousand costs no look at their words.
    index("outbox_leaving").on(
      table.state,
      table.lane,
      table.id,
      table.chatId,
      table.notBefore,
      table.method,
      table.meetingId,
    ),
    index("outbox_chat").on(table.chatId),
    // What a group is still to be told comes before what is asked about it in private.
    index("outbox_meeting").on(table.meetingId, table.state, table.lane, table.chatId, table.repeats),
  ],
);

/** What is left of each bucket of tokens; a bucket without a row is full. */
export const allowances = sqliteTable("allowances", {
  /** `bot`, `chat <id>` or `group <id>`. */
  name: text().primaryKey(),
  tokens: real().notNull(),
  at: integer().notNull(),
});

/** What stands in the way in a chat. */
export const hindrances = sqliteTable(
  "hindrances",
  {
    chatId: integer("chat_id").notNull(),
    /** Pause: later, said Telegram, or the net was down. Muted: no right to write. Pin: no right to pin. Away: not in the chat. */
    kind: text({ enum: ["pause", "muted", "pin", "away"] }).notNull(),
    /** No letter leaves for this chat before this moment; 0 = it does not hold letters up. */
    until: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chatId, table.kind] })],
);

export const posts = sqliteTable(
  "posts",
  {
    meetingId: integer("meeting_id").notNull(),
    name: text().notNull(),
    chatId: integer("chat_id").notNull(),
    messageId: integer("message_id").notNull(),
    pollId: text("poll_id").notNull().default(""),
    /** What a living message showed last, so that nothing is edited into what it already is. */
    digest: text().notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.messageId] }),
    index("posts_name").on(table.meetingId, table.name),
    index("posts_poll").on(table.pollId),
  ],
);

export const dialogues = sqliteTable(
  "dialogues",
  {
    key: text().primaryKey(),
    personId: integer("person_id").notNull(),
    /** Sealed. */
    state: text().notNull(),
    changedAt: integer("changed_at").notNull(),
  },
  (table) => [index("dialogues_person").on(table.personId)],
);
