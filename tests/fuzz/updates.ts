import fc from "fast-check";
import type { Update } from "grammy/types";
import {
  bot,
  channel,
  foreign,
  home,
  media,
  moment,
  pollId,
  privately,
  record,
  stranger,
  text,
  token,
  type User,
} from "./values.ts";

type Body = Readonly<Record<string, unknown>>;
type Place = fc.Arbitrary<object>;

const messageId = fc.nat(5_000);
const entity = record({
  type: fc.constantFrom("bold", "bot_command", "url", "text_mention", "custom_emoji"),
  offset: fc.nat(100),
  length: fc.nat(100),
});
/** Telegram marks commands; whatever else it marks is at random. */
const entitiesOf = (said: string) =>
  said.startsWith("/") ? [{ type: "bot_command", offset: 0, length: said.split(" ")[0]?.length ?? 0 }] : [];
const written = fc
  .tuple(text, fc.array(entity, { maxLength: 3 }), fc.boolean())
  .map(([said, marks, isMarked]) => ({
    text: said,
    ...(isMarked && { entities: [...entitiesOf(said), ...marks] }),
  }));
const captioned = fc
  .tuple(media, record({}, { caption: text, media_group_id: text }))
  .map(([one, more]) => ({ ...one, ...more }));
const content = fc.oneof({ weight: 3, arbitrary: written }, captioned);

const reply = fc
  .tuple(messageId, fc.oneof(fc.constant(bot), stranger), fc.oneof(home, foreign), content)
  .map(([message_id, from, chat, said]) => ({
    reply_to_message: { message_id, from, chat, date: 1, ...said },
  }));
const extras = record(
  {},
  {
    message_thread_id: fc.nat(100),
    is_topic_message: fc.constant(true),
    edit_date: moment,
    via_bot: fc.constant(bot),
    has_protected_content: fc.constant(true),
    forward_origin: fc.constant({ type: "hidden_user", sender_user_name: "x", date: 1 }),
    quote: fc.constant({ text: "x", position: 0 }),
    is_automatic_forward: fc.constant(true),
    author_signature: text,
    effect_id: fc.constant("1"),
  },
);

const messageIn = (chat: Place, from: fc.Arbitrary<User>, said: fc.Arbitrary<object>): fc.Arbitrary<Body> =>
  fc
    .tuple(messageId, chat, from, moment, said, fc.option(reply, { nil: {} }), extras)
    .map(([message_id, where, who, date, what, to, more]) => ({
      message_id,
      chat: where,
      from: who,
      date,
      ...what,
      ...to,
      ...more,
    }));

const privateMessage = stranger.chain((who) =>
  messageIn(fc.constant(privately(who)), fc.constant(who), content),
);
/** Anonymous administrators and channels speak in the name of a chat. */
const asChat = fc
  .tuple(messageIn(fc.oneof(home, foreign), stranger, content), channel, fc.boolean())
  .map(([message, other, own]) => ({ ...message, sender_chat: own ? message.chat : other }));
const aboutStrangers = stranger.chain((who) =>
  fc.constantFrom({ new_chat_members: [who] }, { left_chat_member: who }, { new_chat_members: [] }),
);
/** Only Telegram itself says these, and of the chat in which they are true. */
const news = fc.oneof(
  text.map((title) => ({ new_chat_title: title })),
  fc.integer({ min: 1, max: 70 }).map((id) => ({ migrate_to_chat_id: -1_009_000_000_000 - id })),
  fc.integer({ min: 1, max: 70 }).map((id) => ({ migrate_from_chat_id: -id })),
  fc.constantFrom(
    { left_chat_member: bot },
    { new_chat_members: [bot] },
    { group_chat_created: true },
    { delete_chat_photo: true },
    { pinned_message: { message_id: 1, date: 0, chat: { id: 1, type: "private" } } },
    { forum_topic_created: { name: "t", icon_color: 1 } },
    { video_chat_started: {} },
    { message_auto_delete_timer_changed: { message_auto_delete_time: 1 } },
    { boost_added: { boost_count: 1 } },
    { users_shared: { request_id: 1, users: [] } },
    { write_access_allowed: {} },
    {},
  ),
);
const message = fc.oneof(
  { weight: 5, arbitrary: privateMessage },
  { weight: 3, arbitrary: messageIn(home, stranger, fc.oneof(content, aboutStrangers)) },
  { weight: 3, arbitrary: messageIn(foreign, stranger, fc.oneof(content, aboutStrangers, news)) },
  asChat,
);

