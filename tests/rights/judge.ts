import { type Standing, standings, type Verdict } from "../../src/telegram/permissions/verdict.ts";
import { type Colleague, textOf } from "../journeys/colleague.ts";
import { like } from "../journeys/words.ts";
import { type Known, type Scene, secrets } from "./scene.ts";
import type { Trial } from "./trials.ts";

/** What was really seen, by the name of the cell; empty = as the table says. */
export type Findings = Map<string, string>;

/** Nothing of the circle is for these. */
const outside: ReadonlySet<Standing> = new Set(["stranger", "linkHolder", "former", "outsider"]);
/** What Telegram shows in the place of an anonymous administrator; nobody can act in private as that. */
const GROUP_ANONYMOUS_BOT = 1_087_968_824;

interface Cell {
  readonly scene: Scene;
  readonly trial: Trial;
  readonly standing: Standing;
  /** What there was to know before anybody did anything. */
  readonly before: Known;
}

/** Everybody tries every deed; after each that changes something everything is as before. */
export async function judge(scene: Scene, trials: readonly Trial[], findings: Findings): Promise<void> {
  const back = scene.keep();
  await back(); // what is read from the tables is compared with what is read from the tables
  const before = scene.known();
  for (const trial of trials)
    for (const standing of standings) {
      const { found, isChanged } = await judgeOne({ scene, trial, standing, before });
      findings.set(`${trial.name}: ${standing}`, found);
      if (isChanged) await back();
    }
  await back();
}

interface Judged {
  readonly found: string;
  readonly isChanged: boolean;
}

async function judgeOne(cell: Cell): Promise<Judged> {
  const { scene, trial, standing, before } = cell;
  const verdict = trial.line[standing];
  const one = scene.cast[standing];
  if (verdict.is === "impossible") return { found: await refuseImpossible(cell), isChanged: false };
  if (!one) return { found: "nobody is that", isChanged: false };
  const heard = await listen(scene, one, () => trial.attempt(one, { anonymous: standing === "anonymous" }));
  const after = scene.known();
  const isChanged = after.all !== before.all;
  const isMade = after.meeting !== before.meeting;
  const leaked = heard.find((text) => outside.has(standing) && secrets.test(text));
  const found = leaked ? `is shown “${leaked}”` : compare(verdict, { trial, heard, isChanged, isMade });
  return { found, isChanged };
}

interface Seen {
  readonly trial: Trial;
  readonly heard: readonly string[];
  readonly isChanged: boolean;
  /** The meeting itself is another one. */
  readonly isMade: boolean;
}

function compare(
  verdict: Exclude<Verdict, { is: "impossible" }>,
  { trial, heard, isChanged, isMade }: Seen,
): string {
  const hears = (key: string | RegExp) =>
    heard.some((text) => (typeof key === "string" ? like("en", key) : key).test(text));
  const all = `; heard: ${heard.join(" | ") || "nothing"}`;
  switch (verdict.is) {
    case "yes":
      if (trial.shows) return hears(trial.shows) ? "" : `is not shown ${trial.shows}${all}`;
      return (trial.inMeeting ? isMade : isChanged) ? "" : `nothing came of it${all}`;
    case "elsewhere":
      return isChanged ? "has changed this circle" : "";
    case "no":
    case "within":
      if (isChanged) return `has changed the circle${all}`;
      return hears(verdict.says) ? "" : `is not told ${verdict.says}${all}`;
    case "silent":
      return isChanged || heard.length > 0 ? `something came of it${all}` : "";
  }
}

/** It cannot even be tried; where nobody has that part yet, nobody has it. */
async function refuseImpossible({ scene, trial, standing, before }: Cell): Promise<string> {
  const one = scene.cast[standing];
  if (standing === "presenter" || standing === "moderator")
    return scene.current()[standing] === undefined ? "" : `there is a ${standing}`;
  const isMasked = standing === "anonymous";
  try {
    if (isMasked) scene.people.say(GROUP_ANONYMOUS_BOT, GROUP_ANONYMOUS_BOT, "/now");
    else if (one) await trial.attempt(one, { anonymous: false });
  } catch {
    return scene.known().all === before.all ? "" : "has changed the circle";
  }
  return "it was possible";
}

/** All that the bot says to one person and in the group while they do something. */
async function listen(scene: Scene, one: Colleague, act: () => Promise<void>): Promise<readonly string[]> {
  const { people, chat, emulator } = scene;
  const [insider] = scene.everybody;
  const inGroup = () => (insider ? people.sees(insider.id, chat()) : []);
  const inPrivate = () => people.sees(one.id, one.id);
  const marks = [inGroup, inPrivate].map((sees) => ({ sees, last: sees().at(-1)?.message_id ?? 0 }));
  const tapsBefore = emulator.world.taps.size;
  await act();
  const toasts = [...emulator.world.taps.values()]
    .slice(tapsBefore)
    .flatMap(({ answer }) => answer?.text ?? []);
  const said = marks.flatMap(({ sees, last }) =>
    sees().filter(
      ({ message_id, from }) => message_id > last && from?.is_bot === true && from.id !== GROUP_ANONYMOUS_BOT,
    ),
  );
  return [...toasts, ...said.map(textOf)].filter((text) => text !== "");
}
