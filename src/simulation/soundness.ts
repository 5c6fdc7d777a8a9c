import type { Meeting } from "../core/meeting.ts";
import { consultants } from "../core/roles.ts";
import { formatOf } from "../formats/index.ts";
import { type Canaries, weighings } from "./canaries.ts";
import type { Company } from "./person.ts";
import type { Check } from "./violation.ts";

/** What a meeting must be at every moment, whatever has happened to the bot. */
export function createSoundness(check: Check, canaries: Canaries) {
  const last = new Map<number, Meeting>();

  /** A meeting never goes back: not its steps, not its history, not its end. */
  function goesOn(meeting: Meeting): void {
    const before = last.get(meeting.id);
    last.set(meeting.id, meeting);
    const order = Object.keys(formatOf(meeting.format).stages);
    const places = meeting.history.map(({ step }) => order.indexOf(step)).filter((place) => place >= 0);
    const inOrder = places.every((place, index) => index === 0 || (places[index - 1] ?? 0) < place);
    const isPrefix =
      before?.history.every(({ step }, index) => meeting.history[index]?.step === step) ?? true;
    const isOver = before?.status !== "ended" || meeting.status === "ended";
    const isLater = (before?.epoch ?? 0) <= meeting.epoch;
    check("steps only go on", inOrder && isPrefix && isOver && isLater, () => storyOf(meeting));
  }

  function turns(meeting: Meeting): void {
    const { turns: now, steps } = meeting;
    if (!now || !steps.includes("clarify")) return;
    const speakers = consultants(meeting);
    // Who leaves in a pause is passed over when the meeting goes on.
    const isExact = now.order.length === speakers.length || meeting.status === "paused";
    const isWhole = isExact && speakers.every((id) => now.order.includes(id));
    const isPart =
      new Set(now.queue).size === now.queue.length && now.queue.every((id) => now.order.includes(id));
    const isDistinct = now.order.length === new Set(now.order).size;
    check("turns are a permutation", isWhole && isPart && isDistinct, () => JSON.stringify(now));
  }

  /** Each word that somebody typed stands in one contribution, which is theirs, in the step they typed it for. */
  function authorship(meeting: Meeting, company: Company): void {
    const seen = new Map<string, string>();
    for (const { author, step, text, pieces, kind } of meeting.contributions) {
      if (kind === "drop") continue; // it quotes a rule
      const whole = pieces.length > 0 ? pieces.map((piece) => piece.text).join(" ") : text;
      for (const { word, ...canary } of canaries.in(whole)) {
        const isTheirs = canary.author === author && canary.group === company.index;
        const isMeant = canary.meant === undefined || canary.meant === company.index;
        check("groups stay apart", isMeant, () => `${word} of ${author} replies to another group`);
        const isVoiced = kind === "solution" && canary.step === "voice-solutions";
        // Who has tapped a plus, a minus or a question meant what they wrote next for it.
        const isOfStep = canary.step === step || isVoiced || weighings.has(kind);
        check(
          "one author and one step",
          isTheirs && isOfStep,
          () => `${word} of ${author} in ${step}/${kind}: ${JSON.stringify(canary)}`,
        );
        check("update applied once", !seen.has(word), () => `${word} is in two contributions of ${step}`);
        seen.set(word, step);
      }
    }
  }

  return (meeting: Meeting, company: Company): void => {
    goesOn(meeting);
    turns(meeting);
    authorship(meeting, company);
  };
}

const storyOf = ({ history, steps, status, epoch }: Meeting): string =>
  `${history.map(({ step }) => step).join(", ")} → ${steps.join("+")} (${status}, epoch ${epoch})`;
