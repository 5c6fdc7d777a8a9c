import { botRights } from "../rehearsal/scene.ts";
import type { Life } from "./life.ts";
import { refuse } from "./refusal.ts";
import { roomWords } from "./words.ts";

/** Whoever may say who is in the group. */
function administrator({ players, isAdministrator, beginning }: Life): number {
  const found = players.find(({ id }) => isAdministrator(id));
  return found?.id ?? refuse(roomWords[beginning.locale].nobodyMay);
}

/** A creator who leaves hands the group on to another one first, as people do. */
export function leaveGroup(life: Life, who: number): void {
  const { stage, groupId, players, isInGroup, isAdministrator, beginning } = life;
  if (!isInGroup(who)) refuse(roomWords[beginning.locale].notIn);
  const others = players.filter(({ id }) => id !== who && isInGroup(id));
  const [heir] = others;
  if (heir && isAdministrator(who) && !others.some(({ id }) => isAdministrator(id)))
    stage.people.promote(groupId, heir.id, heirRights);
  stage.people.leave(who, groupId);
}

const heirRights = { ...botRights, can_invite_users: true, can_restrict_members: true } as const;

export function returnToGroup({ stage, groupId, isInGroup, beginning }: Life, who: number): void {
  if (isInGroup(who)) refuse(roomWords[beginning.locale].alreadyIn);
  stage.people.join(who, groupId);
}

export function kickBot(life: Life): void {
  const { stage, groupId, isInGroup, beginning } = life;
  if (!isInGroup(stage.emulator.world.bot.id)) refuse(roomWords[beginning.locale].botIsOut);
  stage.people.removeBot(groupId, administrator(life));
}

export function addBot(life: Life): void {
  const { stage, groupId, isInGroup, beginning } = life;
  if (isInGroup(stage.emulator.world.bot.id)) refuse(roomWords[beginning.locale].botIsIn);
  stage.people.addBot(groupId, administrator(life), botRights);
}
