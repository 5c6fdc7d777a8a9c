import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const source = dirname(import.meta.dirname);
/** Where the files of our code lie, as the frames of a stack name them. */
const places = [`${pathToFileURL(source).href}/`, `${source}/`] as const;

/** Errors are named in the log, never quoted: their messages may hold what people wrote, or the token. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = innermostCode(error);
  return [/^\w{1,40}$/.test(error.name) ? error.name : "Error", ...(code ? [code] : [])].join(" ");
}

/** A code such as SQLITE_FULL or ECONNRESET; empty where there is none. */
export function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return /^(E|ERR_|SQLITE_)[A-Z\d_]{2,40}$/.test(String(code)) ? String(code) : "";
}

/** Why a call failed is known best to what lies at its bottom, as ECONNREFUSED under an HttpError. */
function innermostCode(error: unknown): string {
  const { cause, error: inner } = (error ?? {}) as { readonly cause?: unknown; readonly error?: unknown };
  return (cause || inner ? innermostCode(cause ?? inner) : "") || codeOf(error);
}

/** The line of our code that it came through; what a message says of such lines does not count. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { stack = "", message } = error;
  const quoted = message === "" ? -1 : stack.indexOf(message);
  const frames = quoted < 0 ? stack : stack.slice(quoted + message.length);
  for (const frame of frames.split("\n").filter((line) => line.startsWith("    at "))) {
    const place = places.find((one) => frame.includes(one));
    const [, rest = ""] = place === undefined ? [] : frame.split(place);
    const [line] = /^[\w./-]+:\d+/.exec(rest) ?? [];
    if (line !== undefined) return `src/${line}`;
  }
  return "";
}

/** The data directory, or a file in it, is not as it has to be: its operator can mend that, and nobody else. */
export const isOfTheFolder = (error: unknown): boolean =>
  /^(E(ACCES|PERM|ROFS|NOTDIR|EXIST|ISDIR|NOENT|NOSPC)|SQLITE_(CANTOPEN|READONLY|NOTADB|CORRUPT|IOERR|FULL)\w*)$/.test(
    codeOf(error),
  );

/** A full or broken disk is no fault of what was being done, which can be done again when there is room. */
export function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN)/.test(String(code)) || isOfTheDisk(cause);
}
