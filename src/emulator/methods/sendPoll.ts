import type { Message, Poll } from "@grammyjs/types";
import { z } from "zod";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { entities, flag, integer, json, pollOptions, text } from "../params.ts";
import { registerPoll } from "../polls.ts";
import { present } from "../present.ts";
import { envelope, send } from "../sending.ts";
import type { World } from "../world.ts";

const LONGEST_QUESTION = 300;
const LONGEST_OPTION = 100;
const LONGEST_DESCRIPTION = 1024;
const MOST_OPTIONS = 12;
const SHORTEST_PERIOD = 5;
const LONGEST_PERIOD = 2_628_000;

const params = envelope.extend({
  question: text,
  question_entities: entities.optional(),
  options: pollOptions,
  is_anonymous: flag.default(true),
  type: z.enum(["regular", "quiz"]).default("regular"),
  allows_multiple_answers: flag.default(false),
  allows_revoting: flag.optional(),
  allow_adding_options: flag.optional(),
  hide_results_until_closes: flag.default(false),
  correct_option_ids: json(z.array(z.int())).optional(),
  explanation: text.optional(),
  description: text.optional(),
  description_entities: entities.optional(),
  open_period: integer.optional(),
  close_date: integer.optional(),
  is_closed: flag.default(false),
});

type PollCall = z.infer<typeof params>;

export const sendPoll = defineMethod("sendPoll", params, (world, call) => {
  checkWords(call);
  checkQuiz(call);
  const closesAt = closingTime(world, call);
  const poll = newPoll(world, call);
  const message = send(world, call, "polls", { poll });
  registerPoll(world, {
    poll,
    chatId: message.chat.id,
    messageId: message.message_id,
    hidesResults: call.hide_results_until_closes,
    closesAt,
    closed: call.is_closed,
  });
  return message as Message.PollMessage;
});

function checkWords({ question, options, description = "" }: PollCall): void {
  if (question.trim() === "") throw badRequest("poll question must be non-empty");
  if (question.length > LONGEST_QUESTION) {
    throw badRequest(`poll question length must not exceed ${LONGEST_QUESTION}`);
  }
  if (options.length === 0) throw badRequest("poll must have at least one answer option");
  if (options.length > MOST_OPTIONS) throw badRequest(`poll can't have more than ${MOST_OPTIONS} options`);
  if (options.some(({ text }) => text.trim() === "")) throw badRequest("poll options must be non-empty");
  if (options.some(({ text }) => text.length > LONGEST_OPTION)) {
    throw badRequest(`poll options length must not exceed ${LONGEST_OPTION}`);
  }
  if (description.length > LONGEST_DESCRIPTION) throw badRequest("message caption is too long");
}

function checkQuiz({ type, options, correct_option_ids: correct = [] }: PollCall): void {
  const isWrong = correct.length === 0 || correct.some((index) => index < 0 || index >= options.length);
  if (type === "quiz" && isWrong) throw badRequest("wrong correct option ID specified");
}

function closingTime(world: World, { open_period, close_date }: PollCall): number | undefined {
  if (open_period === undefined && close_date === undefined) return undefined;
  const closesAt = open_period === undefined ? (close_date ?? 0) * 1000 : world.now() + open_period * 1000;
  const period = (closesAt - world.now()) / 1000;
  // A close_date is in whole seconds, so up to one of them is lost on the way.
  if (period < SHORTEST_PERIOD - 1 || period > LONGEST_PERIOD) throw badRequest("poll close date is invalid");
  return closesAt;
}

function newPoll(world: World, call: PollCall): Poll {
  const { question, options, type, is_anonymous, is_closed, allows_multiple_answers } = call;
  const isQuiz = type === "quiz";
  return present({
    id: world.chance.digits(19),
    question,
    question_entities: call.question_entities,
    options: options.map(({ text, text_entities }) =>
      present({ persistent_id: `opt${world.chance.digits(8)}`, text, text_entities, voter_count: 0 }),
    ),
    total_voter_count: 0,
    is_closed,
    is_anonymous,
    type,
    allows_multiple_answers,
    allows_revoting: call.allows_revoting ?? !isQuiz,
    members_only: false,
    correct_option_ids: isQuiz ? call.correct_option_ids : undefined,
    explanation: call.explanation,
    open_period: call.open_period,
    close_date: call.close_date,
    description: call.description,
    description_entities: call.description_entities,
  });
}
