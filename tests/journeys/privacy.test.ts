import { expect, test } from "vitest";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

test("everybody can read in private who sees what, and for how long it is kept in each of their groups", async () => {
  const sunflower = await circleAt("gather");
  const { second } = sunflower;
  await second.write("/privacy");
  expectTold(second, "privacy");
  expect(second.sees().text).toContain("“Sunflower”: 90 days after a meeting");
  expect(second.sees().text).toContain(
    "who voted for what, who gave which solution a plus or a minus, who wrote",
  );
  expect(second.buttons()).toEqual(["My data as a file", "Forget me"]);
  expectCalm(sunflower);
});

test("in Russian the same is said as a Russian would say it", async () => {
  const sunflower = await circleAt("gather", { locale: "ru" });
  await sunflower.second.write("/privacy");
  expectTold(sunflower.second, "privacy");
  expect(sunflower.second.sees().text).toContain("«Sunflower»: 90 дней после встречи");
  expect(sunflower.second.sees().text).toContain("кто за что голосовал");
  expectCalm(sunflower);
});

test("the group reads in its chat what holds there, and where a person's own words can be had", async () => {
  const sunflower = await circleAt("gather");
  await sunflower.second.say("/privacy");
  expectInGroup(sunflower, "privacy-group");
  expect(sunflower.groupHas("for 90 days after a meeting")).toBe(true);
  expect(sunflower.groupHas("who voted for what, who gave a plus or a minus, who wrote to whom")).toBe(true);
  expectCalm(sunflower);
});

test("whoever is in no group reads no group's name", async () => {
  const sunflower = await circleAt("gather");
  const stranger = sunflower.newcomer("Zoya");
  sunflower.people.start(stranger.id);
  await stranger.write("/privacy");
  expectTold(stranger, "privacy");
  expect(stranger.sees().text).not.toContain("Sunflower");
  expectCalm(sunflower);
});