const inaccessible = fc
  .tuple(messageId, fc.oneof(home, foreign))
  .map(([message_id, chat]) => ({ message_id, chat, date: 0 }));
const tap = fc
  .tuple(
    stranger,
    fc.option(fc.oneof(message, inaccessible), { nil: undefined }),
    fc.option(token, { nil: undefined }),
    fc.nat(),
  )
  .map(([from, under, data, id]) => ({
    id: String(id),
    from,
    chat_instance: "1",
    ...(under ? { message: under } : { inline_message_id: "x" }),
    ...(data === undefined ? { game_short_name: "game" } : { data }),
  }));

const statuses = fc.constantFrom("creator", "administrator", "member", "restricted", "left", "kicked");
const rights = record(
  {},
  {
    is_member: fc.boolean(),
    can_pin_messages: fc.boolean(),
    can_delete_messages: fc.boolean(),
    can_send_polls: fc.boolean(),
    until_date: moment,
    is_anonymous: fc.boolean(),
  },
);
const membershipOf = (user: fc.Arbitrary<User>) =>
  fc
    .tuple(user, statuses, rights)
    .map(([who, status, more]) => ({ user: who, status, is_member: status !== "left", ...more }));
const change = (chat: Place, user: fc.Arbitrary<User>) =>
  fc
    .tuple(
      chat,
      stranger,
      moment,
      membershipOf(user),
      membershipOf(user),
      record({}, { invite_link: fc.constant({}), via_join_request: fc.boolean() }),
    )
    .map(([where, from, date, old_chat_member, new_chat_member, more]) => ({
      chat: where,
      from,
      date,
      old_chat_member,
      new_chat_member,
      ...more,
    }));
const ofTheBot = fc.constant<User>(bot);
const myChange = fc.oneof(
  change(fc.oneof(foreign, channel), ofTheBot),
  stranger.chain((who) =>
    change(fc.constant(privately(who)), ofTheBot).map((one) => ({ ...one, from: who })),
  ),
);

const vote = fc
  .tuple(
    pollId,
    fc.array(fc.integer({ min: -1, max: 13 }), { maxLength: 12 }),
    fc.oneof(
      stranger.map((user) => ({ user })),
      channel.map((voter_chat) => ({ voter_chat })),
    ),
  )
  .map(([poll_id, option_ids, by]) => ({ poll_id, option_ids, option_persistent_ids: [], ...by }));
const poll = fc.tuple(pollId, fc.boolean(), text).map(([id, is_closed, question]) => ({
  id,
  question,
  is_closed,
  options: [],
  total_voter_count: 0,
  is_anonymous: false,
  type: "regular",
  allows_multiple_answers: false,
}));
const reaction = fc
  .tuple(fc.oneof(home, foreign), messageId, stranger, moment, fc.boolean())
  .map(([chat, message_id, user, date, anonymous]) => ({
    chat,
    message_id,
    date,
    old_reaction: [],
    new_reaction: [{ type: "emoji", emoji: "👍" }],
    ...(anonymous ? { actor_chat: chat } : { user }),
  }));
const request = fc.tuple(fc.oneof(home, foreign, channel), stranger, moment).map(([chat, from, date]) => ({
  chat,
  from,
  date,
  user_chat_id: from.id,
}));

const of = (kind: string, body: fc.Arbitrary<object>, weight: number) => ({
  weight,
  arbitrary: body.map((one) => ({ [kind]: one })),
});

/** Whatever Telegram may tell the bot about people who are in no circle; update ids are given when it comes in. */
export const update: fc.Arbitrary<Omit<Update, "update_id">> = fc.oneof(
  of("message", message, 8),
  of("edited_message", message, 2),
  of("callback_query", tap, 6),
  of("poll", poll, 1),
  of("poll_answer", vote, 2),
  of("my_chat_member", myChange, 2),
  of("chat_member", change(fc.oneof(home, foreign), stranger), 2),
  of("chat_join_request", request, 1),
  of("message_reaction", reaction, 1),
  of("channel_post", messageIn(channel, stranger, content), 1),
  of("a_kind_of_next_year", fc.constant({}), 1),
);
