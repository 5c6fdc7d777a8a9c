import { expect, test } from "vitest";
import { type Circle, type Colleague, circle } from "./circle.ts";
import { keysOf } from "./colleague.ts";
import { expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** What Telegram says where it does not tell a bot who is in the chat. */
const untold = {
  kind: "error",
  code: 400,
  description: "Bad Request: CHAT_ADMIN_REQUIRED",
} as const;

interface Lantern {
  readonly chat: number;
  readonly owner: Colleague;
  readonly olga: Colleague;
}

/** A group that the bot was brought to while it was down; nobody has told it by whom. */
async function unannounced(
  sunflower: Circle,
  rights?: Parameters<Circle["people"]["addBot"]>[2],
): Promise<Lantern> {
  const { people, newcomer, fall, rise, emulator, settle } = sunflower;
  const [owner, olga] = [newcomer("Oscar"), newcomer("Olga")];
  const { id: chat } = people.group({
    title: "Lantern",
    creator: owner.id,
    members: [olga.id],
    type: "supergroup",
  });
  fall();
  people.addBot(chat, owner.id, rights);
  emulator.world.updates.pending.splice(0);
  await rise();
  await settle();
  for (const one of [owner, olga]) await one.write("/start");
  people.say(olga.id, chat, "/now");
  await settle();
  return { chat, owner, olga };
}

const setUpLink = ({ people }: Circle, { chat, olga }: Lantern): string => {
  const keys = people.sees(olga.id, chat).flatMap(keysOf);
  const urls = keys.flatMap((key) => ("url" in key && key.url.includes("start=setup_") ? [key.url] : []));
  return urls.at(-1) ?? "";
};

const openSetUp = async (sunflower: Circle, lantern: Lantern, one: Colleague): Promise<void> => {
  sunflower.people.openLink(one.id, setUpLink(sunflower, lantern));
  await sunflower.settle();
};

// Its kind: a right given for being first, instead of by Telegram's own word. Looked at: a first message, a service
// message, a set-up where nothing is known, anonymous administrators, people demoted since, a copy of before.
test("whoever writes first in a group that was never announced keeps nothing there", async () => {
  const sunflower = await circle();
  const lantern = await unannounced(sunflower);
  const { emulator } = sunflower;
  emulator.world.faults = (method) => (method === "getChatMember" ? untold : undefined);
  await openSetUp(sunflower, lantern, lantern.olga);
  expectTold(lantern.olga, "setup-unknown");
  await lantern.olga.write("/setup");
  expectTold(lantern.olga, "setup-no-group");
  emulator.world.faults = undefined;
  await openSetUp(sunflower, lantern, lantern.owner);
  expectTold(lantern.owner, "setup-language");
});

test("whoever writes first is not shown what the chat says when the bot may not write there", async () => {
  const sunflower = await circle();
  const lantern = await unannounced(sunflower);
  const { people, settle, pass } = sunflower;
  people.permit(lantern.chat, { can_send_messages: false });
  people.say(lantern.owner.id, lantern.chat, "/help");
  await settle();
  await pass(60_000);
  expect(lantern.olga.times("chat-muted")).toBe(0);
});

test("the administrator who gives the bot its rights is the one who keeps the group", async () => {
  const sunflower = await circle();
  const lantern = await unannounced(sunflower);
  const { people, settle, emulator } = sunflower;
  people.promoteBot(lantern.chat, lantern.owner.id);
  await settle();
  emulator.world.faults = (method) => (method === "getChatMember" ? untold : undefined);
  await openSetUp(sunflower, lantern, lantern.owner);
  expectTold(lantern.owner, "setup-language");
});

test("an anonymous administrator who brings the bot leaves the group to whoever shows themselves", async () => {
  const sunflower = await circle();
  const { people, newcomer, settle } = sunflower;
  const [owner, olga] = [newcomer("Oscar"), newcomer("Olga")];
  const { id: chat } = people.group({
    title: "Lantern",
    creator: owner.id,
    members: [olga.id],
    type: "supergroup",
  });
  people.promote(chat, olga.id, { is_anonymous: true });
  people.addBot(chat, olga.id, {});
  await settle();
  for (const one of [owner, olga]) await one.write("/start");
  people.say(olga.id, chat, "/now");
  await settle();
  await openSetUp(sunflower, { chat, owner, olga }, owner);
  expectTold(owner, "setup-language");
});

test("whoever set the group up and leads it no more is told so, and keeps it no more", async () => {
  const sunflower = await circle({ plain: true });
  const { people, chat, first, second, settle } = sunflower;
  people.promote(chat(), second.id);
  await settle();
  await second.openLink(like("en", "button-set-up"));
  expectTold(second, "setup-language");
  people.demote(chat(), second.id);
  await settle();
  await second.openLink(like("en", "button-set-up"));
  expectTold(second, "setup-not-admin");
  await second.press("button-language-en");
  expect(second.toast()).toMatch(like("en", "setup-not-admin"));
  await first.openLink(like("en", "button-set-up"));
  expectTold(first, "setup-language");
});
