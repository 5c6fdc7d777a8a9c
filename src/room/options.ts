import { parseArgs } from "node:util";
import { type Mistake, orMistake } from "../command-line.ts";
import { hostIn } from "./addresses.ts";

export const usage = `npm start -- [options]

Without BOT_TOKEN: a room in the browser, in which you play one of a group, and simulated colleagues the others.
Nothing leaves the machine.

  --host H     listen on another address than 127.0.0.1: whoever reaches it can look in and take part
  --no-open    do not open the browser
  --help       this

PORT           where to listen (8080, or the next one that is free)
`;

export interface RoomOptions {
  readonly host: string;
  readonly opens: boolean;
}

export type Wish =
  | { readonly type: "room"; readonly options: RoomOptions }
  | { readonly type: "help" }
  | Mistake;

const schema = {
  host: { type: "string", default: "127.0.0.1" },
  "no-open": { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** How somebody wants the room to be opened, or the one thing about it that cannot be understood. */
export const readOptions = (argv: readonly string[]): Wish =>
  orMistake((): Wish => {
    const { values } = parseArgs({ args: [...argv], options: schema });
    if (values.help) return { type: "help" };
    const host = hostIn(values.host);
    if (host === undefined) return { type: "mistake", line: "--host: expected an address" };
    return { type: "room", options: { host, opens: !values["no-open"] } };
  });
