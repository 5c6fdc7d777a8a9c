import type { Fault } from "../emulator/index.ts";
import type { Life } from "./life.ts";
import { addBot, kickBot, leaveGroup, returnToGroup } from "./membership.ts";
import { type Breathe, runTo } from "./moving.ts";
import { refuse } from "./refusal.ts";
import { pinnedIn } from "./sight/chats.ts";
import type { Mishap } from "./wire.ts";
import { roomWords } from "./words.ts";

/** A day, and the hour after which Telegram has forgotten what it kept for the bot; in milliseconds. */
const OUTAGE = 25 * 3_600_000;
/** How many of the next letters are refused, and for how many seconds. */
const REFUSED = 5;
const RETRY_AFTER = 30;

/** What goes wrong in life. */
export async function befall(
  life: Life,
  what: Mishap,
  who: number | undefined,
  breathe: Breathe,
): Promise<void> {
  const someone = (): number => who ?? refuse(roomWords[life.beginning.locale].nobodyNamed);
  switch (what) {
    case "block":
      return block(life, someone());
    case "unblock":
      return unblock(life, someone());
    case "leave":
      return leaveGroup(life, someone());
    case "return":
      return returnToGroup(life, someone());
    case "kick-bot":
      return kickBot(life);
    case "add-bot":
      return addBot(life);
    case "outage":
      return outage(life, breathe);
    case "flood":
      return flood(life);
    case "delete-card":
      return deleteCard(life);
    case "restart":
      return restart(life);
  }
}

function block({ stage, blocks, beginning, note }: Life, who: number): void {
  if (blocks(who)) refuse(roomWords[beginning.locale].alreadyBlocked);
  stage.people.block(who);
  note(`people.block(${who});\n  await settle();`);
}

function unblock({ stage, blocks, beginning, note }: Life, who: number): void {
  if (!blocks(who)) refuse(roomWords[beginning.locale].notBlocked);
  stage.people.unblock(who);
  note(`people.unblock(${who});\n  await settle();`);
}

/** The bot's process is down for a day, and people go on meanwhile. */
async function outage(life: Life, breathe: Breathe): Promise<void> {
  life.fall();
  life.note("fall();");
  try {
    await runTo(life, life.stage.clock.now() + OUTAGE, breathe);
  } finally {
    life.note("await rise();\n  await settle();");
    await life.rise();
  }
}

async function restart(life: Life): Promise<void> {
  life.note("await restartAfter(0);");
  life.fall();
  await life.rise();
}

const refusal: Fault = {
  kind: "error",
  code: 429,
  description: `Too Many Requests: retry after ${RETRY_AFTER}`,
  parameters: { retry_after: RETRY_AFTER },
};

/** Telegram asks the bot to wait: its next letters are refused. */
function flood({ stage, note }: Life): void {
  const { world } = stage.emulator;
  let left = REFUSED;
  world.faults = (method) => {
    if (!/^(send|edit)/.test(method)) return undefined;
    left -= 1;
    if (left <= 0) world.faults = undefined;
    return refusal;
  };
  note(
    `{ const refused = Array(${REFUSED}).fill(${JSON.stringify(refusal)});\n  ` +
      "emulator.world.faults = (method) => (/^(send|edit)/.test(method) ? refused.pop() : undefined); }",
  );
}

function deleteCard({ stage, room, groupId, beginning, note }: Life): void {
  const card = pinnedIn(room());
  if (card === 0) refuse(roomWords[beginning.locale].noCard);
  stage.people.deleteMessage(groupId, card);
  note(`people.deleteMessage(chat(), ${card});`);
}
