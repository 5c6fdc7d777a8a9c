import { z } from "zod";
import type { Deed } from "./wire.ts";

const who = z.int();
const chat = z.int();
const message = z.int();
/** As much as the page lets anybody type; what is too long for one message is sent in several. */
const text = z.string().max(16_000);

const beginning = z.strictObject({
  story: z.enum(["kindergarten", "psychologists", "empty"]),
  locale: z.enum(["en", "ru"]),
  preset: z.enum(["week", "hour"]),
  people: z.int().min(3).max(12),
  seed: z.int().min(0).max(1_000_000),
});

const character = z.enum(["prompt", "slow", "silent", "talkative", "leaver"]);

const mishap = z.enum([
  "block",
  "unblock",
  "leave",
  "return",
  "kick-bot",
  "add-bot",
  "outage",
  "flood",
  "delete-card",
  "restart",
]);

/** Telegram takes 64 bytes and no more. */
const data = z.string().min(1).max(64);

/** Twelve options are the most that a poll has. */
const options = z.array(z.int().min(0).max(11)).max(12);

/** So many seconds pass in one where time goes as fast as it can: a week in a second. */
export const FULL_SPEED = 604_800;

const speed = z.number().min(0).max(FULL_SPEED);

const deed: z.ZodType<Deed> = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("tap"), who, chat, message, data }),
  z.strictObject({ do: z.literal("open"), who, url: z.string().max(2_048) }),
  z.strictObject({
    do: z.literal("say"),
    who,
    chat,
    text,
    reply: message.exactOptional(),
    media: z.enum(["photo", "voice", "document"]).exactOptional(),
  }),
  z.strictObject({ do: z.literal("edit"), who, chat, message, text }),
  z.strictObject({ do: z.literal("vote"), who, chat, message, options }),
  z.strictObject({
    do: z.literal("cast"),
    who,
    actsByItself: z.boolean().exactOptional(),
    character: character.exactOptional(),
  }),
  z.strictObject({ do: z.literal("time"), to: z.enum(["next", "deadline", "week", "stop"]) }),
  z.strictObject({ do: z.literal("play"), speed }),
  z.strictObject({ do: z.literal("break"), what: mishap, who: who.exactOptional() }),
  z.strictObject({ do: z.literal("begin"), beginning, at: z.int().exactOptional() }),
]);

/** A deed, or the place in it that cannot be understood; never what stood there. */
export function readDeed(value: unknown): { readonly deed: Deed } | { readonly wrong: string } {
  const read = deed.safeParse(value);
  if (read.success) return { deed: read.data };
  const [issue] = read.error.issues;
  return { wrong: issue?.path.join(".") || "do" };
}
