import { expect, test } from "vitest";
import { type Circle, type Colleague, circle, days } from "./circle.ts";
import { keysOf, textOf } from "./colleague.ts";
import { smallCircle } from "./course.ts";
import { expectInGroup, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** From now on Telegram does not tell the bot who is in the chat. */
const keepSilent = ({ emulator: { world } }: Circle) => {
  world.faults = (method) =>
    method === "getChatMember"
      ? { kind: "error", code: 400, description: "Bad Request: CHAT_ADMIN_REQUIRED" }
      : undefined;
};

/** Follows the group's sign-up link, wherever they have it from. */
async function comeByLink({ group, people, settle }: Circle, one: Colleague): Promise<void> {
  const keys = group().toReversed().flatMap(keysOf);
  const [url = ""] = keys.flatMap((key) =>
    "url" in key && key.url.includes("start=join_") ? [key.url] : [],
  );
  people.openLink(one.id, url);
  await settle();
}

/** Taps the button in the group by which somebody is let in; returns what they read. */
async function letIn({ people, chat, group, settle }: Circle, by: Colleague): Promise<string> {
  const asked = group().findLast((one) => like("en", "guest-at-door").test(textOf(one)));
  const tap = people.tap(by.id, chat(), asked?.message_id ?? 0, 0);
  await settle();
  return people.answerOf(tap)?.text ?? "";
}

// Its kind: somebody is let in because nobody can say who they are. Looked at: links from screenshots, people who left,
// whoever set the group up, a whole group without an administrator's rights, people seen in the chat.
test("whoever Telegram does not vouch for waits until a member lets them in", async () => {
  const sunflower = await smallCircle({ people: 4 });
  const stranger = sunflower.newcomer("Stefan");
  keepSilent(sunflower);
  await comeByLink(sunflower, stranger);
  expectTold(stranger, "join-asked");
  expectInGroup(sunflower, "guest-at-door");
  expect(sunflower.groupHas("Stefan would like to come in")).toBe(true);
  for (const command of ["/now", "/agenda", "/rules", "/setup", "/export"]) await stranger.write(command);
  expect(stranger.inbox().join()).not.toMatch(/Sunflower|Every point of view|Whatever concerns/);
  await comeByLink(sunflower, stranger);
  expectTold(stranger, "join-asked");
  expectInGroup(sunflower, "guest-at-door", 1);
  expect(await letIn(sunflower, sunflower.second)).toMatch(like("en", "guest-let-in"));
  expect(stranger.hasSeen(like("en", "rules-accept"))).toBe(true);
  await stranger.press("button-accept-rules");
  expectTold(stranger, "welcome-member");
});

test("the asking rings nobody, and a stranger cannot let themselves in", async () => {
  const sunflower = await smallCircle({ people: 4 });
  const { newcomer, people, chat, settle, emulator } = sunflower;
  const [guest, onlooker] = [newcomer("Stefan"), newcomer("Olga")];
  people.join(onlooker.id, chat());
  await settle();
  keepSilent(sunflower);
  await comeByLink(sunflower, guest);
  const asking = emulator.world.calls.findLast(
    ({ method, payload }) =>
      method === "sendMessage" && JSON.stringify(payload).includes("would like to come in"),
  );
  expect(asking?.payload).toMatchObject({ disable_notification: true });
  expect(await letIn(sunflower, onlooker)).toMatch(like("en", "let-in-not-member"));
  expect(guest.hasSeen(like("en", "rules-accept"))).toBe(false);
});

test("a group of which Telegram tells nothing can begin all the same", async () => {
  const sunflower = await circle({ people: 4, plain: true, setup: { "setup-people": "3-4" } });
  keepSilent(sunflower);
  await sunflower.setUp();
  const [first, ...others] = sunflower.everybody;
  await first?.join();
  for (const one of others) {
    await one.knock();
    expectTold(one, "join-asked");
    expect(await letIn(sunflower, sunflower.first)).toMatch(like("en", "guest-let-in"));
    await one.press("button-accept-rules");
    expectTold(one, "welcome-member");
  }
});

test("whoever writes in the chat needs nobody to vouch for them", async () => {
  const sunflower = await smallCircle({ people: 4 });
  const { newcomer, people, chat, settle } = sunflower;
  const olga = newcomer("Olga");
  people.join(olga.id, chat());
  await settle();
  keepSilent(sunflower);
  await olga.knock();
  expectTold(olga, "join-asked");
  await olga.say("/now");
  expect(olga.hasSeen(like("en", "rules-accept"))).toBe(true);
});

test("after a day the group is asked once more", async () => {
  const sunflower = await smallCircle({ people: 4, setup: { "setup-start": "Sun 09:00" } });
  const guest = sunflower.newcomer("Stefan");
  keepSilent(sunflower);
  await comeByLink(sunflower, guest);
  await sunflower.pass(days(1));
  await comeByLink(sunflower, guest);
  expectInGroup(sunflower, "guest-at-door", 2);
});
