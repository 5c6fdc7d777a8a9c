import { DateTime } from "luxon";
import { curtainRises, zones } from "../../rehearsal/scene.ts";
import type { Life } from "../life.ts";
import { createGestures } from "./gestures.ts";

/** The story so far as a journey test: everything that somebody did, by hand or by themselves, at its moment. */
export function storyAsJourney(life: Life): string {
  const { stage, groupId, notes, beginning } = life;
  const zone = zones[beginning.locale];
  const gesture = createGestures(stage.emulator.world, groupId);
  const local = (moment: number) =>
    DateTime.fromMillis(moment, { zone }).toISO({ includeOffset: false }) ?? "";
  const events = stage.people.events();
  const done = events.flatMap((event) => {
    const line = gesture(event);
    return line === undefined ? [] : [{ seq: event.seq, at: event.at, line }];
  });
  const all = [...done, ...notes].toSorted((a, b) => a.seq - b.seq);
  const now = stage.clock.now();
  let moment = curtainRises(zone);
  const lines =
    events[0]?.seq === 1
      ? []
      : ["// The beginning is too long ago to be remembered: this is how it went on."];
  for (const { at, line } of [...all, { at: now, line: "" }]) {
    if (at > moment) lines.push(`await until(at("${local(at)}", "${zone}"));`);
    moment = Math.max(moment, at);
    if (line !== "") lines.push(line);
  }
  return [...opening(life, local(curtainRises(zone)), zone), ...lines.map(indented), ...closing(life)].join(
    "\n",
  );
}

const indented = (line: string): string => `  ${line}`;

const opening = ({ players, beginning, story }: Life, begins: string, zone: string): readonly string[] => [
  `import { expect, test } from "vitest";`,
  `import { at, circle } from "./circle.ts";`,
  "",
  `test("a story from the rehearsal room goes as it went there", async () => {`,
  "  const sunflower = await circle({",
  `    locale: "${beginning.locale}",`,
  `    names: ${JSON.stringify(players.map(({ name }) => name))},`,
  `    people: ${players.length},`,
  `    title: ${JSON.stringify(story.group)},`,
  `    begins: at("${begins}", "${zone}"),`,
  `    stage: { zone: "${zone}", seed: ${beginning.seed} },`,
  "  });",
  "  const { people, person, chat, until, settle, fall, rise, restartAfter, emulator } = sunflower;",
];

/** The group's chat ends as it did here, and the bot complains of nothing, if it did not here. */
function closing({ room, complaints }: Life): readonly string[] {
  const last = [...room().posts.values()].at(-1)?.message;
  const words = last?.text ?? last?.caption ?? last?.poll?.question ?? "";
  return [
    `  expect(sunflower.groupSays().at(-1)).toBe(${JSON.stringify(words)});`,
    ...(complaints.length > 0 ? [] : ["  expect(sunflower.troubles).toEqual([]);"]),
    "});",
    "",
  ];
}
