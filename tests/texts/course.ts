import { begin } from "../../src/core/begin.ts";
import { isRefusal } from "../../src/core/decision.ts";
import { duesOf } from "../../src/core/due.ts";
import { type Meeting, type MeetingId, type MemberId, memberId } from "../../src/core/meeting.ts";
import type { AnyMove, Notice } from "../../src/core/notice.ts";
import { type Played, play, tick } from "../../src/core/play.ts";
import { reminders } from "../../src/core/prompts.ts";
import { given } from "../../src/core/roles.ts";
import { asksOf } from "../../src/core/scene.ts";
import { hours, minutes } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";

const names = ["Анна", "Борис", "Вера", "Gülşen 🌿", "مريم", "Zoë <b>"];
const people = names.map((_, index) => memberId.parse(index + 1));

const closings = Object.fromEntries(
  Object.entries(intervision.stages).map(([id, { closing }]) => [id, closing]),
);

const planned = (): Meeting =>
  begin({
    id: 1 as MeetingId,
    group: 1,
    format: "intervision",
    number: 3,
    theme: "Вечерний сбор без слёз",
    settings: {
      locale: "ru",
      zone: "Europe/Moscow",
      preset: "week",
      closings,
      fewest: 3,
      most: 6,
      earlyClosing: true,
      rotationSince: 1,
    },
    opensAt: Date.UTC(2026, 10, 23, 6),
    people: people.map((id, index) => ({
      id,
      name: names[index] ?? "",
      role: "invited",
      lastModerated: 0,
      parked: index === 1 ? "Как говорить с родителями о сне?" : "",
      firstInLine: false,
      left: false,
      declinedModeration: false,
    })),
    rules: ["Важна каждая точка зрения.", "Что сказано здесь, остаётся здесь."],
    owedReport: {
      by: people[0] ?? memberId.parse(1),
      text: "2. Говорить на пороге\nПопробую неделю",
      asked: 0,
    },
  });

/** What one person answers to one kind of ask. */
const answers: Readonly<
  Record<string, (meeting: Meeting, by: MemberId, about: number) => AnyMove | undefined>
> = {
  "take-part": () => ({ type: "join" }),
  report: () => ({ type: "report", text: "Стало спокойнее.\nПрощаемся за минуту." }),
  rules: (_, by) =>
    by === people[0]
      ? { type: "propose-rule", text: "Отвечаем до вечера" }
      : by === people[1]
        ? { type: "drop-rule", rule: 1 }
        : { type: "keep-rules" },
  "confirm-rules": () => ({ type: "confirm-rules" }),
  problem: (_, by) => ({
    type: "state-problem",
    text: `Как мне, номер ${by}, прощаться у двери без слёз?`,
  }),
  case: () => ({
    type: "tell-case",
    pieces: [
      { type: "text", text: "Каждый вечер одно и то же.", file: "" },
      { type: "photo", text: "", file: "id" },
    ],
  }),
  question: (meeting, by) =>
    given(meeting, "question").length < 2
      ? { type: "ask-question", text: `Сколько это длится? (${by})` }
      : { type: "pass", step: "clarify" },
  answer: (meeting, _, about) =>
    given(meeting, "answer").length < 1
      ? { type: "answer-question", question: about, text: "Минут десять." }
      : { type: "pass", step: "clarify" },
  voice: (_, __, about) => ({ type: "voice", solution: about }),
  commitment: (meeting) => ({
    type: "choose-solutions",
    solutions: given(meeting, "solution")
      .slice(0, 2)
      .map(({ id }) => id),
    why: "Это просто.",
    plan: "Если заплачет, то я сяду рядом.",
  }),
  learning: () => ({ type: "share-learning", text: "Можно просто быть рядом." }),
  theme: (_, by) => ({ type: "propose-theme", text: `Тема ${by}` }),
  vote: (meeting, by) => ({
    type: "vote",
    ballot: meeting.ballots.at(-1)?.id ?? 0,
    options: meeting.ballots.at(-1)?.step === "agree-rules" ? [0] : [by % 2],
  }),
  tie: (meeting) => ({ type: "choose-problem", problem: given(meeting, "problem")[1]?.id ?? 0 }),
};

/** Writing several and weighing are not over with the first move. */
const several: Readonly<Record<string, (meeting: Meeting, by: MemberId) => readonly AnyMove[]>> = {
  solution: (_, by) => [
    { type: "write-solution", text: `Если бы это случилось со мной, я бы попробовал ${by}.` },
    { type: "write-solution", text: "сначала спросить" },
    { type: "done", step: "write-solutions" },
  ],
  weigh: (meeting, by) => [
    {
      type: "weigh",
      solution: given(meeting, "solution")[0]?.id ?? 0,
      sign: by % 2 ? "plus" : "minus",
      text: by > 3 ? "" : "Просто",
    },
    ...(by === people[2]
      ? [{ type: "query", solution: given(meeting, "solution")[0]?.id ?? 0, text: "А в группе?" }]
      : []),
    { type: "done", step: "weigh-solutions" },
  ],
  "query-answer": (meeting) => [
    { type: "answer-query", query: given(meeting, "query")[0]?.id ?? 0, text: "И в группе." },
  ],
};

/** Plays one meeting to its end, and hands over everything that is said on the way, in order. */
export function wholeMeeting(): { readonly meeting: Meeting; readonly notices: readonly Notice[] } {
  let meeting = planned();
  let now = meeting.opensAt - hours(25);
  const notices: Notice[] = [];
  const take = (played: Played): void => {
    meeting = played.meeting;
    notices.push(...played.notices);
  };
  for (let rounds = 0; rounds < 400 && meeting.status !== "ended"; rounds += 1) {
    take(tick(intervision, meeting, now));
    const asks = asksOf(intervision, meeting, now);
    notices.push(...reminders(meeting, asks));
    const moved = asks.filter(({ weight }) => weight !== "welcome").some((one) => answer(one));
    if (!moved)
      now = Math.max(now + minutes(1), Math.min(...duesOf(intervision, meeting).map(({ at }) => at)));
  }
  return { meeting, notices };

  function answer({ kind, member, about }: { kind: string; member: MemberId; about: number }): boolean {
    const one = answers[kind]?.(meeting, member, about);
    const moves = several[kind]?.(meeting, member) ?? (one ? [one] : []);
    return moves.filter((move) => make(member, move)).length > 0;
  }

  function make(by: MemberId, move: AnyMove): boolean {
    const played = play(intervision, meeting, { move, by, now });
    if (isRefusal(played)) return false;
    take(played);
    return true;
  }
}
