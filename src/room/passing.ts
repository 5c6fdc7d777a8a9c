import type { Update } from "@grammyjs/types";
import type { Emulator } from "../emulator/index.ts";
import type { Passing } from "./wire.ts";

/** How many calls and updates are remembered. */
const KEPT = 200;
const SUMMARY = 120;

type Fetch = typeof globalThis.fetch;

/** Stands between the bot and its Telegram, and takes down what passes. */
export function createPassing(emulator: Emulator) {
  const passed: Passing[] = [];
  let last = 0; // the newest update that has passed

  function note(passing: Passing): void {
    passed.push(passing);
    if (passed.length > KEPT) passed.shift();
  }

  /** What comes for the bot; it may come more than once, and is one update all the same. */
  async function receive(response: Response): Promise<Response> {
    const answer = (await response.json()) as { readonly result?: readonly Update[] };
    for (const update of answer.result ?? []) {
      if (update.update_id <= last) continue;
      last = update.update_id;
      note({ at: emulator.world.now(), way: "update", ...updateIn(update) });
    }
    return Response.json(answer, { status: response.status });
  }

  const fetch: Fetch = async (input, init) => {
    const method = String(input).split("/").at(-1) ?? "";
    const response = await emulator.fetch(input, init);
    if (method === "getUpdates") return receive(response);
    const call = emulator.world.calls.findLast((one) => one.method === method);
    const error = call?.error === undefined ? {} : { error: call.error };
    note({ at: emulator.world.now(), way: "call", name: method, summary: callIn(init?.body), ...error });
    return response;
  };

  return { fetch, list: (): readonly Passing[] => [...passed] };
}

export type Passed = ReturnType<typeof createPassing>;

function updateIn(update: Update): Pick<Passing, "name" | "summary"> {
  const name = Object.keys(update).find((key) => key !== "update_id") ?? "";
  const { message, edited_message, callback_query, poll_answer } = update;
  const { from = callback_query?.from ?? poll_answer?.user, text = "" } = message ?? edited_message ?? {};
  const said = callback_query?.data ?? poll_answer?.option_ids.join(", ") ?? text;
  return { name, summary: `${from?.first_name ?? ""} ${said}`.trim().slice(0, SUMMARY) };
}

function callIn(body: unknown): string {
  if (typeof body !== "string" || body === "") return "";
  const { chat_id, text, question, message_id } = JSON.parse(body) as Record<string, unknown>;
  const parts = [chat_id, message_id && `#${message_id}`, text ?? question];
  return parts.filter(Boolean).join(" ").replaceAll("\n", " ").slice(0, SUMMARY);
}
