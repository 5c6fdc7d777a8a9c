import type { Context, Hono } from "hono";
import type { z } from "zod";
import { refusePerson } from "../failure.ts";
import type { ChatName } from "./who.ts";

/** Reads a JSON body; what is wrong with it is said in one sentence. */
async function readBody<S extends z.ZodType>(c: Context, schema: S): Promise<z.infer<S>> {
  const text = await c.req.text();
  const result = schema.safeParse(parse(text === "" ? "{}" : text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  throw refusePerson(`${where}${issue?.message ?? "The body is wrong"}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusePerson("The body is not JSON.");
  }
}

/** `POST path` with a JSON body; what the act returns is the answer, nothing is `{ "ok": true }`. */
export function onPost<S extends z.ZodType>(
  app: Hono,
  path: string,
  schema: S,
  act: (body: z.infer<S>, c: Context) => unknown,
): void {
  app.post(path, async (c) => c.json(act(await readBody(c, schema), c) ?? { ok: true }));
}

/** A whole number in the path. */
export function idIn(c: Context, name: string): number {
  const id = Number(c.req.param(name));
  if (!Number.isSafeInteger(id)) throw refusePerson(`"${c.req.param(name)}" is not an id.`);
  return id;
}

export function chatIn(c: Context): ChatName {
  return c.req.param("chat") === "bot" ? "bot" : idIn(c, "chat");
}

/** `?after=N`: the number of the last event already known. */
export function afterIn(c: Context): number {
  const after = Number(c.req.query("after") ?? 0);
  if (!Number.isSafeInteger(after)) throw refusePerson("?after= takes the number of an event.");
  return after;
}
