import type { ApiResponse } from "@grammyjs/types";
import { remember } from "./events.ts";
import { ApiFailure, errorAnswer } from "./failure.ts";
import { keepPace } from "./limits.ts";
import { methods } from "./methods/index.ts";
import { checkParams } from "./params.ts";
import { closeDuePolls } from "./polls.ts";
import { strike } from "./troubles.ts";
import type { World } from "./world.ts";

export type Payload = Readonly<Record<string, unknown>>;

/** What the Bot API answers to a call of any method. */
export type ApiAnswer = ApiResponse<unknown>;

/** What comes back over the wire: an answer, nothing, or a gateway's page. */
export type Outcome =
  | { readonly kind: "answer"; readonly answer: ApiAnswer }
  | { readonly kind: "lost" }
  | { readonly kind: "html"; readonly status: number };

const CALLS_KEPT = 5_000;
const SLACK = 1_000;

/** Carries out one call of the bot, with the faults that a test may have ordered, and writes it down. */
export async function dispatch(
  world: World,
  method: string,
  payload: Payload,
  signal?: AbortSignal,
): Promise<Outcome> {
  const at = world.now();
  const fault = world.faults?.(method, payload) ?? strike(world, method, chatOf(payload));
  const record = (error?: string) => {
    const call = { at, method, payload, ok: error === undefined, ...(error !== undefined && { error }) };
    remember(world.calls, call, CALLS_KEPT, SLACK);
  };
  if (fault?.kind === "lost-before" || fault?.kind === "html") {
    record(fault.kind);
    return fault.kind === "html" ? fault : { kind: "lost" };
  }
  const failure = fault?.kind === "error" ? fault : undefined;
  const answer = failure
    ? errorAnswer(new ApiFailure(failure.code, failure.description, failure.parameters))
    : await perform(world, method, payload, signal);
  const lost = fault?.kind === "lost-after";
  record(answer.ok ? (lost ? fault.kind : undefined) : answer.description);
  return lost ? { kind: "lost" } : { kind: "answer", answer };
}

async function perform(
  world: World,
  name: string,
  payload: Payload,
  signal: AbortSignal | undefined,
): Promise<ApiAnswer> {
  try {
    closeDuePolls(world);
    const method = methods.get(name.toLowerCase());
    if (!method) throw new ApiFailure(404, "Not Found: method not found");
    const params = checkParams(method.params, payload);
    keepPace(world, method.name, chatOf(payload));
    return { ok: true, result: await method.run(world, params, signal) };
  } catch (error) {
    if (error instanceof ApiFailure) return errorAnswer(error);
    throw error;
  }
}

function chatOf({ chat_id }: Payload): number | undefined {
  return chat_id === undefined ? undefined : Number(chat_id);
}
