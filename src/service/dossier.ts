import type { Contribution, Meeting, MemberId, Piece } from "../core/meeting.ts";
import { placesOf } from "../core/named.ts";
import { personIn } from "../core/roles.ts";
import { written } from "../core/wording/formatting.ts";
import type { Draft, Group, Member, Store } from "../store/index.ts";

const when = (moment: number): string => new Date(moment).toISOString();

/** Everything that the bot holds of one person, in words that they can read; nobody else's words are in it. */
export function dossierOf(store: Store, id: number, now: number) {
  const person = store.circles.person(id);
  const memberships = store.circles.memberships(id);
  const meetings = store.erasure.meetingsWith(id).flatMap((one) => store.meetings.find(one) ?? []);
  const ids = [
    ...new Set([
      ...memberships.map(({ groupId }) => groupId),
      ...meetings.map(({ group }) => group),
      ...store.circles.groupsKeptBy(id),
    ]),
  ];
  const drafts = store.dialogues.draftsOf(id);
  return {
    written: when(now),
    person: {
      telegramId: id,
      name: person?.name ?? "",
      chosenLanguage: person?.locale ?? "",
      languageOfTheApp: person?.appLocale ?? "",
      canBeWrittenTo: person?.reachable ?? false,
    },
    groups: ids.flatMap((groupId) => {
      const group = store.circles.group(groupId);
      const held = meetings.filter((meeting) => meeting.group === groupId);
      const member = memberships.find((one) => one.groupId === groupId);
      return group
        ? [
            inGroup(
              group,
              id,
              member,
              held.map((one) => inMeeting(store, one, id)),
            ),
          ]
        : [];
    }),
    wordsWithoutAPlace: drafts.filter(({ meetingId }) => meetingId === 0).map(ofDraft),
    conversations: store.dialogues.dialoguesOf(id).map(({ key, state, changedAt }) => ({
      about: key,
      lastChanged: when(changedAt),
      yourWords: wordsOf(state, id),
    })),
    lettersOnTheirWayToYou: store.outbox
      .openTo(id)
      .map(({ method, notBefore }) => ({ kind: method, since: when(notBefore) })),
  };
}

function inGroup<M>(group: Group, id: number, member: Member | undefined, meetings: readonly M[]) {
  return {
    // Whoever only voted in the chat is told nothing of the group but what is their own.
    title:
      (member && member.status !== "unvouched") || group.addedBy === id || group.setUpBy === id
        ? group.title
        : "",
    standing: member?.status ?? "none",
    ...(member && {
      since: when(member.since),
      lastModeratedMeeting: member.lastModerated,
      firstInLine: member.firstInLine,
    }),
    broughtTheBot: group.addedBy === id,
    openedTheSetUpLast: group.setUpBy === id,
    daysKeptAfterAMeeting: group.retentionDays,
    meetings,
  };
}

function inMeeting({ dialogues }: Store, meeting: Meeting, id: number) {
  const me = personIn(meeting, id as MemberId);
  const mine = <T extends { readonly member: MemberId }>({ member }: T) => member === id;
  return {
    number: meeting.number,
    opens: when(meeting.opensAt),
    status: meeting.status,
    role: me?.role ?? "none",
    left: me?.left ?? false,
    declinedToModerate: me?.declinedModeration ?? false,
    moderates: meeting.moderator === id,
    presents: meeting.presenter === id,
    problemOfLastTime: written(me?.parked ?? ""),
    choiceToReportOn: meeting.owedReport?.by === id ? written(meeting.owedReport.text) : "",
    said: meeting.contributions.filter(({ author }) => author === id).map(ofContribution),
    votes: meeting.votes
      .filter(({ voter }) => voter === id)
      .map(({ ballot, options }) => ({
        step: meeting.ballots.find((one) => one.id === ballot)?.step ?? "",
        options: options.map((option) => option + 1),
      })),
    namesYouIn: placesOf(meeting, id as MemberId),
    yourSolutionOfLastTime: (meeting.owedReport?.solutions ?? [])
      .filter(({ author }) => author === id)
      .map(({ text }) => text),
    marks: meeting.marks.filter(mine).map(({ step, mark }) => ({ step, mark })),
    drafts: dialogues
      .draftsOf(id)
      .filter(({ meetingId }) => meetingId === meeting.id)
      .map(ofDraft),
    notes: dialogues.notesOf(id, meeting.id).map(written),
  };
}

/** A proposal to drop a rule says the rule, which somebody else may have put into words. */
const ofContribution = ({ step, kind, status, number, text, pieces }: Contribution) => ({
  step,
  kind,
  status,
  number,
  ...(kind !== "drop" && { text: written(text) }),
  ...(pieces.length > 0 && { pieces: pieces.map(ofPiece) }),
});

const ofDraft = ({ step, kind, pieces, changedAt }: Draft) => ({
  step,
  kind,
  lastChanged: when(changedAt),
  pieces: pieces.map(ofPiece),
});

const ofPiece = ({ type, text, file }: Piece) => ({
  type,
  text: written(text),
  ...(file !== "" && { file }),
});

/** What this very person wrote, out of all that a conversation remembers: what was said to them may quote others. */
function wordsOf(state: unknown, id: number): readonly string[] {
  if (typeof state !== "object" || state === null) return [];
  const said = state as {
    readonly from?: { readonly id?: unknown };
    readonly text?: unknown;
    readonly caption?: unknown;
    readonly entities?: readonly { readonly url?: unknown }[];
    readonly caption_entities?: readonly { readonly url?: unknown }[];
  };
  const { from, text, caption, entities = [], caption_entities = [] } = said;
  const words = [text, caption, ...[...entities, ...caption_entities].map(({ url }) => url)];
  const own = from?.id === id ? words.filter((one) => typeof one === "string") : [];
  return [...own, ...Object.values(state).flatMap((inner) => wordsOf(inner, id))];
}
