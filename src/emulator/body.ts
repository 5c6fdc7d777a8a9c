import type { Payload } from "./dispatch.ts";
import { uploadFile } from "./files.ts";
import type { World } from "./world.ts";

/** Reads the parameters of a call however they were sent: query string, JSON, form, multipart. */
export async function readPayload(world: World, request: Request): Promise<Payload> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("json")) return { ...query, ...(await readJson(request)) };
  if (type.includes("form")) return { ...query, ...(await readForm(world, await request.formData())) };
  return query;
}

async function readJson(request: Request): Promise<Payload> {
  const body = await request.text();
  if (body === "") return {};
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Uploaded files become file ids, and so do the `attach://` references to them. */
async function readForm(world: World, form: FormData): Promise<Payload> {
  const files = new Map<string, string>();
  const fields: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") fields.push([name, value]);
    else files.set(name, uploadFile(world, value.name, await value.bytes()).fileId);
  }
  const resolved = fields.map(([name, value]) => [
    name,
    value.replace(/attach:\/\/([\w-]+)/g, (whole, part: string) => files.get(part) ?? whole),
  ]);
  return { ...Object.fromEntries(files), ...Object.fromEntries(resolved) };
}
