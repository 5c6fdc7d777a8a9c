import { expect, test } from "vitest";
import type { Circle, Colleague } from "./circle.ts";
import { textOf } from "./colleague.ts";
import { circleAt } from "./course.ts";
import { expectCalm } from "./expecting.ts";

const LONGEST = 1024;
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");

const publish = async (one: Colleague) => {
  await one.press("button-that-is-all");
  await one.press("confirm-case");
};

/** What the group reads of the case, from the photo on, as its author wrote it. */
const fromThePhotoOn = ({ group }: Circle) => {
  const messages = group();
  return messages.slice(messages.findIndex(({ photo }) => photo)).filter(({ from }) => from?.is_bot);
};

test("a long text under a photo goes on in a message below, cut between words, its links with it", async () => {
  const sunflower = await circleAt("tell-case", { premium: true });
  const { second, groupHas } = sunflower;
  const caption = words(320);
  const url = "https://krug.example/last";
  const last = { type: "text_link", offset: caption.length - 7, length: 7, url } as const;
  await second.send({ photo: true, caption, entities: [last] });
  await second.write("That is how it began.");
  await publish(second);
  const [photo, below, after] = fromThePhotoOn(sunflower);
  expect(photo?.caption?.length).toBeLessThanOrEqual(LONGEST);
  expect(`${photo?.caption} ${below?.text}`).toBe(caption);
  const [link] = below?.entities ?? [];
  expect(link).toMatchObject({ type: "text_link", url, length: 7, offset: (below?.text?.length ?? 0) - 7 });
  expect(after && textOf(after)).toBe("That is how it began.");
  expect(groupHas("word319")).toBe(true);
  expectCalm(sunflower);
});

test("stopping the case takes back the rest of a long text, too, and it rings for nobody", async () => {
  const sunflower = await circleAt("tell-case", { premium: true });
  const { second, groupHas, emulator } = sunflower;
  await second.send({ photo: true, caption: words(320) });
  await publish(second);
  const rest = emulator.world.calls.find(
    ({ method, payload }) => method === "sendMessage" && JSON.stringify(payload).includes("word319"),
  );
  expect(rest?.payload).toMatchObject({ disable_notification: true, protect_content: true });
  await second.write("/stop");
  await second.press("button-really-stop");
  expect(groupHas("word319")).toBe(false);
  expect(groupHas("word0 ")).toBe(false);
  expectCalm(sunflower);
});

test("a text that fits stands under its photo, up to the last character", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  const caption = words(160)
    .slice(0, LONGEST - 2)
    .concat("🙂");
  await second.send({ photo: true, caption });
  await publish(second);
  expect(fromThePhotoOn(sunflower)[0]?.caption).toBe(caption);
  expectCalm(sunflower);
});
