import { accept, type Decision, type Happening, refuse } from "./decision.ts";
import type { Contribution, Meeting, MemberId, Piece, StepId } from "./meeting.ts";
import { type Line, type Notice, tellGroup } from "./notice.ts";
import { givenBy, nameOf } from "./roles.ts";
import { isBlank } from "./wording/blank.ts";
import { lengthOf, plain, written } from "./wording/formatting.ts";

/** Longest text of one contribution, in UTF-16 units: a name and a heading still fit into one message. */
export const LONGEST = 3500;
/** Longest rule or theme: it has to fit on a poll's option (protocol: agree-rules). */
export const LONGEST_LINE = 100;

export interface Offer {
  readonly step: StepId;
  readonly kind: string;
  readonly author: MemberId;
  readonly text: string;
  readonly pieces?: readonly Piece[];
  readonly status?: Contribution["status"];
  readonly number?: number;
  readonly about?: readonly number[];
}

export const newContribution = (meeting: Meeting, offer: Offer): Contribution => ({
  id: meeting.contributions.length + 1,
  step: offer.step,
  kind: offer.kind,
  author: offer.author,
  text: offer.text.trim(),
  pieces: offer.pieces ?? [],
  status: offer.status ?? "sealed",
  number: offer.number ?? 0,
  about: offer.about ?? [],
});

/** Why a text cannot be taken as it is; undefined = it can. */
export function objection(text: string, longest = LONGEST): Decision | undefined {
  if (isBlank(text)) return refuse("empty");
  if (lengthOf(text) > longest) return refuse("tooLong", { max: longest, length: lengthOf(text) });
  return undefined;
}

/** A line that will stand in a list or on a poll: as a text, and on one line. A poll shows no link but by its address. */
export function lineObjection(text: string): Decision | undefined {
  if (/[\r\n]/.test(plain(text).trim())) return refuse("oneLine");
  return objection(written(text), LONGEST_LINE);
}

/** Takes a text into the meeting; sealed unless it says otherwise. */
export function contribute(meeting: Meeting, offer: Offer, longest = LONGEST): Decision {
  const refused = objection(offer.text, longest);
  return refused ?? accept([{ type: "contributed", contribution: newContribution(meeting, offer) }]);
}

/** One text a person: what they confirm again replaces what they confirmed before. */
export function contributeOnce(meeting: Meeting, offer: Offer, longest = LONGEST): Decision {
  const [earlier] = givenBy(meeting, offer.kind, offer.author);
  if (!earlier) return contribute(meeting, offer, longest);
  const pieces = offer.pieces ?? [];
  return (
    objection(offer.text, longest) ??
    accept([{ type: "revised", id: earlier.id, text: offer.text.trim(), pieces }])
  );
}

/** The line of a contribution in a list: its number, who said it, what they said. */
const lineOf = (meeting: Meeting, one: Contribution, key = "line-numbered"): Line => ({
  key,
  args: { number: one.number, name: nameOf(meeting, one.author), text: one.text },
});

/** Reveals sealed contributions together, numbered from 1, in one message under a heading. */
export function reveal(meeting: Meeting, sealed: readonly Contribution[], key: string): Happening {
  if (sealed.length === 0) return accept([]);
  const numbered = sealed.map((one, index) => ({ ...one, number: index + 1 }));
  return accept(
    numbered.map(({ id, number }) => ({ type: "published", id, number })),
    [revealed(meeting, numbered, key)],
  );
}

/** What was revealed together, as it stands in the group's chat. */
export function revealed(meeting: Meeting, numbered: readonly Contribution[], key: string): Notice {
  const lines = numbered.map((one) => lineOf(meeting, one));
  return tellGroup(meeting, key, { lines: { lines }, theme: meeting.theme }, { sealed: true, post: key });
}

/** The name under which a contribution stands in the group chat. */
export const postOf = (contribution: number): string => `said-${contribution}`;
