import fc from "fast-check";
import { BOT, CHAT, circle, GROUP, MEETING, POLL } from "./people.ts";

/** Optional fields are there or not, as with Telegram. */
export const record = <T extends object>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<Record<string, unknown>> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) as never });

const words = fc.constantFrom(
  "now",
  "pass",
  "note",
  "agenda",
  "rules",
  "leave",
  "language",
  "help",
  "moderator",
  "stop",
  "setup",
  "start",
  "start x",
  "start now",
  "start link-of-2",
  "start setup",
  "note a secret",
  "none",
  "pass@krug_bot",
  "now@other_bot",
);
export const command = words.map((word) => `/${word}`);

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: command },
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 80 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
  fc.string({ unit: "binary-ascii", maxLength: 20 }),
  fc.constantFrom(
    "",
    "\u0000",
    "\ud800",
    "\udc00x",
    "\u2800",
    "\u202eabc",
    "e\u0301".repeat(500),
    "👨‍👩‍👧‍👦".repeat(300),
  ),
  fc.constantFrom(
    "x".repeat(4096),
    "Ы".repeat(4096),
    "\n".repeat(4096),
    "/".repeat(4096),
    "word ".repeat(20_000),
  ),
);

const STRANGER = 9_000_000_001;
const language = fc.constantFrom("ru", "en", "ru-RU", "pt-br", "", "zh-hans", "xx");
const name = fc.oneof(
  text.map((one) => one.slice(0, 64)),
  fc.constantFrom("Anna", "", "\u0000"),
);

/** Somebody who is in no circle; sometimes a bot, or the name that anonymous administrators go by. */
export const stranger = fc.oneof(
  {
    weight: 9,
    arbitrary: record(
      {
        id: fc.integer({ min: STRANGER, max: STRANGER + 400 }),
        is_bot: fc.constant(false),
        first_name: name,
      },
      {
        language_code: language,
        last_name: name,
        username: fc.constant("somebody"),
        is_premium: fc.constant(true),
      },
    ),
  },
  fc.constantFrom(
    { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" },
    { id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" },
    { id: 777_000, is_bot: false, first_name: "Telegram" },
    { id: 9_100_000_000, is_bot: true, first_name: "Other", username: "other_bot" },
  ),
);
export type User = Readonly<Record<string, unknown>>;

export const bot = { ...BOT, is_bot: true, first_name: "Krug" };

const foreignId = fc.integer({ min: 1, max: 60 });
export const home = fc.constant({ id: CHAT, type: "supergroup", title: "Kindergarten 1" });
export const foreign = fc.oneof(
  record({ id: foreignId.map((id) => -id), type: fc.constant("group"), title: name }),
  record(
    { id: foreignId.map((id) => -1_009_000_000_000 - id), type: fc.constant("supergroup"), title: name },
    { is_forum: fc.constant(true), username: fc.constant("public_group") },
  ),
);
export const channel = record({
  id: foreignId.map((id) => -1_008_000_000_000 - id),
  type: fc.constant("channel"),
  title: name,
});
export const privately = ({ id, first_name }: User) => ({ id, type: "private", first_name });

const sizes = { width: fc.nat(4000), height: fc.nat(4000) };
const file = { file_id: fc.constantFrom("A", "B".repeat(200)), file_unique_id: fc.constant("U") };
const piece = (more: Record<string, fc.Arbitrary<unknown>> = {}) => record(file, more);
const length = { duration: fc.nat(10_000) };

/** Everything that a message can hold, one kind at a time. */
export const media = fc.oneof(
  piece(sizes).map((photo) => ({ photo: [photo] })),
  fc.constant({ photo: [] }),
  piece(length).map((voice) => ({ voice })),
  piece({ file_name: text, mime_type: text }).map((document) => ({ document })),
  piece({ ...sizes, emoji: text }).map((sticker) => ({ sticker })),
  piece({ ...sizes, ...length }).map((video) => ({ video })),
  piece({ ...length, length: fc.nat(640) }).map((video_note) => ({ video_note })),
  piece({ ...length, title: text }).map((audio) => ({ audio })),
  piece({ ...sizes, ...length }).map((animation) => ({
    animation,
    document: { file_id: "A", file_unique_id: "U" },
  })),
  record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  }).map((location) => ({ location })),
  fc.constantFrom(
    { contact: { phone_number: "+1", first_name: "A" } },
    { dice: { emoji: "🎲", value: 6 } },
    { game: { title: "G", description: "", photo: [] } },
    { story: { chat: { id: 1, type: "private" }, id: 1 } },
    {
      poll: {
        id: "1",
        question: "?",
        options: [],
        total_voter_count: 0,
        is_closed: false,
        is_anonymous: true,
        type: "regular",
        allows_multiple_answers: false,
      },
    },
    { paid_media: { star_count: 1, paid_media: [] } },
    { checklist: { title: "T", tasks: [] } },
  ),
);

const number = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.integer());
const kinds = fc.constantFrom(
  "join",
  "observe",
  "pass",
  "leave",
  "vote",
  "give",
  "accept",
  "stop-case",
  "decline-moderation",
  "lead-handover",
  "lead-extend",
  "lead-pause",
  "lead-resume",
  "lead-skip",
  "tick",
  "untick",
  "confirm-rules",
  "object-rules",
  "propose",
  "break-tie",
  "publish",
  "constructor",
  "__proto__",
  "toString",
);
const pair = fc.tuple(fc.constantFrom("option", "ballot", "to", "member", "about", "text", "type"), number);
const move = fc
  .tuple(kinds, fc.array(pair, { maxLength: 3 }))
  .map(([type, pairs]) => [type, ...pairs.map(([key, value]) => `${key}=${value}`)].join(";"));
const order = fc.oneof(
  fc.constantFrom(
    `accept ${GROUP}`,
    `decline ${GROUP}`,
    `setup-group ${GROUP}`,
    "setup-group 999",
    "accept",
    "now",
    "help",
    "leave",
    "language ru",
    "language",
    "moderator",
    "stop",
    "setup",
    "note x",
    "",
    " ",
  ),
  fc
    .tuple(fc.constantFrom("again", "accept", "setup-group", "accept-x"), number)
    .map((parts) => parts.join(" ")),
  fc
    .tuple(
      fc.constantFrom("ok", "for", "write", "drop", "more", "edit"),
      fc.constantFrom("problem", "case", "x"),
      number,
    )
    .map(([verb, kind, about]) => `write state-problems ${kind} ${about} ${verb}`),
  fc
    .tuple(
      fc.constantFrom("setup", "su"),
      number,
      text.map((one) => one.slice(0, 20)),
    )
    .map((parts) => parts.join(" ")),
);

/** What buttons hold: tokens of the real meeting, of none, and what never was one. */
export const token: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom(0, MEETING, 2, 99_999),
        fc.integer({ min: 0, max: 3 }),
        fc.oneof(
          move,
          order.map((one) => `!${one}`),
        ),
      )
      .map(([meeting, epoch, deed]) => `${meeting.toString(36)}.${epoch.toString(36)}.${deed}`),
  },
  text,
);

export const pollId = fc.constantFrom(POLL, "1", "", "99999999999999999999");
export const moment = fc.oneof(fc.constant(1_764_000_000), fc.nat(2_147_483_647));
export const memberId = fc.constantFrom(...circle.map(({ id }) => id));
