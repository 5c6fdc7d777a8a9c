import { describe, expect, test } from "vitest";
import { plainly, readConfig } from "../src/config.ts";

const BOT_TOKEN = "123456:ABC-DEF";
const WEBHOOK_URL = "https://krug.example.org/from-telegram";

test("without a token there is the rehearsal", () => {
  expect(readConfig({ WEBHOOK_URL })).toMatchObject({ mode: "rehearsal" });
});

test("with a token alone Telegram is asked for news", () => {
  expect(readConfig({ BOT_TOKEN, WEBHOOK_URL: "" })).toMatchObject({ mode: "polling", keeping: undefined });
});

describe("a webhook", () => {
  test("listens to the whole network on port 8080, unless said otherwise", () => {
    const webhook = { url: WEBHOOK_URL, secret: undefined, port: 8080, host: "0.0.0.0" };
    expect(readConfig({ BOT_TOKEN, WEBHOOK_URL })).toMatchObject({ mode: "webhook", webhook });
    const own = { WEBHOOK_SECRET: "only_Telegram-knows", PORT: "0", HOST: "127.0.0.1" };
    expect(readConfig({ BOT_TOKEN, WEBHOOK_URL, ...own })).toMatchObject({
      webhook: { secret: "only_Telegram-knows", port: 0, host: "127.0.0.1" },
    });
  });

  test("is https, but for a machine's talk with itself", () => {
    for (const url of [
      "http://127.0.0.1:8080/a",
      "http://127.8.9.1/a",
      "http://localhost/a",
      "http://[::1]:1/a",
    ])
      expect(readConfig({ BOT_TOKEN, WEBHOOK_URL: url }), url).toMatchObject({ mode: "webhook" });
    for (const url of [
      "http://krug.example.org",
      "krug.example.org",
      "ftp://127.0.0.1",
      `${WEBHOOK_URL}/../health`,
    ])
      expect(readConfig({ BOT_TOKEN, WEBHOOK_URL: url }), url).toEqual([
        expect.stringMatching(/^WEBHOOK_URL: expected/),
      ]);
  });

  test.each([
    ["WEBHOOK_SECRET", "with spaces in between"],
    ["WEBHOOK_SECRET", "a"],
    ["WEBHOOK_SECRET", "fifteen-letters"],
    ["WEBHOOK_SECRET", "x".repeat(257)],
    ["PORT", "65536"],
    ["PORT", "eighty"],
  ])("says what is wrong with %s=%s, and does not repeat it", (name, value) => {
    const said = readConfig({ BOT_TOKEN, WEBHOOK_URL, [name]: value }) as readonly string[];
    expect(said).toEqual([expect.stringMatching(new RegExp(`^${name}: expected`))]);
    expect(said.join()).not.toContain(value);
  });
});

describe("the second keeping place", () => {
  test("is logged in to by the token of another bot", () => {
    const keeping = { token: "654321:ABC", root: "http://127.0.0.1:9/api" };
    const env = { BOT_TOKEN, CURSOR_TOKEN: keeping.token, CURSOR_ROOT: `${keeping.root}/` };
    expect(readConfig(env)).toMatchObject({ mode: "polling", keeping });
  });

  test("is never told the bot's own token, not even an older one", () => {
    for (const token of [BOT_TOKEN, "123456:OLDER"])
      expect(readConfig({ BOT_TOKEN, CURSOR_TOKEN: token })).toEqual([
        expect.stringMatching(/^CURSOR_TOKEN: expected the token of another bot/),
      ]);
  });
});

describe("the way to the Bot API, and to the second keeping place", () => {
  const inClear = (TELEGRAM_API_ROOT: string, CURSOR_ROOT = "") => {
    const config = readConfig({ BOT_TOKEN, TELEGRAM_API_ROOT, CURSOR_TOKEN: "654321:ABC", CURSOR_ROOT });
    if (!("mode" in config) || config.mode === "rehearsal") throw new Error("it was not understood");
    return plainly(config);
  };

  test("may be plain http within the machine, without a word", () => {
    for (const root of [
      "http://localhost:8081",
      "http://127.0.0.1",
      "http://127.3.2.1:8081",
      "http://[::1]:80",
    ])
      expect(inClear(root, `${root}/api`), root).toEqual([]);
    expect(inClear("", "")).toEqual([]);
    expect(inClear("HTTPS://elsewhere.example")).toEqual([]);
  });

  test("is warned about where it is plain http through a network", () => {
    for (const root of [
      "http://elsewhere",
      "HTTP://10.0.0.1:8081",
      "http://localhost.example",
      "http://128.0.0.1",
    ])
      expect(inClear(root), root).toEqual(["TELEGRAM_API_ROOT"]);
    expect(inClear("", "http://elsewhere/api")).toEqual(["CURSOR_ROOT"]);
  });
});

describe("the operator's key", () => {
  const hex = "0123456789abcdef".repeat(4);
  const base64 = Buffer.from(hex, "hex").toString("base64");
  const mixed = "qL7vX0nJ4mYw2bR8sT6uE1oPzKdHcGfA9iVyNxQjWlM=";

  test.each([
    hex,
    hex.toUpperCase(),
    base64,
    mixed,
    "correct horse battery staple",
    "Пятнадцать раз по утрам",
  ])("may be %s", (CONTENT_KEY) => {
    expect(readConfig({ BOT_TOKEN, CONTENT_KEY })).toMatchObject({ contentKey: CONTENT_KEY });
  });

  test.each([
    ["63 hexadecimal digits", hex.slice(1)],
    ["65 hexadecimal digits", `${hex}0`],
    ["half as many again", hex + hex.slice(32)],
    ["0x before it", `0x${hex}`],
    ["quotes around it", `"${hex}"`],
    ["quotes around base64", `'${mixed}'`],
    ["a space behind it", `${hex} `],
    ["a line's end behind base64", `${mixed}\n`],
    ["a line's end in the middle", `${mixed.slice(0, 20)}\n${mixed.slice(20)}`],
    ["base64 cut off by one", mixed.slice(1)],
    ["base64 with one too many", `x${mixed}`],
    ["base64 of 31 bytes", Buffer.from(mixed, "base64").subarray(1).toString("base64")],
    ["base64 of 16 bytes", Buffer.from(mixed, "base64").subarray(16).toString("base64")],
    ["base64url cut off by one", mixed.slice(1, -1).replace("X", "-")],
    ["one letter, many times", "a".repeat(40)],
    ["nothing but spaces", " ".repeat(20)],
    ["fifteen characters", "fifteen letters"],
  ])("is refused with %s, and not repeated", (_, CONTENT_KEY) => {
    const said = readConfig({ BOT_TOKEN, CONTENT_KEY }) as readonly string[];
    expect(said).toEqual([expect.stringMatching(/^CONTENT_KEY: expected/)]);
    expect(said.join()).not.toContain(CONTENT_KEY);
  });
});
