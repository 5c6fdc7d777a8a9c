import { z } from "zod";
import { note } from "../events.ts";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { flag, text } from "../params.ts";
import { TAP_LIFETIME } from "../updates.ts";

const LONGEST_ANSWER = 200;

const params = z.object({
  callback_query_id: text,
  text: text.optional(),
  show_alert: flag.optional(),
  url: text.optional(),
});

export const answerCallbackQuery = defineMethod("answerCallbackQuery", params, (world, call) => {
  const { callback_query_id, text = "", show_alert: showAlert = false, url } = call;
  const tap = world.taps.get(callback_query_id);
  if (!tap || world.now() - tap.at >= TAP_LIFETIME) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  if (text.length > LONGEST_ANSWER) throw badRequest("MESSAGE_TOO_LONG");
  // The app has stopped waiting after the first answer; later ones are accepted and shown to nobody.
  if (tap.answer) return true;
  tap.answer = { text, showAlert, ...(url !== undefined && { url }) };
  note(world, { type: "tapAnswered", queryId: tap.id, by: tap.by, text, showAlert });
  return true;
});
