import { LONGEST_LINE, lineObjection } from "../../core/contribute.ts";
import { isZone } from "../../core/timetable.ts";
import { formatOf } from "../../formats/index.ts";
import type { Desk, ScreenChoice } from "./desk.ts";
import {
  commonZones,
  type GroupPlan,
  LONGEST_KEPT,
  readDays,
  readPeople,
  readWeekTime,
  readZone,
  withClosing,
} from "./plan.ts";

/** One question of the set-up: takes the plan so far, returns it with one thing decided. */
export type Ask = (desk: Desk, plan: GroupPlan) => Promise<GroupPlan>;

export const languageScreen = ({ locale }: Pick<GroupPlan, "locale">) => {
  const offered = locale === "ru" ? ["ru", "en"] : ["en", "ru"];
  const choices = offered.map((value) => ({ label: `button-language-${value}`, value }));
  return { name: "language", key: "setup-language", choices };
};

export const language: Ask = async (desk, plan) => {
  for (;;) {
    const reply = await desk.ask(plan, languageScreen(plan));
    const said = ("value" in reply ? reply.value : reply.text).toLowerCase();
    if (/^(ru|рус)/.test(said)) return { ...plan, locale: "ru" };
    if (/^(en|анг)/.test(said)) return { ...plan, locale: "en", address: "ty" };
  }
};

export const zone: Ask = async (desk, plan) => {
  const offered = [plan.zone, ...commonZones.filter((one) => one !== plan.zone)];
  const choices = offered.map((value) => ({ label: "button-zone", args: { zone: value }, value }));
  for (;;) {
    const reply = await desk.ask(plan, { name: "zone", key: "setup-zone", choices });
    const chosen = "value" in reply ? reply.value : readZone(reply.text);
    if (chosen !== undefined && isZone(chosen)) return { ...plan, zone: chosen };
    await desk.tell(plan, "setup-zone-unknown");
  }
};

export const theme: Ask = async (desk, plan) => {
  const known =
    plan.theme === "" ? [] : [{ label: "button-theme", args: { theme: plan.theme }, value: "keep" }];
  const choices = [...known, { label: "button-theme-free", value: "free" }];
  for (;;) {
    const reply = await desk.ask(plan, { name: "theme", key: "setup-theme", choices });
    if ("value" in reply) {
      if (reply.value === "keep" && plan.theme !== "") return plan;
      return {
        ...plan,
        theme: await desk.outside((ctx) => ctx.words.plain(plan, "theme-free")),
      };
    }
    if (lineObjection(reply.said) === undefined) return { ...plan, theme: reply.said };
    await desk.tell(plan, "setup-theme-long", { max: LONGEST_LINE });
  }
};

/** English has one form; Russian groups pick theirs. */
export const address: Ask = async (desk, plan) => {
  if (plan.locale === "en") return plan;
  const offered = plan.address === "vy" ? (["vy", "ty"] as const) : (["ty", "vy"] as const);
  const choices = offered.map((value) => ({ label: `button-address-${value}`, value }));
  for (;;) {
    const reply = await desk.ask(plan, { name: "address", key: "setup-address", choices });
    const said = ("value" in reply ? reply.value : reply.text).toLowerCase();
    if (/^(vy|вы)/.test(said)) return { ...plan, address: "vy" };
    if (/^(ty|ты)/.test(said)) return { ...plan, address: "ty" };
  }
};

export const preset: Ask = async (desk, plan) => {
  const choices = (["week", "hour"] as const).map((value) => ({ label: `button-preset-${value}`, value }));
  for (;;) {
    const reply = await desk.ask(plan, { name: "preset", key: "setup-preset", choices });
    const said = ("value" in reply ? reply.value : reply.text).toLowerCase();
    if (/^(week|недел)/.test(said)) return { ...plan, preset: "week" };
    if (/^(hour|час)/.test(said)) return { ...plan, preset: "hour" };
  }
};

