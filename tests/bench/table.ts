import { names, type Round } from "./rounds.ts";

export interface Measured {
  readonly people: number;
  readonly rounds: readonly Round[];
  readonly commits: number;
  readonly updates: number;
}

const AIM = 5;

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const above = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? Number.NaN) + above) / 2;
}

/** What was measured, in words and figures that stand as they came out. Ratios are medians of the rounds' own ratios. */
export function table({ people, rounds, commits, updates }: Measured): string {
  const toConversations = median(rounds.map((one) => one.krug / one.conversations));
  const toBare = median(rounds.map((one) => one.krug / one.bare));
  const rows = (["krug", "bare", "conversations"] as const).map((who) => {
    const speeds = rounds.map((one) => one[who]);
    return row(names[who], [median(speeds), Math.min(...speeds), Math.max(...speeds)].map(whole));
  });
  return [
    `${people} people, ${people * 2} updates a round; rounds: ${rounds.length}; Node ${process.versions.node}, WAL, synchronous=FULL`,
    "",
    row("updates per second", ["median", "min", "max"]),
    ...rows,
    "",
    `Krug ÷ conversations over files: ${toConversations.toFixed(2)} (aim: at least ${AIM})`,
    `Krug of bare grammY:             ${(toBare * 100).toFixed(1)} %`,
    `Transactions per update:         ${(commits / updates).toFixed(2)} (one each, one per batch taken in)`,
    "Network calls while handling:    none, the bot's fetch throws if called",
    "",
  ].join("\n");
}

const whole = (speed: number): string => Math.round(speed).toString();

const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(38)}${cells.map((cell) => cell.padStart(8)).join("")}`;
