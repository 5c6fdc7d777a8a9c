import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { openRoom } from "../../src/room/opening.ts";

/** The stripped browser that npm brings is one for Linux; elsewhere the one that people have serves as well. */
export async function openBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];
  if (process.platform !== "linux") return driver.launch({ channel: "chrome" });
  return driver.launch({ args, executablePath: await chromium.executablePath() });
}

export interface OpenRoom {
  readonly address: string;
  readonly port: number;
  /** Ends the server as Ctrl+C would. */
  readonly close: () => Promise<void>;
}

/** The room as npm start would open it, in this process. */
export async function openRoomAt(port = 0): Promise<OpenRoom> {
  const stop = new AbortController();
  const opened = Promise.withResolvers<string>();
  const ended = openRoom({
    host: "127.0.0.1",
    opens: false,
    port,
    locale: "en",
    env: {},
    write: (line) => opened.resolve(/http:\S+/.exec(line)?.[0] ?? ""),
    signal: stop.signal,
  });
  const address = await Promise.race([opened.promise, ended.then((why) => Promise.reject(new Error(why)))]);
  const close = async () => {
    stop.abort();
    await ended;
  };
  return { address, port: Number(new URL(address).port), close };
}

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
      await page.goto((await open()).address + query);
      return page;
    },
  };
}

/** A server that is gone is told by the browser as an error, too; the page says so itself. */
const isTrouble = (type: string, text: string) =>
  type === "error" && !/ERR_|Failed to load resource/.test(text);