export const start: Ask = async (desk, plan) => {
  const when = { moment: await desk.outside((ctx) => ctx.work.startOf(plan)) };
  const usual: ScreenChoice = { label: "button-start-default", args: { when }, value: "default" };
  const choices = [usual, { label: "button-start-now", value: "now" }];
  for (;;) {
    const reply = await desk.ask(plan, { name: "start", key: "setup-start", choices });
    if ("value" in reply) return { ...plan, startsNow: reply.value === "now" };
    if (/^(now|сейчас)$/i.test(reply.text)) return { ...plan, startsNow: true };
    const read = readWeekTime(reply.text);
    if (read) return { ...plan, startsNow: false, startWeekday: read.weekday, startTime: read.time };
    await desk.tell(plan, "setup-start-wrong");
  }
};

export const people: Ask = async (desk, plan) => {
  const circles = [
    [plan.fewest, plan.most],
    [5, 6],
    [3, 4],
    [4, 6],
    [6, 8],
    [3, 12],
  ] as const;
  const distinct = circles.filter(
    (one, index) => circles.findIndex((other) => String(other) === String(one)) === index,
  );
  const choices = distinct.map(([fewest, most]) => ({
    label: "button-people",
    args: { fewest, most },
    value: `${fewest}-${most}`,
  }));
  for (;;) {
    const reply = await desk.ask(plan, { name: "people", key: "setup-people", choices });
    const read = readPeople("value" in reply ? reply.value : reply.text);
    if (read) return { ...plan, ...read };
    await desk.tell(plan, "setup-people-wrong");
  }
};

/** How long what was said is kept after a meeting: a quarter, unless the group wants otherwise. */
export const retention: Ask = async (desk, plan) => {
  const offered = [...new Set([plan.retentionDays, 90, 30, 365])];
  const choices = offered.map((days) => ({ label: "button-days", args: { days }, value: String(days) }));
  const args = { max: LONGEST_KEPT };
  for (;;) {
    const reply = await desk.ask(plan, { name: "retention", key: "setup-retention", args, choices });
    const retentionDays = readDays("value" in reply ? reply.value : reply.text);
    if (retentionDays !== undefined) return { ...plan, retentionDays };
    await desk.tell(plan, "setup-retention-wrong", args);
  }
};

/** Every closing time can be changed, one at a time. */
export const closings: Ask = async (desk, plan) => {
  let now = plan;
  const steps = Object.keys(formatOf("intervision").stages);
  for (;;) {
    const choices = [
      { label: "button-closings-done", value: "done" },
      ...steps.map((step) => ({
        label: "button-step",
        args: { step: { word: `step-${step}` } },
        value: step,
      })),
    ];
    const lines = steps.map((step) => ({ key: "closing-line", args: closingArgs(now, step) }));
    const reply = await desk.ask(now, {
      name: "closings",
      key: "setup-closings",
      args: { lines: { lines } },
      choices,
    });
    if (!("value" in reply) || reply.value === "done") return now;
    now = await oneClosing(desk, now, reply.value);
  }
};

async function oneClosing(desk: Desk, plan: GroupPlan, step: string): Promise<GroupPlan> {
  const args = { ...closingArgs(plan, step), hourly: plan.preset === "hour" ? 1 : 0 };
  const back = { label: "button-back", value: "back" };
  for (;;) {
    const reply = await desk.ask(plan, { name: "closing", key: "setup-closing-one", args, choices: [back] });
    if ("value" in reply) return plan;
    const changed = withClosing(plan, step, reply.text);
    if (changed) return { ...plan, closings: changed };
    await desk.tell(plan, "closing-wrong", { hourly: plan.preset === "hour" ? 1 : 0 });
  }
}

function closingArgs(plan: GroupPlan, step: string) {
  const closing = plan.closings[step];
  const weekday = ((plan.startWeekday - 1 + (closing?.day ?? 0)) % 7) + 1;
  return {
    step: { word: `step-${step}` },
    hourly: plan.preset === "hour" ? 1 : 0,
    day: { word: `weekday-${weekday}` },
    time: closing?.time ?? "",
    minutes: closing?.minutes ?? 0,
  };
}
