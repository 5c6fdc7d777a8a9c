import type { SSEStreamingApi } from "hono/streaming";
import type { Hall, Listener } from "../hall.ts";

/** A quiet line is dropped by what stands between; in milliseconds. */
const HEARTBEAT = 15_000;
/** So many pieces may be on their way. */
const MOST_UNREAD = 24;

/** Keeps one browser up to date, until it goes away or the room is closed. */
export function createLine(hall: Hall, stream: SSEStreamingApi): Promise<void> {
  let number = 0;
  let unread = 0; // pieces that the browser has not taken yet
  const write = (text: string): void => {
    unread += 1;
    void stream.write(text).then(() => (unread -= 1));
  };
  return new Promise((resolve) => {
    const end = () => {
      clearInterval(beat);
      leave();
      resolve();
    };
    const tell: Listener = (event, text) => {
      number += 1;
      write(`event: ${event}\nid: ${number}\ndata: ${text}\n\n`);
      return unread < MOST_UNREAD;
    };
    const leave = hall.join(tell, end, () => unread === 0);
    const beat = setInterval(() => unread === 0 && write(":\n\n"), HEARTBEAT);
    stream.onAbort(end);
  });
}
