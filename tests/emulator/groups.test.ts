import { expect, test } from "vitest";
import { failure, groupScene, kindsReceived, received, refusal, scene } from "./support.ts";

test("the bot learns that it was added, and by whom", async () => {
  const telegram = scene();
  const { id: anna } = telegram.people.person({ firstName: "Anna" });
  const group = telegram.people.group({ title: "Thursday", creator: anna });
  telegram.people.addBot(group.id, anna);
  const [change, notice] = await received(telegram);
  expect(change?.my_chat_member).toMatchObject({
    chat: { id: group.id, title: "Thursday", type: "group" },
    from: { id: anna },
    old_chat_member: { status: "left" },
    new_chat_member: { status: "member" },
  });
  expect(notice?.message?.new_chat_members?.map(({ username }) => username)).toEqual(["krug_bot"]);
});

test("a group link brings the bot in with the rights it asks for", async () => {
  const telegram = scene();
  const { id: anna } = telegram.people.person({ firstName: "Anna" });
  const { id: group } = telegram.people.group({ title: "Thursday", creator: anna });
  const link = "https://t.me/krug_bot?startgroup=new&admin=pin_messages+delete_messages";
  expect(() => telegram.people.openLink(anna, link)).toThrow("which one");
  telegram.people.openLink(anna, link, group);
  expect(await telegram.api.getChatMember(group, telegram.world.bot.id)).toMatchObject({
    status: "administrator",
    can_pin_messages: true,
    can_invite_users: false,
  });
  expect((await received(telegram)).at(-1)?.message?.text).toBe("/start@krug_bot new");
});

test("the bot learns of its promotion and its demotion", async () => {
  const telegram = await groupScene();
  telegram.people.promoteBot(telegram.group, telegram.anna, { can_pin_messages: true });
  telegram.people.demoteBot(telegram.group, telegram.anna);
  const updates = await received(telegram);
  expect(updates.map(({ my_chat_member }) => my_chat_member?.new_chat_member.status)).toEqual([
    "administrator",
    "member",
  ]);
  expect(() => telegram.people.promoteBot(telegram.group, telegram.boris)).toThrow("not an administrator");
});

test.each(["group", "supergroup"] as const)("a bot that was removed from a %s is shut out", async (type) => {
  const telegram = await groupScene(type);
  telegram.people.removeBot(telegram.group, telegram.anna);
  expect(await kindsReceived(telegram)).toEqual(["message", "my_chat_member"]);
  expect(await failure(telegram.api.sendMessage(telegram.group, "Hello"))).toMatchObject({
    error_code: 403,
    description: `Forbidden: bot was kicked from the ${type} chat`,
  });
  telegram.people.addBot(telegram.group, telegram.anna);
  await telegram.api.sendMessage(telegram.group, "Hello");
});

test.each(["group", "supergroup"] as const)("a bot that has left a %s is no member", async (type) => {
  const telegram = await groupScene(type);
  await telegram.api.leaveChat(telegram.group);
  expect(await refusal(telegram.api.sendMessage(telegram.group, "Hello"))).toBe(
    `Forbidden: bot is not a member of the ${type} chat`,
  );
});

test("a group that the bot was never in is not found", async () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  const group = telegram.people.group({ title: "Friday", creator: id });
  expect(await refusal(telegram.api.getChat(group.id))).toBe("Bad Request: chat not found");
});

test("a deleted group is gone for the bot and for its members", async () => {
  const telegram = await groupScene();
  telegram.people.deleteGroup(telegram.group);
  expect(await refusal(telegram.api.sendMessage(telegram.group, "Hello"))).toBe(
    "Forbidden: the group chat was deleted",
  );
  expect(() => telegram.people.say(telegram.anna, telegram.group, "Hello")).toThrow("deleted");
});

test("who is in the group and in what role can be asked", async () => {
  const telegram = await groupScene("supergroup", { can_pin_messages: true });
  const { api, people, group, anna, boris } = telegram;
  const vera = people.person({ firstName: "Vera" }).id;
  const statusOf = async (id: number) => (await api.getChatMember(group, id)).status;
  expect(await statusOf(anna)).toBe("creator");
  expect(await statusOf(boris)).toBe("member");
  expect(await statusOf(vera)).toBe("left");
  expect(await refusal(api.getChatMember(group, 42))).toBe("Bad Request: user not found");
  expect((await api.getChatAdministrators(group)).map(({ status }) => status)).toEqual([
    "creator",
    "administrator",
  ]);
  expect(await api.getChatMemberCount(group)).toBe(3);
  expect(await api.getChat(group)).toMatchObject({ id: group, type: "supergroup", title: "Thursday" });
});

