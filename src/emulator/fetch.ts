import type { Hono } from "hono";
import { dispatch, type Payload } from "./dispatch.ts";
import { answerResponse, BAD_JSON, LOST, lostConnection, toResponse, UNAUTHORIZED } from "./wire.ts";
import type { World } from "./world.ts";

type Fetch = typeof globalThis.fetch;

interface PlainCall {
  readonly token: string;
  readonly method: string;
  readonly body: string;
}

const BOT_CALL = /^[^?#]*\/bot([^/?#]+)\/(\w+)$/;

/** A fetch that never leaves the process. Plain JSON calls of the bot take a short cut past HTTP. */
export function createFetch(world: World, token: string, app: Hono): Fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined;
    if (signal?.aborted) throw aborted();
    const call = plainCall(input, init);
    if (!call) return throughApp(app, new Request(input, streamable(init)));
    if (call.token !== token) return answerResponse(UNAUTHORIZED);
    const payload = parse(call.body);
    if (!payload) return answerResponse(BAD_JSON);
    const outcome = await dispatch(world, call.method, payload, signal);
    if (signal?.aborted) throw aborted();
    if (outcome.kind === "lost") throw lostConnection();
    return toResponse(outcome);
  };
}

function plainCall(input: Parameters<Fetch>[0], init: RequestInit | undefined): PlainCall | undefined {
  if (input instanceof Request) return undefined;
  const [, token, method] = BOT_CALL.exec(String(input)) ?? [];
  const body = init?.body ?? "";
  if (token === undefined || method === undefined || typeof body !== "string") return undefined;
  const isJson = body === "" || body.startsWith("{");
  return isJson ? { token: decodeURIComponent(token), method, body } : undefined;
}

function parse(body: string): Payload | undefined {
  try {
    return body === "" ? {} : JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A streamed upload needs `duplex`; grammY's own kind of AbortSignal is one that a Request would not take. */
function streamable(init: RequestInit | undefined): RequestInit {
  const { signal: _, ...rest } = init ?? {};
  return { ...rest, duplex: "half" } as RequestInit;
}

async function throughApp(app: Hono, request: Request): Promise<Response> {
  const response = await app.fetch(request);
  if (response.headers.has(LOST)) throw lostConnection();
  return response;
}

function aborted(): DOMException {
  return new DOMException("This operation was aborted", "AbortError");
}
