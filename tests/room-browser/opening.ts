import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver, type Page } from "playwright-core";
import { openRoom } from "../../src/room/opening.ts";

/** The stripped browser that npm brings is one for Linux; elsewhere the one that people have serves as well. */
export async function openBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];
  if (process.platform !== "linux") return driver.launch({ channel: "chrome" });
  return driver.launch({ args, executablePath: await chromium.executablePath() });
}

/** Comes by a link, and leaves for it whatever story is going on. */
export async function goThere(page: Page, link: string): Promise<void> {
  await page.goto(link);
  if (new URL(link).search === "") return;
  await page.locator(".top").waitFor();
  const go = page.locator("dialog.leaving .go");
  if ((await go.count()) === 0) return;
  await go.press("Enter"); // leaves no pointer over the page
  await go.waitFor({ state: "detached" });
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
