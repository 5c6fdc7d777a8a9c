import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { contribute, postOf } from "../../core/contribute.ts";
import { accept, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Contribution, Meeting } from "../../core/meeting.ts";
import { tellGroup } from "../../core/notice.ts";
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

const publish = (meeting: Meeting, report: Pick<Contribution, "id" | "text">) =>
  tellGroup(
    meeting,
    "report-told",
    { name: nameOfReporter(meeting), text: report.text, chosen: meeting.owedReport?.text ?? "" },
    { sealed: true, post: postOf(report.id) },
  );

const nameOfReporter = ({ owedReport, people }: Meeting): string =>
  people.find((person) => person.id === owedReport?.by)?.name ?? "";

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
        waiting.map((report) => publish(meeting, report)),
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
    const told = publish(meeting, { id: meeting.contributions.length + 1, text: made.text.trim() });
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
        args: { chosen: owedReport.text },
      }),
    ];
  },
  outcome: ({ meeting, late }) =>
    given(meeting, "report").length > 0 ? "told" : late || isSettled(meeting) ? "silent" : undefined,
});
