import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { roomWords } from "../../src/room/words.ts";
import { hour, openedRoom, personAt, post, visit, wholeOf } from "./visitor.ts";

interface Knock {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request as it goes over the wire: fetch would not lie about the host, nor keep two dots in a path. */
function knock(url: string, { method = "GET", path = "/", headers = {}, body = "" }: Knock) {
  return new Promise<{ readonly status: number; readonly headers: object; readonly text: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(url);
      const asked = request({ hostname, port, path, method, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (piece) => (text += piece));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      asked.on("error", reject);
      asked.end(body);
    },
  );
}

/** Whoever asks so goes away when the test is over. */
function gone(): RequestInit {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  return { signal: leaving.signal };
}

const json = { "content-type": "application/json" };
const stop = JSON.stringify({ do: "time", to: "stop" });

test("whatever is served may load nothing from elsewhere, and is kept nowhere", async () => {
  const url = await openedRoom();
  for (const path of ["/", "/story.test.ts", "/nothing"])
    expect((await knock(url, { path })).headers, path).toMatchObject({
      "content-security-policy":
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    });
});

test("a name that only leads here is not let in, nor is another site's page", async () => {
  const url = await openedRoom();
  const { port, host } = new URL(url);
  const ask = (headers: Record<string, string>) =>
    knock(url, { method: "POST", path: "/deed", headers: { ...json, ...headers }, body: stop });
  for (const name of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "192.168.0.7"])
    expect((await ask({ host: name })).status, name).toBe(403);
  for (const origin of ["http://evil.example", "null", `https://${host}`, "http://127.0.0.1:1"])
    expect((await ask({ origin })).status, origin).toBe(403);
  expect((await knock(url, { headers: { host: "evil.example" }, path: "/news" })).status).toBe(403);
  for (const name of [host, `localhost:${port}`, "LocalHost", `[::1]:${port}`])
    expect((await ask({ host: name, origin: `http://${name}` })).status, name).toBe(200);
});

