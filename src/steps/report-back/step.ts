import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { contribute } from "../../core/contribute.ts";
import { accept, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Meeting } from "../../core/meeting.ts";
import { choiceOf, reportTold } from "../../core/report.ts";
import { given, isMarked } from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";

const id = "report-back";

const move = z.discriminatedUnion("type", [z.object({ type: z.literal("report"), text: z.string() }), pass]);

const isSettled = (meeting: Meeting): boolean =>
  given(meeting, "report").length > 0 ||
  (meeting.owedReport !== undefined && isMarked(meeting, id, meeting.owedReport.by, "passed"));

/** Nobody is asked after they have gone. */
const isHere = ({ owedReport, people }: Meeting): boolean =>
  people.some(({ id: person, left }) => person === owedReport?.by && !left);

/** The last presenter tells what came of it. Asked a day before and again at the opening; silence blocks nobody. */
export const reportBack = defineStep({
  id,
  move,
  outcomes: ["told", "silent"],
  needed: (meeting) => isHere(meeting),
  open: ({ meeting }) => {
    const waiting = given(meeting, "report").filter(({ status }) => status === "sealed");
    return together(
      accept([{ type: "reportAsked" }]),
      accept(
        waiting.map((report) => ({ type: "published", id: report.id, number: 0 })),
        waiting.map((report) => reportTold(meeting, report)),
      ),
    );
  },
  decide: (made, by, { meeting }) => {
    if (by !== meeting.owedReport?.by) return refuse("notReporter");
    if (isSettled(meeting)) return refuse("alreadyGiven");
    if (made.type === "pass") return accept([{ type: "marked", step: id, member: by, mark: "passed" }]);
    const live = meeting.status === "running";
    const status = live ? "published" : "sealed";
    const given = contribute(meeting, { step: id, kind: "report", author: by, text: made.text, status });
    if (isRefusal(given) || !live) return given;
    const told = reportTold(meeting, { id: meeting.contributions.length + 1, text: made.text.trim() });
    return together(given, accept([], [told]));
  },
  asks: ({ meeting }) => {
    const { owedReport } = meeting;
    if (!owedReport || !isHere(meeting) || isSettled(meeting)) return [];
    const opened = meeting.status === "running" ? 1 : 0; // asked anew at the opening
    return [
      ask(meeting, id, owedReport.by, "report", {
        about: opened,
        quotes: true,
        args: { chosen: choiceOf(meeting) },
      }),
    ];
  },
  outcome: ({ meeting, late }) =>
    given(meeting, "report").length > 0 ? "told" : late || isSettled(meeting) ? "silent" : undefined,
});