test("people come and go before everyone's eyes", async () => {
  const telegram = await groupScene();
  const { people, group, anna, boris } = telegram;
  const vera = people.person({ firstName: "Vera" }).id;
  expect(() => people.say(vera, group, "Hello")).toThrow("not a member");
  people.join(vera, group);
  people.leave(boris, group);
  people.kick(group, vera, anna);
  const updates = await received(telegram);
  expect(updates.map(({ message }) => message?.new_chat_members?.[0]?.id)).toEqual([
    vera,
    undefined,
    undefined,
  ]);
  expect(updates.map(({ message }) => message?.left_chat_member?.id)).toEqual([undefined, boris, vera]);
});

test("one who was removed from a supergroup comes back only when a member brings them", async () => {
  const { people, group, anna, boris, api } = await groupScene("supergroup");
  people.kick(group, boris, anna);
  expect((await api.getChatMember(group, boris)).status).toBe("kicked");
  expect(() => people.join(boris, group)).toThrow("removed");
  people.add(group, boris, anna);
  expect((await api.getChatMember(group, boris)).status).toBe("member");
});

test("an administrator bot sees members change, promotions included", async () => {
  const telegram = await groupScene("supergroup", { can_manage_chat: true });
  await telegram.api.getUpdates({ allowed_updates: ["chat_member"] });
  telegram.people.promote(telegram.group, telegram.boris);
  telegram.people.demote(telegram.group, telegram.boris);
  telegram.people.leave(telegram.boris, telegram.group);
  const updates = await received(telegram);
  expect(updates.map(({ chat_member }) => chat_member?.new_chat_member.status)).toEqual([
    "administrator",
    "member",
    "left",
  ]);
  telegram.people.demoteBot(telegram.group, telegram.anna);
  telegram.people.join(telegram.boris, telegram.group);
  expect(await received(telegram)).toEqual([]);
});

test("an anonymous administrator speaks as the group", async () => {
  const telegram = await groupScene("supergroup");
  const { people, group, anna, boris } = telegram;
  people.say(anna, group, "/help", { anonymous: true });
  const [update] = await received(telegram);
  expect(update?.message).toMatchObject({ from: { id: 1_087_968_824 }, sender_chat: { id: group } });
  expect(() => people.say(boris, group, "/help", { anonymous: true })).toThrow("administrators");
});

test("a group that becomes a supergroup gets a new id, and the old one tells it", async () => {
  const telegram = await groupScene();
  const { people, api, group, boris } = telegram;
  const id = people.upgrade(group);
  expect(String(id)).toMatch(/^-100\d{10}$/);
  const [old, fresh] = await received(telegram);
  expect(old?.message).toMatchObject({ chat: { id: group }, migrate_to_chat_id: id });
  expect(fresh?.message).toMatchObject({ chat: { id, type: "supergroup" }, migrate_from_chat_id: group });
  expect(await failure(api.sendMessage(group, "Hello"))).toMatchObject({
    error_code: 400,
    description: "Bad Request: group chat was upgraded to a supergroup chat",
    parameters: { migrate_to_chat_id: id },
  });
  await api.sendMessage(id, "Hello");
  expect(people.sees(boris, id).at(-1)?.text).toBe("Hello");
  expect(() => people.say(boris, group, "Hello")).toThrow(String(id));
});

test("a group may forbid its members to write", async () => {
  const { people, api, group, anna, boris } = await groupScene();
  people.permit(group, { can_send_messages: false });
  expect(await refusal(api.sendMessage(group, "Hello"))).toBe(
    "Bad Request: not enough rights to send text messages to the chat",
  );
  expect(() => people.say(boris, group, "Hello")).toThrow("forbids");
  people.promoteBot(group, anna);
  await api.sendMessage(group, "Hello");
});

test("others' messages are deleted only by an administrator with that right", async () => {
  const { people, api, group, anna, boris } = await groupScene();
  const said = people.say(boris, group, "Oops");
  expect(await refusal(api.deleteMessage(group, said.message_id))).toBe(
    "Bad Request: message can't be deleted",
  );
  people.promoteBot(group, anna, { can_delete_messages: true });
  await api.deleteMessage(group, said.message_id);
});

test("in a forum a message goes to a topic that exists and is open", async () => {
  const telegram = scene();
  const { people, api } = telegram;
  const anna = people.person({ firstName: "Anna" }).id;
  const group = people.group({ title: "Forum", creator: anna, type: "supergroup", forum: true }).id;
  people.addBot(group, anna);
  const message_thread_id = people.topic(group, anna, "Cases");
  const sent = await api.sendMessage(group, "Hello", { message_thread_id });
  expect(sent).toMatchObject({ message_thread_id, is_topic_message: true });
  expect(await refusal(api.sendMessage(group, "Hello", { message_thread_id: 77 }))).toBe(
    "Bad Request: message thread not found",
  );
  people.closeTopic(group, anna, message_thread_id);
  expect(await refusal(api.sendMessage(group, "Hello", { message_thread_id }))).toBe(
    "Bad Request: TOPIC_CLOSED",
  );
});