test("another site may lead a person here, and ask for nothing else", async () => {
  const url = await openedRoom();
  const ask = (path: string, site: string, mode: string, dest: string) =>
    knock(url, {
      path,
      headers: { "sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest },
    });
  for (const site of ["cross-site", "same-site"]) {
    expect((await ask("/", site, "navigate", "document")).status, site).toBe(200);
    expect((await ask("/news", site, "no-cors", "image")).status, site).toBe(403);
    expect((await ask("/", site, "navigate", "iframe")).status, site).toBe(403);
  }
  expect((await ask("/nothing", "same-origin", "cors", "empty")).status).toBe(404);
});

test("whoever neither reads nor speaks is refused, and takes nobody's place", async () => {
  const url = await openedRoom();
  for (let times = 0; times < 40; times += 1)
    expect(await knock(url, { method: "HEAD", path: "/news" })).toMatchObject({ status: 405 });
  expect(await knock(url, { method: "PUT", path: "/deed" })).toMatchObject({ status: 405 });
  expect((await wholeOf(url)).people).not.toEqual([]);
});

test("thirty-two may look in at once, and another one when somebody leaves", async () => {
  const url = await openedRoom();
  const visitors = await Promise.all(Array.from({ length: 32 }, () => visit(url)));
  expect(await knock(url, { path: "/news" })).toMatchObject({ status: 503, text: roomWords.en.full });
  visitors[0]?.leave();
  await expect.poll(async () => (await fetch(`${url}/news`, gone())).status).toBe(200);
});

test("where it listens everywhere, it is reached by any number, and by no name", async () => {
  const url = await openedRoom("0.0.0.0");
  expect((await knock(url, { headers: { host: "192.168.0.7:8080" }, path: "/nothing" })).status).toBe(404);
  expect((await knock(url, { headers: { host: "evil.example" }, path: "/nothing" })).status).toBe(403);
  const named = await openedRoom("krug.local");
  for (const name of ["krug.local:8080", "KRUG.local"])
    expect((await knock(named, { headers: { host: name }, path: "/nothing" })).status).toBe(404);
});

test("what is no deed is refused in one sentence, and does no harm", async () => {
  const url = await openedRoom();
  const { life } = await wholeOf(url);
  const say = (body: string, headers: Record<string, string> = json) =>
    knock(url, { method: "POST", path: "/deed", headers, body });
  expect(await say(stop, { "content-type": "text/plain" })).toMatchObject({ status: 415 });
  expect(await say("{")).toMatchObject({ status: 400 });
  expect(await say(JSON.stringify({ do: "say", text: "x".repeat(70_000) }))).toMatchObject({ status: 413 });
  for (const [deed, place] of [
    [{ do: "fly" }, "do"],
    [{ do: "tap", who: "Anna" }, "who"],
    [{ do: "begin", beginning: { ...hour, people: 2 } }, "beginning.people"],
    [{ do: "begin", beginning: { ...hour, seed: -1 } }, "beginning.seed"],
    [{ do: "begin", beginning: hour, at: 0.5 }, "at"],
    [{ do: "play", speed: -1 }, "speed"],
    [{ do: "time", to: "stop", more: 1 }, "do"],
    [null, "do"],
    [[], "do"],
  ] as const)
    expect(await post(url, deed)).toEqual({
      done: false,
      why: `The room does not understand that: ${place}.`,
    });
  expect((await wholeOf(url)).life).toBe(life);
});

test("what cannot be done is refused in the room's language, in words and not in numbers", async () => {
  const url = await openedRoom();
  const { begin, seen } = await visit(url);
  await begin({ ...hour, locale: "ru" });
  const { id } = personAt(seen(), 0);
  const [group] = seen().chats;
  const chat = group?.id ?? 0;
  const why = async (deed: unknown) => {
    const outcome = await post(url, deed);
    return outcome.done ? "" : outcome.why;
  };
  expect(await why({ do: "say", who: 7, chat, text: "Hello" })).toBe(roomWords.ru.unknownPerson);
  expect(await why({ do: "break", what: "leave" })).toBe(roomWords.ru.nobodyNamed);
  for (const [deed, reason] of [
    [{ do: "say", who: id, chat, text: "   " }, "empty"],
    [{ do: "say", who: id, chat: 1, text: "Hello" }, "senseless"],
    [{ do: "say", who: id, chat, text: "Hello", reply: 9_999 }, "messageGone"],
    [{ do: "edit", who: id, chat, message: 2, text: "Hello" }, "notAuthor"],
    [{ do: "edit", who: id, chat, message: 1, text: "Hello" }, "wordless"],
    [{ do: "vote", who: id, chat, message: 1, options: [0] }, "senseless"],
    [{ do: "tap", who: id, chat, message: 9_999, data: "x" }, "senseless"],
    [{ do: "open", who: id, url: "no address" }, "brokenLink"],
    [{ do: "open", who: id, url: "https://t.me/+nowhere" }, "brokenLink"],
  ] as const)
    expect(await why(deed), deed.do).toBe(roomWords.ru.refused[reason]);
  expect(await post(url, { do: "break", what: "block", who: id })).toEqual({ done: true });
  expect(await why({ do: "say", who: id, chat: id, text: "Hello" })).toBe(roomWords.ru.refused.botBlocked);
  expect(await post(url, { do: "break", what: "leave", who: id })).toEqual({ done: true });
  expect(await why({ do: "say", who: id, chat, text: "Hello" })).toBe(roomWords.ru.refused.outsider);
  expect(await post(url, { do: "open", who: id, url: "https://example.org/" })).toEqual({ done: true });
  expect(seen().bot.complaints).toEqual([]);
});

test("every refusal has plain words in either language, and the Russian ones are Russian", () => {
  const [en, ru] = [Object.values(roomWords.en.refused), Object.values(roomWords.ru.refused)];
  for (const sentence of en) expect(sentence).toMatch(/^[A-Z][^А-Яа-я]+\.$/);
  for (const sentence of ru) expect(sentence).toMatch(/^[А-Я][^A-Za-z]+\.$/);
});

test("the one package that the page builds on is served, and nothing else of the machine", async () => {
  const url = await openedRoom();
  const lit = await knock(url, { path: "/modules/lit-html/directives/repeat.js" });
  expect(lit).toMatchObject({ status: 200, headers: { "content-type": "text/javascript; charset=utf-8" } });
  expect(lit.text).toContain('from"../lit-html.js"');
  for (const path of [
    "/../room.ts",
    "/%2e%2e/room.ts",
    "/..%2froom.ts",
    "/%2e%2e%5croom.ts",
    "/modules/lit-html/../zod/index.js",
    "/modules/lit-html/%2e%2e/zod/index.js",
    "/modules/lit-html/package.json",
    "/modules/zod/index.js",
    "/.env",
    "/%00.ts",
    "/tsconfig.json",
    "//etc/passwd",
  ])
    expect(await knock(url, { path }), path).toMatchObject({ status: 404, text: "" });
});
