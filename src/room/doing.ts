import { LONGEST_CAPTION, LONGEST_TEXT } from "../emulator/people/typing.ts";
import type { Life } from "./life.ts";
import { befall } from "./mishaps.ts";
import { type Breathe, look } from "./moving.ts";
import { piecesOf } from "./pieces.ts";
import { refuse } from "./refusal.ts";
import type { Deed } from "./wire.ts";
import { roomWords } from "./words.ts";

/** What somebody does in the group, or to it; time and beginnings are the room's own affair. */
export type PersonalDeed = Extract<Deed, { do: "tap" | "open" | "say" | "edit" | "vote" | "cast" | "break" }>;

/** Does it, and lets the bot answer. Returns the chat to be shown now, if it is another one. */
export async function perform(life: Life, deed: PersonalDeed, breathe: Breathe): Promise<number | undefined> {
  const who = "who" in deed ? deed.who : undefined;
  if (who !== undefined && !life.players.some(({ id }) => id === who))
    refuse(roomWords[life.beginning.locale].unknownPerson);
  const chat = deed.do === "break" ? await befall(life, deed.what, who, breathe) : await act(life, deed);
  await life.stage.settle();
  look(life);
  return chat ?? undefined;
}

async function act(
  { stage, groupId, players }: Life,
  deed: Exclude<PersonalDeed, { do: "break" }>,
): Promise<number | undefined> {
  const { people } = stage;
  switch (deed.do) {
    case "tap":
      people.tapRaw(deed.who, deed.chat, deed.message, deed.data);
      return undefined;
    case "open":
      return people.openLink(deed.who, deed.url, groupId)?.chat.id;
    case "say":
      await say(stage, deed);
      return undefined;
    case "edit":
      people.edit(deed.who, deed.chat, deed.message, deed.text);
      return undefined;
    case "vote":
      if (deed.options.length === 0) people.takeBack(deed.who, deed.chat, deed.message);
      else people.vote(deed.who, deed.chat, deed.message, deed.options);
      return undefined;
    case "cast":
      cast(players, deed);
      return undefined;
  }
}

/** What is too long for one message goes on in the next ones, as in Telegram's app; only the first is the reply. */
async function say({ people, settle }: Life["stage"], deed: Extract<Deed, { do: "say" }>): Promise<void> {
  const { who, chat, text, reply, media } = deed;
  const manner = reply === undefined ? {} : { replyTo: reply };
  const [first = "", ...rest] = piecesOf(text, media ? LONGEST_CAPTION : LONGEST_TEXT, LONGEST_TEXT);
  if (media === undefined) people.say(who, chat, first, manner);
  else people.send(who, chat, { [media]: true, caption: first, ...manner });
  for (const piece of rest) {
    await settle(); // one after the other, as a copied story tells them again
    people.say(who, chat, piece);
  }
}

function cast(
  players: Life["players"],
  { who, actsByItself, character }: Extract<Deed, { do: "cast" }>,
): void {
  const player = players.find(({ id }) => id === who);
  if (!player) return;
  if (actsByItself !== undefined) player.actsByItself = actsByItself;
  if (character === undefined) return;
  player.become(character);
  player.hasLeft = false;
}
