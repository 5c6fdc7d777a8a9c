import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

function run(...options: readonly string[]) {
  const child = spawn(process.execPath, ["src/emulator/main.ts", ...options]);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => said.push(String(chunk)));
  const ended = once(child, "close").then(([code]) => ({ code, said: said.join("") }));
  return { child, ended };
}

test("the program says where it listens and stops when told to", async () => {
  const { child, ended } = run("--port", "0");
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const { code, said } = await ended;
  expect(code).toBe(0);
  expect(said).toMatch(/http:\/\/127\.0\.0\.1:\d+[\s\S]*Token +700000001:[\s\S]*\/people/);
});

test("a wrong option ends it with one clear line", async () => {
  const wrong = [run("--port", "many"), run("--colour", "red")];
  for (const { code, said } of await Promise.all(wrong.map(({ ended }) => ended))) {
    expect(code).toBe(1);
    expect(said.trim().split("\n")).toHaveLength(1);
  }
});
