import { expect, test } from "vitest";
import { refusal, scene, startedPerson } from "./support.ts";

const help = { command: "help", description: "What I can do" };
const now = { command: "now", description: "Who is asked for what" };

test("commands are kept by place and language", async () => {
  const { api } = scene();
  await api.setMyCommands([help]);
  await api.setMyCommands([now], { scope: { type: "all_group_chats" }, language_code: "ru" });
  await api.setMyCommands([help, now], { scope: { type: "chat", chat_id: -5 } });
  expect(await api.getMyCommands()).toEqual([help]);
  expect(await api.getMyCommands({ scope: { type: "all_group_chats" } })).toEqual([]);
  expect(await api.getMyCommands({ scope: { type: "all_group_chats" }, language_code: "ru" })).toEqual([now]);
  expect(await api.getMyCommands({ scope: { type: "chat", chat_id: -5 } })).toEqual([help, now]);
  await api.deleteMyCommands();
  expect(await api.getMyCommands()).toEqual([]);
});

test("a command with capitals or without a description is refused", async () => {
  const { api } = scene();
  expect(await refusal(api.setMyCommands([{ ...help, command: "Help" }]))).toBe(
    "Bad Request: BOT_COMMAND_INVALID",
  );
  expect(await refusal(api.setMyCommands([{ ...help, description: "" }]))).toMatch("DESCRIPTION");
});

test("name and descriptions are kept by language and fall back to the general ones", async () => {
  const { api } = scene();
  await api.setMyName("Круг", { language_code: "ru" });
  await api.setMyDescription("A bot for groups");
  await api.setMyShortDescription("For groups");
  expect((await api.getMyName({ language_code: "ru" })).name).toBe("Круг");
  expect((await api.getMyName({ language_code: "de" })).name).toBe("Krug");
  expect((await api.getMyDescription({ language_code: "ru" })).description).toBe("A bot for groups");
  expect((await api.getMyShortDescription()).short_description).toBe("For groups");
});

test("the menu button and the wished rights are kept", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  await telegram.api.setChatMenuButton({ chat_id: anna, menu_button: { type: "commands" } });
  expect(await telegram.api.getChatMenuButton({ chat_id: anna })).toEqual({ type: "commands" });
  const rights = { ...(await telegram.api.getMyDefaultAdministratorRights()), can_pin_messages: true };
  await telegram.api.setMyDefaultAdministratorRights({ rights });
  expect(await telegram.api.getMyDefaultAdministratorRights()).toEqual(rights);
});

test("the bot knows who it is", async () => {
  const { api } = scene({
    token: "123:abcdefghijklmnopqrstuvwxyz0123456789",
    username: "test_bot",
    botName: "Test",
  });
  expect(await api.getMe()).toMatchObject({
    id: 123,
    username: "test_bot",
    first_name: "Test",
    is_bot: true,
  });
  expect(() => scene({ token: "nonsense" })).toThrow("token");
});
