import { setTimeout } from "node:timers/promises";
import { test } from "vitest";
import { gathered } from "./gathered.ts";
import { dataDir, startBot, startEmulator } from "./programs.ts";

test("a machine that was suspended gives the time back, and says so", async () => {
  const { url } = await startEmulator();
  const bot = startBot(url, dataDir());
  await bot.says(/"started"/);
  const { people } = await gathered(url);
  bot.kill("SIGSTOP");
  await setTimeout(4_000); // two and a half minutes of the bot's fast clock
  bot.kill("SIGCONT");
  await people[0].reads(/I was not available/);
});
