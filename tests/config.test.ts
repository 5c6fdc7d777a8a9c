import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";

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
    for (const url of ["http://127.0.0.1:8080/a", "http://localhost/a", "http://[::1]:1/a"])
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
    ["WEBHOOK_SECRET", "with spaces"],
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
