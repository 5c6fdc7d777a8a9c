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
  const { stage, beginning } = life;
  const words = roomWords[beginning.locale];
  const someone = (): number => who ?? refuse(words.nobodyNamed);
  switch (what) {
    case "block":
      if (life.blocks(someone())) refuse(words.alreadyBlocked);
      return stage.people.block(someone());
    case "unblock":
      if (!life.blocks(someone())) refuse(words.notBlocked);
      return stage.people.unblock(someone());
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
      life.fall();
      return life.rise();
  }
}

/** The bot's process is down for a day, and people go on meanwhile. */
async function outage(life: Life, breathe: Breathe): Promise<void> {
  life.fall();
  try {
    await runTo(life, life.stage.clock.now() + OUTAGE, breathe);
  } finally {
    await life.rise();
  }
}

/** Telegram asks the bot to wait: its next letters are refused. */
function flood({ stage }: Life): void {
  const { world } = stage.emulator;
  const refusal: Fault = {
    kind: "error",
    code: 429,
    description: `Too Many Requests: retry after ${RETRY_AFTER}`,
    parameters: { retry_after: RETRY_AFTER },
  };
  let left = REFUSED;
  world.faults = (method) => {
    if (!/^(send|edit)/.test(method)) return undefined;
    left -= 1;
    if (left <= 0) world.faults = undefined;
    return refusal;
  };
}

function deleteCard({ stage, room, groupId, beginning }: Life): void {
  const card = pinnedIn(room());
  if (card === 0) refuse(roomWords[beginning.locale].noCard);
  stage.people.deleteMessage(groupId, card);
}
