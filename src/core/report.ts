import { postOf } from "./contribute.ts";
import type { Contribution, Meeting } from "./meeting.ts";
import { type Notice, tellGroup } from "./notice.ts";
import { nameOf } from "./roles.ts";

/** What the last presenter chose, and why, as they will be reminded of it. */
export const choiceOf = ({ owedReport }: Meeting): string =>
  owedReport
    ? [...(owedReport.solutions ?? []).map(({ number, text }) => `${number}. ${text}`), owedReport.text].join(
        "\n",
      )
    : "";

/** What came of it, as the group hears it (protocol: report-back). */
export const reportTold = (meeting: Meeting, { id, text }: Pick<Contribution, "id" | "text">): Notice =>
  tellGroup(
    meeting,
    "report-told",
    { name: nameOf(meeting, meeting.owedReport?.by), text, chosen: choiceOf(meeting) },
    { sealed: true, post: postOf(id) },
  );
