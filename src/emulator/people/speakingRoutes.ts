import type { Hono } from "hono";
import { z } from "zod";
import { entities } from "../params.ts";
import type { People } from "./index.ts";
import { afterIn, chatIn, idIn, onPost } from "./requests.ts";

const chat = z.union([z.int(), z.literal("bot")]).default("bot");
const messageId = z.int();

const signed = { anonymous: z.boolean().optional(), as: z.int().optional() };

const manner = z.strictObject({
  chat,
  ...signed,
  replyTo: messageId.optional(),
  threadId: z.int().optional(),
  forwardedFrom: z.union([z.int(), z.string()]).optional(),
});

const saying = manner.extend({ text: z.string(), entities: entities.optional() });

const file = z.union([z.literal(true), z.string()]).optional();

const contents = z.strictObject({
  photo: file,
  voice: file,
  document: file,
  sticker: file,
  video: file,
  audio: file,
  videoNote: file,
  animation: file,
  caption: z.string().optional(),
  entities: entities.optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string() }).optional(),
});

const parcel = manner.extend(contents.shape);
const album = manner.extend({ items: z.array(contents) });

const person = z.strictObject({
  firstName: z.string(),
  lastName: z.string().optional(),
  username: z.string().optional(),
  languageCode: z.string().optional(),
  id: z.int().optional(),
  premium: z.boolean().optional(),
});

const edit = z.strictObject({ chat, messageId, text: z.string(), entities: entities.optional() });
const stirred = z.strictObject({ chat, messageId });
const start = z.strictObject({ payload: z.string().optional() });
const open = z.strictObject({ url: z.string(), groupId: z.int().optional() });
const tap = z.strictObject({ chat, messageId, button: z.union([z.string(), z.int()]) });
const rawTap = z.strictObject({ chat, messageId, data: z.string() });
const ballot = z.strictObject({ chat, messageId, ...signed, untold: z.boolean().optional() });
const vote = ballot.extend({ options: z.array(z.int()) });
const reaction = z.strictObject({ chat, messageId, emoji: z.array(z.string()) });

const deletion = z.strictObject({ chat: z.int(), messageId });
const nothing = z.strictObject({});

type Emoji = Parameters<People["react"]>[3];

/** What one person does: everything under `/people`. */
export function addSpeakingRoutes(app: Hono, people: People): void {
  const on = <S extends z.ZodType>(
    verb: string,
    schema: S,
    act: (personId: number, body: z.infer<S>) => unknown,
  ) => onPost(app, `/people/:id/${verb}`, schema, (body, c) => act(idIn(c, "id"), body));

  onPost(app, "/people", person, (body) => people.person(body));
  on("say", saying, (id, { chat, text, ...rest }) => people.say(id, chat, text, rest));
  on("send", parcel, (id, { chat, ...rest }) => people.send(id, chat, rest));
  on("album", album, (id, { chat, items, ...rest }) => people.album(id, chat, items, rest));
  on("edit", edit, (id, { chat, messageId, text, entities }) =>
    people.edit(id, chat, messageId, text, entities),
  );
  on("stir", stirred, (id, { chat, messageId }) => people.stir(id, chat, messageId));
  on("start", start, (id, { payload }) => people.start(id, payload));
  on("open", open, (id, { url, groupId }) => ({ message: people.openLink(id, url, groupId) ?? null }));
  on("tap", tap, (id, { chat, messageId, button }) => people.tap(id, chat, messageId, button));
  on("tapRaw", rawTap, (id, { chat, messageId, data }) => people.tapRaw(id, chat, messageId, data));
  on("vote", vote, (id, { chat, messageId, options, ...rest }) =>
    people.vote(id, chat, messageId, options, rest),
  );
  on("takeBack", ballot, (id, { chat, messageId, ...rest }) => people.takeBack(id, chat, messageId, rest));
  on("react", reaction, (id, { chat, messageId, emoji }) =>
    people.react(id, chat, messageId, emoji as Emoji),
  );
  on("block", nothing, (id) => people.block(id));
  on("unblock", nothing, (id) => people.unblock(id));
  on("deactivate", nothing, (id) => people.deactivate(id));
  onPost(app, "/messages/delete", deletion, ({ chat, messageId }) => people.deleteMessage(chat, messageId));
}

/** What one person sees. */
export function addSeeingRoutes(app: Hono, people: People): void {
  app.get("/people/:id/chats", (c) => c.json(people.inbox(idIn(c, "id"))));
  app.get("/people/:id/chats/:chat/messages", (c) => c.json(people.sees(idIn(c, "id"), chatIn(c))));
  app.get("/people/:id/messages", (c) => c.json(people.since(idIn(c, "id"), afterIn(c))));
  app.get("/events", (c) => c.json(people.events(afterIn(c))));
  app.get("/taps/:id", (c) => c.json({ answer: people.answerOf(c.req.param("id")) ?? null }));
}
