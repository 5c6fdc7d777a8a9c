import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort, type Program, start } from "./programs.ts";

/** The room as somebody opens it who has no token. */
const open = (args: readonly string[] = [], env: Record<string, string> = {}): Program =>
  start("npm", ["start", "--", "--no-open", ...args], { BOT_TOKEN: "", PORT: "", ...env });

const address = /The rehearsal room is open: (http:\/\/\S+:(\d+)\/)/;

test("without a token a room is opened on this machine, and closed at once when told to", async () => {
  const port = await freePort();
  // Node itself: npm, told to stop, does not say how it ended.
  const env = { BOT_TOKEN: "", PORT: String(port) };
  const room = start(process.execPath, ["src/main.ts", "--no-open"], env);
  const [, url] = await room.says(address);
  expect(url).toBe(`http://127.0.0.1:${port}/`);
  const looking = await fetch(`${url}news`);
  expect(looking.status).toBe(200);
  const told = performance.now();
  room.kill("SIGTERM");
  expect(await room.ended).toBe(0);
  expect(performance.now() - told).toBeLessThan(2_000);
  await looking.text().catch(() => {}); // the line is cut, or ends
});

test("where the usual port is taken the next free one is told, where a wanted one is, that it is", async () => {
  const taken = createServer().listen(8_080, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve).once("error", resolve));
  onTestFinished(() => void taken.close());
  const usual = open();
  const [, , port] = await usual.says(address);
  expect(Number(port)).toBeGreaterThan(8_080);
  expect(usual.printed()).toContain(`Port 8080 is taken, so the room is on ${port}.`);
  const wanted = open([], { PORT: String(port) });
  expect(await wanted.ended).toBe(1);
  expect(wanted.printed()).toContain(`\nPort ${port} is taken: choose another PORT.\n`);
});

test("a room that is open to others says so", async () => {
  const room = open(["--host", "0.0.0.0"], { PORT: "0" });
  await room.says(/Warning: whoever can reach this machine can look into the room/);
  await room.says(address);
});

test("what is not understood is one line, and help is help", async () => {
  const wrong = open(["--fly"]);
  expect(await wrong.ended).toBe(1);
  expect(wrong.printed()).toContain("\nUnknown option '--fly'\n");
  const help = open(["--help"]);
  expect(await help.ended).toBe(0);
  expect(help.printed()).toContain("--no-open");
});
