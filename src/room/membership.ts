import { botRights } from "../rehearsal/scene.ts";
import type { Life } from "./life.ts";
import { refuse } from "./refusal.ts";
import { roomWords } from "./words.ts";

/** Whoever may say who is in the group. */
function administrator({ players, isAdministrator, beginning }: Life): number {
  const found = players.find(({ id }) => isAdministrator(id));
  return found?.id ?? refuse(roomWords[beginning.locale].nobodyMay);
}

/** A creator who leaves hands the group on to another one first, as people do; later nobody can. */
export function leaveGroup(life: Life, who: number): void {
  const { stage, groupId, players, isInGroup, isAdministrator, beginning } = life;
  if (!isInGroup(who)) refuse(roomWords[beginning.locale].notIn);
  const others = players.filter(({ id }) => id !== who && isInGroup(id));
  const [heir] = others;
  const isLast = isAdministrator(who) && !others.some(({ id }) => isAdministrator(id));
  if (heir && isLast && hasCreator(life)) promote(life, heir.id);
  stage.people.leave(who, groupId);
  life.note(`people.leave(${who}, chat());\n  await settle();`);
}

const hasCreator = ({ room }: Life): boolean =>
  room()
    .members.values()
    .some(({ status }) => status === "creator");

function promote({ stage, groupId, note }: Life, heir: number): void {
  stage.people.promote(groupId, heir, heirRights);
  note(`people.promote(chat(), ${heir}, ${JSON.stringify(heirRights)});`);
}

const heirRights = { ...botRights, can_invite_users: true, can_restrict_members: true } as const;

export function returnToGroup({ stage, groupId, isInGroup, beginning, note }: Life, who: number): void {
  if (isInGroup(who)) refuse(roomWords[beginning.locale].alreadyIn);
  stage.people.join(who, groupId);
  note(`people.join(${who}, chat());\n  await settle();`);
}

export function kickBot(life: Life): void {
  const { stage, groupId, isInGroup, beginning } = life;
  if (!isInGroup(stage.emulator.world.bot.id)) refuse(roomWords[beginning.locale].refused.botIsOut);
  const by = administrator(life);
  stage.people.removeBot(groupId, by);
  life.note(`people.removeBot(chat(), ${by});\n  await settle();`);
}

export function addBot(life: Life): void {
  const { stage, groupId, isInGroup, beginning } = life;
  if (isInGroup(stage.emulator.world.bot.id)) refuse(roomWords[beginning.locale].refused.botIsIn);
  const by = administrator(life);
  stage.people.addBot(groupId, by, botRights);
  life.note(`people.addBot(chat(), ${by}, ${JSON.stringify(botRights)});\n  await settle();`);
}
