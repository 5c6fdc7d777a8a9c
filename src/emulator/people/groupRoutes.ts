import type { ChatPermissions } from "@grammyjs/types";
import type { Context, Hono } from "hono";
import { z } from "zod";
import type { People, Rights } from "./index.ts";
import { idIn, onPost } from "./requests.ts";

const group = z.strictObject({
  title: z.string(),
  creator: z.int(),
  members: z.array(z.int()).optional(),
  type: z.enum(["group", "supergroup"]).optional(),
  forum: z.boolean().optional(),
  pollsForbidden: z.boolean().optional(),
});

const rights = z.custom<Rights>((value) => z.record(z.string(), z.boolean()).safeParse(value).success);
const permissions = z.custom<ChatPermissions>(
  (value) => z.record(z.string(), z.boolean()).safeParse(value).success,
);

const act = z.strictObject({ by: z.int() });
const actWithRights = act.extend({ rights: rights.optional() });
const promotion = z.strictObject({ person: z.int(), rights: rights.optional() });
const aboutPerson = z.strictObject({ person: z.int() });
const actOnPerson = act.extend({ person: z.int() });
const topic = act.extend({ name: z.string() });

const channel = z.strictObject({ title: z.string(), creator: z.int(), discussion: z.int().optional() });
const publication = act.extend({ text: z.string() });

const upgrading = z.strictObject({ order: z.array(z.enum(["left", "member", "to", "from"])).optional() });

const nothing = z.strictObject({});

/** What happens to a group: everything under `/groups`. */
export function addGroupRoutes(app: Hono, people: People): void {
  const on = <S extends z.ZodType>(
    verb: string,
    schema: S,
    act: (chatId: number, body: z.infer<S>, c: Context) => unknown,
  ) => onPost(app, `/groups/:chat/${verb}`, schema, (body, c) => act(idIn(c, "chat"), body, c));

  onPost(app, "/groups", group, (body) => people.group(body));
  onPost(app, "/channels", channel, (body) => people.channel(body));
  onPost(app, "/channels/:channel/addBot", act, ({ by }, c) =>
    people.addBotToChannel(idIn(c, "channel"), by),
  );
  onPost(app, "/channels/:channel/publish", publication, ({ by, text }, c) =>
    people.publish(idIn(c, "channel"), by, text),
  );
  on("addBot", actWithRights, (chat, { by, rights }) => people.addBot(chat, by, rights));
  on("promoteBot", actWithRights, (chat, { by, rights }) => people.promoteBot(chat, by, rights));
  on("removeBot", act, (chat, { by }) => people.removeBot(chat, by));
  on("demoteBot", act, (chat, { by }) => people.demoteBot(chat, by));
  on("promote", promotion, (chat, { person, rights }) => people.promote(chat, person, rights));
  on("demote", aboutPerson, (chat, { person }) => people.demote(chat, person));
  on("join", aboutPerson, (chat, { person }) => people.join(person, chat));
  on("requestJoin", aboutPerson, (chat, { person }) => people.requestJoin(person, chat));
  on("leave", aboutPerson, (chat, { person }) => people.leave(person, chat));
  on("add", actOnPerson, (chat, { person, by }) => people.add(chat, person, by));
  on("kick", actOnPerson, (chat, { person, by }) => people.kick(chat, person, by));
  on("upgrade", upgrading, (chat, { order }) => ({ id: people.upgrade(chat, order) }));
  on("permit", permissions, (chat, body) => people.permit(chat, body));
  on("topics", topic, (chat, { by, name }) => ({ threadId: people.topic(chat, by, name) }));
  on("topics/:thread/close", act, (chat, { by }, c) => people.closeTopic(chat, by, idIn(c, "thread")));
  on("delete", nothing, (chat) => people.deleteGroup(chat));
}
