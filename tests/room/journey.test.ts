import { expect, onTestFinished, test } from "vitest";
import { storyAsJourney } from "../../src/room/journey/story.ts";
import { createLife } from "../../src/room/life.ts";
import { runs } from "./telling.ts";
import { group, hour, openedRoom, personAt, visit } from "./visitor.ts";

test("what was played, and what befell the group, runs as a journey test", async () => {
  const url = await openedRoom();
  const { act, begin, seen, caughtUp } = await visit(url);
  await begin(hour);
  const { id } = personAt(seen(), 0);
  const chat = group(seen()).id;
  await act({ do: "cast", who: id, actsByItself: false });
  await act({ do: "say", who: id, chat, text: 'Who is "here"?\n`\\n`' });
  await act({ do: "say", who: id, chat, text: "Look", media: "photo" });
  await act({ do: "time", to: "deadline" });
  for (const what of ["block", "unblock", "leave", "return"] as const)
    await act({ do: "break", what, who: id });
  await act({ do: "break", what: "flood" });
  await act({ do: "time", to: "deadline" });
  await act({ do: "break", what: "delete-card" });
  await act({ do: "break", what: "restart" });
  await act({ do: "break", what: "outage" });
  for (let closings = 0; closings < 3; closings += 1) await act({ do: "time", to: "deadline" });
  await act({ do: "break", what: "kick-bot" });
  await act({ do: "break", what: "add-bot" });
  await caughtUp();
  const story = await (await fetch(`${url}/story.test.ts`)).text();
  expect(story).toContain('person("Hannah")');
  await runs(story);
  await expect(runs(story.replace("await restartAfter(0);", 'throw new Error("It runs");'))).rejects.toThrow(
    "It runs",
  );
});

test("a voice message that answers another one answers it in the copied story, too", async () => {
  const url = await openedRoom();
  const { act, begin, caughtUp } = await visit(url);
  const { id } = personAt(await begin(hour), 0);
  const chat = group(await caughtUp()).id;
  const lastIn = async () => group(await caughtUp()).bubbles.at(-1)?.id ?? 0;
  await act({ do: "say", who: id, chat, text: "How was it?" });
  const question = await lastIn();
  await act({ do: "say", who: id, chat, text: "Like this", media: "voice", reply: question });
  await act({ do: "say", who: id, chat: id, text: "/help" });
  await act({ do: "say", who: id, chat: id, text: "", media: "photo", reply: 1 });
  await act({ do: "say", who: id, chat, text: "long ".repeat(1_000), reply: await lastIn() });
  const story = await (await fetch(`${url}/story.test.ts`)).text();
  expect(story).toContain(`chat(), {"voice":true,"caption":"Like this","replyTo":${question}});`);
  expect(story).toContain(`person("Denise").id, {"photo":true,"replyTo":1});`);
  await runs(story);
});

test("a story whose beginning is forgotten says so", async () => {
  const life = await createLife(hour);
  onTestFinished(life.close);
  const forgotten = "// The beginning is too long ago";
  expect(storyAsJourney(life)).not.toContain(forgotten);
  life.stage.emulator.world.log.splice(0, 5);
  expect(storyAsJourney(life)).toContain(forgotten);
});
