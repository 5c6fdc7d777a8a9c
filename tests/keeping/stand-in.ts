import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** How the place behaves; it can change its mind while it runs. */
export type Mood = "well" | "broken" | "unauthorized" | "silent" | "garbage" | "elsewhere";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** The keeping place of the package, on this machine. */
export async function standIn(mood: Mood = "well") {
  const asked: Asked[] = [];
  const values = new Map<string, string>();
  const place = { mood };
  const answer = (response: ServerResponse, status: number, body = "") =>
    response.writeHead(status).end(body);
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "" } = request;
    const body = Buffer.concat(chunks).toString();
    asked.push({ method, path: url, body });
    if (place.mood === "silent") return;
    if (place.mood === "broken") return answer(response, 503, "{}");
    if (place.mood === "elsewhere") return response.writeHead(307, { location: "/other/login" }).end();
    if (url.endsWith("/login")) return answer(response, 200, JSON.stringify({ token: "jwt" }));
    if (place.mood === "unauthorized") return answer(response, 401, "{}");
    if (place.mood === "garbage") return answer(response, 200, method === "GET" ? "<html>" : "");
    if (method === "POST") values.set(url, body);
    const found = values.get(url);
    return found === undefined ? answer(response, 404, "{}") : answer(response, 200, found);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { root: `http://127.0.0.1:${port}/api`, asked, values, place };
}
