import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { colleagues, dialogues } from "./circles.ts";
import { fileConversations } from "./conversations.ts";
import { krug } from "./krug.ts";
const people = colleagues(Number(process.argv[2] ?? 1000));
const updates = dialogues(people);
const only = process.argv[3];
for (let i = 0; i < 3; i += 1)
  for (const one of [krug, fileConversations]) {
    if (only && !one.name.startsWith(only)) continue;
    const dir = mkdtempSync(join(tmpdir(), "bench-"));
    const t0 = performance.now();
    const ready = await one.prepare(dir, people);
    const t = performance.now();
    await ready.hold(updates);
    const ms = performance.now() - t;
    process.stdout.write(`${one.name} prep ${(t - t0).toFixed(0)} ${Math.round(updates.length / ms * 1000)}/s stated ${ready.stated()}\n`);
    ready.close();
    rmSync(dir, { recursive: true });
  }
