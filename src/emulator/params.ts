import type { InputPollOption, MessageEntity, ReplyParameters } from "@grammyjs/types";
import { z } from "zod";
import { badRequest } from "./failure.ts";
import type { ReplyMarkup } from "./markup.ts";

// Calls come as JSON, as forms or as query strings, so a number may be "5" and an object its JSON text.

export const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,16}$/)
    .transform(Number),
]);

export const flag = z.union([
  z.boolean(),
  z.stringbool({ truthy: ["true", "1", "yes"], falsy: ["false", "0", "no", ""] }),
  z.int().transform((value) => value !== 0),
]);

export const text = z.union([z.string(), z.number().transform(String)]);

export const chatId = z.union([z.int(), z.string()]);

/** An object or list, possibly as JSON text. */
export function json<S extends z.ZodType>(schema: S) {
  return z.preprocess(parsed, schema);
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A value that keeps fields which the emulator does not know. */
function shaped<T>(schema: z.ZodType) {
  return z.custom<T>((value) => schema.safeParse(value).success);
}

const user = z.looseObject({ id: z.int() });

const PLAIN_ENTITIES = [
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
] as const;

const entity = shaped<MessageEntity>(
  z.discriminatedUnion("type", [
    z.looseObject({
      type: z.enum(PLAIN_ENTITIES),
      offset: z.int(),
      length: z.int(),
    }),
    z.looseObject({ type: z.literal("text_link"), offset: z.int(), length: z.int(), url: z.string() }),
    z.looseObject({ type: z.literal("text_mention"), offset: z.int(), length: z.int(), user }),
    z.looseObject({
      type: z.literal("custom_emoji"),
      offset: z.int(),
      length: z.int(),
      custom_emoji_id: z.string(),
    }),
    z.looseObject({
      type: z.literal("date_time"),
      offset: z.int(),
      length: z.int(),
      unix_time: z.int(),
      date_time_format: z.string().optional(),
    }),
  ]),
);

export const entities = json(z.array(entity));

const button = z.looseObject({ text: z.string(), callback_data: z.string().optional() });

export const replyMarkup = json(
  shaped<ReplyMarkup>(
    z.union([
      z.looseObject({ inline_keyboard: z.array(z.array(button)) }),
      z.looseObject({ keyboard: z.array(z.array(z.union([z.string(), button]))) }),
      z.looseObject({ remove_keyboard: z.literal(true) }),
      z.looseObject({ force_reply: z.literal(true) }),
    ]),
  ),
);

export const inlineMarkup = json(
  shaped<Extract<ReplyMarkup, { inline_keyboard: unknown }>>(
    z.looseObject({ inline_keyboard: z.array(z.array(button)) }),
  ),
);

export const replyParameters = json(
  shaped<ReplyParameters>(
    z.looseObject({ message_id: z.int().optional(), allow_sending_without_reply: z.boolean().optional() }),
  ),
);

export const pollOptions = json(
  z.array(
    z.union([
      z.string().transform((option): InputPollOption<string> => ({ text: option })),
      shaped<InputPollOption<string>>(z.looseObject({ text: z.string() })),
    ]),
  ),
);

/** The emulator reads entities only. */
export const parseMode = z.string().optional();

export function refuseParseMode(mode: string | undefined): void {
  if (mode) throw badRequest("the emulator does not parse parse_mode; send entities instead");
}

const REFUSALS_OF_MISSING: Readonly<Record<string, string>> = {
  chat_id: "chat_id is empty",
  text: "message text is empty",
  user_id: "invalid user_id specified",
  message_id: "message identifier is not specified",
  callback_query_id: "query is too old and response timeout expired or query ID is invalid",
};

/** Checks a call's parameters; the first thing wrong is refused in Telegram's words where they are known. */
export function checkParams<S extends z.ZodType>(schema: S, payload: unknown): z.infer<S> {
  const result = schema.safeParse(payload, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? "payload");
  if (issue?.path.length === 1 && issue.input === undefined) {
    throw badRequest(REFUSALS_OF_MISSING[name] ?? `parameter "${name}" is required`);
  }
  throw badRequest(`can't parse parameter "${name}"`);
}
