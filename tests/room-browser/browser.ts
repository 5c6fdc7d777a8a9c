import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { goThere, type OpenRoom, openBrowser, openRoomAt } from "./opening.ts";

/** One browser and one room for a file of tests. */
export function house() {
  let browser: Promise<Browser> | undefined;
  let room: Promise<OpenRoom> | undefined;
  afterAll(async () => {
    await (await browser)?.close();
    await (await room)?.close();
  });
  const open = () => {
    room ??= openRoomAt();
    return room;
  };
  return {
    room: open,
    /** The server ends, and another one begins at the same address once `meanwhile` is over. */
    restart: async (meanwhile: () => Promise<void>): Promise<void> => {
      const before = await open();
      await before.close();
      await meanwhile();
      room = openRoomAt(before.port);
      await room;
    },
    /** A browser of somebody's own, which remembers nothing. Whatever goes wrong in the page fails the test. */
    visit: async (query = "", options: BrowserContextOptions = {}): Promise<Page> => {
      browser ??= openBrowser();
      const context = await (await browser).newContext({
        locale: "en-GB",
        viewport: { width: 1_440, height: 900 },
        ...options,
      });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("pageerror", ({ message }) => wrong.push(message));
      page.on("console", (said) => isTrouble(said.type(), said.text()) && wrong.push(said.text()));
      onTestFinished(() => {
        if (wrong.length > 0) throw new Error(wrong.join("\n"));
      });
      page.setDefaultTimeout(8_000);
      await goThere(page, (await open()).address + query);
      return page;
    },
  };
}

/** A server that is gone is told by the browser as an error, too; the page says so itself. */
const isTrouble = (type: string, text: string) =>
  type === "error" && !/ERR_|Failed to load resource/.test(text);
