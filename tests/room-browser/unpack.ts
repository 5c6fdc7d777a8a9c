import chromium from "@sparticuz/chromium";

/** Unpacks the browser once, before tests that run beside each other would all do it. */
export async function setup(): Promise<void> {
  if (process.platform === "linux") await chromium.executablePath();
}
