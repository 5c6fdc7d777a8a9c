import { type Figures, measure, within } from "./courier-figures.ts";
import { krugHolds } from "./courier-krug.ts";
import { monday } from "./courier-monday.ts";
import { throttlerHolds } from "./courier-throttler.ts";

const GROUPS = 1_000;
const TAPS = { perSecond: 4, seconds: 60 };

const work = monday(GROUPS, TAPS);
const krug = await measure(krugHolds, work);
const throttler = await measure(throttlerHolds, work);

const figure = (value: number, digits = 0): string => value.toFixed(digits).padStart(12);
const row = (what: string, of: (figures: Figures) => string): string =>
  `${what.padEnd(46)}${of(krug)}${of(throttler)}`;

process.stdout.write(
  [
    `Monday, 9:00: ${GROUPS} groups get their gather message, their card and its pin; ${work.taps.length} people tap meanwhile.`,
    "Limits: 30 messages a second, 1 a second in a chat, 20 a minute in a group; strict sliding windows.",
    "Virtual time: Node's mock timers drive both, 1 ms a step; 20 ms to Telegram, 20 to 120 ms back.",
    "Krug: the real courier over a real SQLite file. The throttler: as it comes, its own timers on the same clock;",
    "it is handed everything at once, knows no lanes, keeps nothing, counts the pins, too, and fills its reservoir in one go.",
    "",
    `${"".padEnd(46)}${"Krug".padStart(12)}${"throttler".padStart(12)}`,
    row("makespan, seconds", ({ makespan }) => figure(makespan / 1000, 1)),
    row("÷ lower bound (aim for Krug: at most 1.05)", ({ makespan, bound }) => figure(makespan / bound, 3)),
    row("a tap is answered, p50, milliseconds", ({ answers }) => figure(within(answers, 0.5))),
    row("p99 (aim for Krug: below 1000)", ({ answers }) => figure(within(answers, 0.99))),
    row("the slowest", ({ answers }) => figure(within(answers, 1))),
    row("refused by Telegram as too fast", ({ refusals }) => figure(refusals)),
    row("real milliseconds a letter", ({ worked }) =>
      figure(worked / (3 * GROUPS + 2 * work.taps.length), 2),
    ),
    "",
    `The lower bound is ${(krug.bound / 1000).toFixed(0)} s: 30 messages at once and 30 with every second.`,
    "",
  ].join("\n"),
);
