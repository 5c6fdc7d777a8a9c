import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { intervision } from "../../src/formats/intervision.ts";

const root = join(import.meta.dirname, "../../src");
const speaking = ["core", "steps", "service", "telegram"];

/** Everything that says something to people. */
export const sources: readonly string[] = globSync(
  speaking.map((folder) => `${folder}/**/*.ts`),
  { cwd: root },
).map((path) => readFileSync(join(root, path), "utf8"));

/** Asks that are answered by tapping, and those that a dialogue or a command begins without an ask. */
const tapped = new Set(["vote", "take-part", "rules", "confirm-rules", "tie", "dispute"]);
const begun = ["drop", "query"];

/** The arguments of every call of a function, split at its top-level commas. */
function calls(source: string, name: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const { index, 0: head } of source.matchAll(new RegExp(`(?<![\\w"])${name}\\(`, "g"))) {
    const args = [""];
    let depth = 1; // open brackets since the call's own
    for (let at = index + head.length; at < source.length && depth > 0; at += 1) {
      const sign = source[at] ?? "";
      if ("([{".includes(sign)) depth += 1;
      if (")]}".includes(sign)) depth -= 1;
      if (sign === "," && depth === 1) args.push("");
      else if (depth > 0) args[args.length - 1] += sign;
    }
    found.push(args.map((arg) => arg.trim()));
  }
  return found;
}

const callsOf = (name: string) => sources.flatMap((source) => calls(source, name));

/** The keys that an argument names: a literal, or one of two. Whatever else stands there is named elsewhere. */
function named(arg = ""): readonly string[] {
  const [, only] = /^"([\w-]+)"$/.exec(arg) ?? [];
  if (only !== undefined) return [only];
  const [, one, other] = /^[^"{[(]*(?:"[^"]*"\s*)?\?\s*"([\w-]+)"\s*:\s*"([\w-]+)"$/s.exec(arg) ?? [];
  return one !== undefined && other !== undefined ? [one, other] : [];
}

const second = [
  "tellGroup",
  "say",
  "answerTap",
  "giveTurn",
  "nameModerator",
  "namePresenter",
  "reveal",
  "putToVote",
];

const inCalls = (): readonly string[] => [
  ...callsOf("tell").flatMap((args) => args.slice(1, 3).flatMap(named)),
  ...second.flatMap((name) => callsOf(name).flatMap((args) => args.slice(0, 4).flatMap(named))),
  ...callsOf("writeChoice").flatMap(([, label]) => named(label)),
  ...callsOf("button").flatMap(([label]) => named(label)),
];

const fields =
  /\b(?:key|label|word)\??(?::|\s*=)\s*(?:[^"\n,;`{]*\?\s*)?"([a-z][\w-]*)"(?!\s*\|)(?:\s*:\s*"([a-z][\w-]*)")?/g;
const inFields = (): readonly string[] =>
  sources.flatMap((source) =>
    [...source.matchAll(fields)].flatMap(([, one, other]) => [one, other].filter((key) => key !== undefined)),
  );

const constants = (): readonly string[] =>
  sources.flatMap((source) =>
    [...source.matchAll(/const \w*[kK]ey = "([\w-]+)"/g)].map(([, key = ""]) => key),
  );

const refusals = (): readonly string[] => [
  ...callsOf("refuse").flatMap(([reason]) => named(reason)),
  ...sources.flatMap((source) => [...source.matchAll(/refused: "(\w+)"/g)].map(([, reason = ""]) => reason)),
];

const asked: readonly string[] = [
  ...new Set(callsOf("ask").flatMap((args) => (args.length > 3 ? named(args[3]) : []))),
];
/** What is begun by a button alone is never prompted for. */
const prompted = asked.filter((kind) => !begun.includes(kind));
const toldKinds = [...asked.filter((kind) => !tapped.has(kind)), ...begun];
const commandKinds = sources.flatMap((source) =>
  [...source.matchAll(/write \$\{\w+\} ([\w-]+) 0/g)].map(([, kind = ""]) => kind),
);

const commandNames = sources.flatMap((source) =>
  [...source.matchAll(/name: "([a-z]+)",\s*scopes:/g)].map(([, name = ""]) => name),
);

const endings = [
  ...Object.values(intervision.stages).flatMap(({ routes }) =>
    Object.values(routes).flatMap((route) => (route.startsWith("end:") ? [route.slice("end:".length)] : [])),
  ),
  "tooFew",
  "unheard",
];
const steps = Object.values(intervision.stages).flatMap(({ step, beside }) =>
  beside ? [beside.id, step.id] : [step.id],
);

/** Keys that are put together in code, and what they can be put together with. */
const families: Readonly<Record<string, readonly string[]>> = {
  "ask-": prompted,
  "owed-": [...asked, ...begun],
  "button-write-": prompted.filter((kind) => !tapped.has(kind) && !["weigh", "commitment"].includes(kind)),
  "audience-": [...toldKinds, ...commandKinds],
  "confirm-": [...toldKinds, ...commandKinds],
  "button-": ["plus", "minus"],
  "sheet-": ["plus", "minus"],
  "ended-": endings,
  "step-": steps,
  "refusal-": refusals(),
  "hint-": ["causes", "advice", "sentences"],
  "default-rule-": ["1", "2", "3", "4", "5", "6", "7"],
  "right-missing-": ["pin", "polls", "delete", "admin"],
  "button-language-": ["en", "ru"],
  "button-address-": ["ty", "vy"],
  "button-preset-": ["week", "hour"],
  "command-": commandNames,
  "preset-": ["week", "hour"],
  "weekday-": ["1", "2", "3", "4", "5", "6", "7"],
};

/** Names that are put together, too, but that no person reads: of posts, marks, dialogues, commands. */
const unread = /^(ballot|said|passed|chose|unanswered|waited|ask|poll|step|card|sheet|bare|language)-$/;

/** Beginnings of keys that the code puts together and that nobody has listed above. */
export const unknownFamilies = (): readonly string[] =>
  sources
    .flatMap((source) => [...source.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map(([, family = ""]) => family))
    .filter((family) => families[family] === undefined && !unread.test(family));

/** Every key that the code names, letter by letter or by family. */
export const namedKeys = (): ReadonlySet<string> =>
  new Set([
    ...inCalls(),
    ...inFields(),
    ...constants(),
    ...Object.entries(families).flatMap(([family, members]) => members.map((member) => family + member)),
  ]);

/** Whether a key stands anywhere in the code as it is. */
export const isMentioned = (key: string): boolean => sources.some((source) => source.includes(`"${key}"`));

/** The keys of what is said to a whole group. */
export const groupKeys = (): ReadonlySet<string> =>
  new Set([
    ...["tellGroup", "reveal", "putToVote", "namePresenter"].flatMap((name) =>
      callsOf(name).flatMap((args) => args.slice(1, 4).flatMap(named)),
    ),
    ...[...namedKeys()].filter((key) => inGroup.test(key)),
  ]);

/** What functions of the core say to the group on behalf of a step. */
const inGroup =
  /^(poll|turn|card|sheet|ended|presenter|query-asked|query-answered|moderator-(elected|appointed|replaced|none))/;
