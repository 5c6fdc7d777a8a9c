import type { Meeting } from "../../core/meeting.ts";
import type { Work } from "../../service/work.ts";
import type { Group } from "../../store/index.ts";
import { type KrugContext, say } from "../context.ts";
import { meetingsOf } from "../inbound.ts";
import { type Place, standingOf } from "./standing.ts";
import { type CommandName, permissions } from "./table.ts";
import type { Line, Verdict } from "./verdict.ts";

const keyOf = (verdict: Verdict): string | undefined => (verdict.is === "no" ? verdict.says : undefined);

/** What a person is told who may not even come in; undefined = they may. */
export const refusedAt = (line: Line, work: Work, person: number, place: Place): string | undefined =>
  keyOf(line[standingOf(work, person, place)]);

/** The same for a move, or a button about one, in a meeting. */
export const refusedIn = (line: Line, { work, from }: KrugContext, meeting: Meeting): string | undefined =>
  refusedAt(line, work, from?.id ?? 0, { group: meeting.group, meeting });

/** The meetings in which this person may give a command; where there are none, they are told so. */
export function meetingsFor(
  ctx: KrugContext,
  command: CommandName,
  among = meetingsOf(ctx),
): readonly Meeting[] {
  const line = permissions.commands[command].inPrivate;
  const tried = among.map((meeting) => ({ meeting, refused: refusedIn(line, ctx, meeting) }));
  const open = tried.filter(({ refused }) => refused === undefined).map(({ meeting }) => meeting);
  if (open.length === 0) refuse(ctx, line, tried[0]?.refused);
  return open;
}

/** The groups about which this person may give a command; where there are none, they are told so. */
export function groupsFor(ctx: KrugContext, command: CommandName): readonly Group[] {
  const { work, from } = ctx;
  const line = permissions.commands[command].inPrivate;
  const groups = work.store.circles
    .memberships(from?.id ?? 0)
    .filter(({ groupId }) => refusedAt(line, work, from?.id ?? 0, { group: groupId }) === undefined)
    .flatMap(({ groupId }) => work.store.circles.group(groupId) ?? [])
    .filter(({ isHere }) => isHere); // who comes and goes elsewhere, nobody tells
  if (groups.length === 0) refuse(ctx, line);
  return groups;
}

/** Who is in none of the groups is a stranger to all of them. */
const refuse = (ctx: KrugContext, { stranger }: Line, key = keyOf(stranger)): void => {
  if (key !== undefined) say(ctx, key);
};