test("pinning takes an administrator who may pin", async () => {
  const telegram = await groupScene();
  const { people, api, group, anna } = telegram;
  const { message_id } = await api.sendMessage(group, "The card");
  const REFUSED = "Bad Request: not enough rights to manage pinned messages in the chat";
  expect(await refusal(api.pinChatMessage(group, message_id))).toBe(REFUSED);
  people.promoteBot(group, anna, { can_delete_messages: true });
  expect(await refusal(api.unpinChatMessage(group, message_id))).toBe(REFUSED);
  people.promoteBot(group, anna, { can_pin_messages: true });
  await received(telegram);
  await api.pinChatMessage(group, message_id);
  expect((await received(telegram))[0]?.message?.pinned_message).toMatchObject({ message_id });
  expect(people.sees(anna, group).find((seen) => seen.message_id === message_id)?.pinned).toBe(true);
  expect((await api.getChat(group)).pinned_message?.message_id).toBe(message_id);
});

test("pinning twice, unpinning twice and pinning nothing are refused", async () => {
  const { api, group } = await groupScene("group", { can_pin_messages: true });
  const { message_id } = await api.sendMessage(group, "The card");
  await api.pinChatMessage(group, message_id);
  expect(await refusal(api.pinChatMessage(group, message_id))).toBe("Bad Request: CHAT_NOT_MODIFIED");
  await api.unpinChatMessage(group);
  expect(await refusal(api.unpinChatMessage(group, message_id))).toBe("Bad Request: CHAT_NOT_MODIFIED");
  expect(await refusal(api.pinChatMessage(group, 99))).toBe("Bad Request: message to pin not found");
  await api.unpinAllChatMessages(group);
});

test("a reaction reaches an administrator bot that asked for reactions", async () => {
  const telegram = await groupScene("supergroup", { can_manage_chat: true });
  const { people, api, group, boris } = telegram;
  const { message_id } = await api.sendMessage(group, "Well?");
  await api.getUpdates({ allowed_updates: ["message_reaction"] });
  people.react(boris, group, message_id, ["👍"]);
  people.react(boris, group, message_id, []);
  const reactions = (await received(telegram)).map(({ message_reaction }) => message_reaction);
  expect(reactions.map((one) => [one?.old_reaction.length, one?.new_reaction.length])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  await api.setMessageReaction(group, message_id, [{ type: "emoji", emoji: "👌" }]);
});

test("who asks to join can be let in or turned away, and may be written to for five minutes", async () => {
  const telegram = await groupScene("supergroup", { can_invite_users: true });
  const { people, api, group } = telegram;
  const vera = people.person({ firstName: "Vera" }).id;
  const { invite_link } = await api.createChatInviteLink(group, { creates_join_request: true });
  people.openLink(vera, invite_link);
  const [update] = await received(telegram);
  expect(update?.chat_join_request).toMatchObject({ from: { id: vera }, user_chat_id: vera });
  await api.sendMessage(vera, "You are welcome");
  telegram.clock.now += 5 * 60_000;
  expect(await refusal(api.sendMessage(vera, "Hello?"))).toMatch("can't initiate");
  await api.approveChatJoinRequest(group, vera);
  expect(await refusal(api.approveChatJoinRequest(group, vera))).toBe(
    "Bad Request: USER_ALREADY_PARTICIPANT",
  );
  const gleb = people.person({ firstName: "Gleb" }).id;
  expect(await refusal(api.declineChatJoinRequest(group, gleb))).toBe("Bad Request: HIDE_REQUESTER_MISSING");
  expect(people.sees(vera, group).at(-1)?.new_chat_members?.[0]?.id).toBe(vera);
});

test("a plain invitation lets people in until it is replaced", async () => {
  const { people, api, group, anna } = await groupScene("supergroup");
  expect(await refusal(api.exportChatInviteLink(group))).toMatch("not enough rights");
  people.promoteBot(group, anna, { can_invite_users: true });
  const old = await api.exportChatInviteLink(group);
  const fresh = await api.exportChatInviteLink(group);
  const vera = people.person({ firstName: "Vera" }).id;
  expect(() => people.openLink(vera, old)).toThrow("not valid");
  people.openLink(vera, fresh);
  expect((await api.getChatMember(group, vera)).status).toBe("member");
});
