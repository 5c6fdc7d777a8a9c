import type { Socket } from "node:net";
import { type Context, Hono } from "hono";
import { readPayload } from "./body.ts";
import { dispatch, type Payload } from "./dispatch.ts";
import { answerResponse, BAD_JSON, LOST, NOT_FOUND, toResponse, UNAUTHORIZED } from "./wire.ts";
import type { World } from "./world.ts";

/** The Bot API over HTTP: `/bot<token>/<method>`, and `/file/bot<token>/<path>` with what was uploaded, or invented contents. */
export function createBotApp(world: World, token: string): Hono {
  const app = new Hono();
  app.all("/:bot{bot[^/]+}/:method", async (c) => {
    if (c.req.param("bot") !== `bot${token}`) return answerResponse(UNAUTHORIZED);
    const payload = await tryToRead(world, c.req.raw);
    if (!payload) return answerResponse(BAD_JSON);
    const outcome = await dispatch(world, c.req.param("method"), payload, c.req.raw.signal);
    return outcome.kind === "lost" ? cutConnection(c) : toResponse(outcome);
  });
  app.get("/file/:bot{bot[^/]+}/files/:id", (c) => {
    if (c.req.param("bot") !== `bot${token}`) return answerResponse(UNAUTHORIZED);
    const file = world.files.get(c.req.param("id"));
    if (!file) return answerResponse(NOT_FOUND);
    return c.body(file.bytes ? Uint8Array.from(file.bytes) : `contents of ${file.fileId}`);
  });
  return app;
}

async function tryToRead(world: World, request: Request): Promise<Payload | undefined> {
  try {
    return await readPayload(world, request);
  } catch {
    return undefined;
  }
}

function cutConnection(c: Context): Response {
  const env = c.env as { incoming?: { socket: Socket } } | undefined;
  env?.incoming?.socket.destroy();
  return new Response(null, { status: 502, headers: { [LOST]: "1" } });
}
