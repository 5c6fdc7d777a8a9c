import { parentPort, workerData } from "node:worker_threads";
import { freeStorage } from "@grammyjs/storage-free";
import type { Order, PlaceConfig } from "./place.ts";

/**
 * The package asks again for ever after a 5xx, and again and again after a 401. In this thread, which belongs to it
 * alone, its fetch ends that: a log-in, a call, and both once more are all that anything can need.
 */
const MOST_REQUESTS = 4;

const { token, root, attempt } = workerData as PlaceConfig;
const request = globalThis.fetch;
let left = 0;
globalThis.fetch = async (input, init) => {
  left -= 1;
  if (left < 0) throw new Error("Too many requests for one thing");
  // A place that sends the token elsewhere is not the place that the operator chose.
  return request(input, { ...init, redirect: "error", signal: AbortSignal.timeout(attempt) });
};

const storage = freeStorage<string>(token, { rootUrl: root });

parentPort?.on("message", async ({ name, value }: Order) => {
  left = MOST_REQUESTS;
  try {
    const found = value === undefined ? await storage.read(name) : await storage.write(name, value);
    parentPort?.postMessage({ found });
  } catch {
    parentPort?.postMessage({ failed: true });
  }
});
