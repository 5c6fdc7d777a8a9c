import { Worker } from "node:worker_threads";

export interface PlaceConfig {
  /** The token of a bot that exists for this alone. */
  readonly token: string;
  readonly root: string;
  /** How long one attempt may take, in milliseconds. */
  readonly attempt: number;
}

/** To read what is kept under a name, or to keep a value there. */
export interface Order {
  readonly name: string;
  readonly value: string | undefined;
}

interface Answer {
  readonly found?: unknown;
  readonly failed?: true;
}

/**
 * The keeping place, in a thread of its own: whatever happens there, it ends with the attempt. One thing at a time.
 */
export function createPlace(config: PlaceConfig) {
  let worker: Worker | undefined;

  async function close(): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  function start(): Worker {
    // Its outcries about every 5xx are kept off the log.
    const options = { workerData: config, stdout: true, stderr: true };
    const started = new Worker(new URL("./worker.ts", import.meta.url), options);
    started.unref();
    // Whatever breaks in it shows as its end.
    started.on("error", () => {});
    return started;
  }

  return {
    close,
    /** What was found, if anything. Rejects where the place did not do it in time. */
    ask: async (order: Order): Promise<unknown> => {
      worker ??= start();
      try {
        const { found, failed } = await answerOf(worker, order, config.attempt);
        if (failed) throw new Error("The keeping place has refused");
        return found;
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

export type Place = ReturnType<typeof createPlace>;

function answerOf(worker: Worker, order: Order, attempt: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      worker.off("message", take).off("exit", fail);
      act();
    };
    const take = (answer: Answer) => settle(() => resolve(answer));
    const fail = () => settle(() => reject(new Error("The keeping place is out of reach")));
    const timer = setTimeout(fail, attempt).unref();
    worker.on("message", take).on("exit", fail);
    worker.postMessage(order);
  });
}
