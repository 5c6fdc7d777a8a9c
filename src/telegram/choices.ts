import type { AnyMove, Choice } from "../core/notice.ts";

/** What a tapped button means: a move in a meeting, or a command to the bot; with the epoch it was offered in. */
export type Token = { readonly meeting: number; readonly epoch: number } & (
  | { readonly move: AnyMove }
  | { readonly command: string }
);

/** Telegram's limit for the data behind a button, in bytes. */
const LONGEST_TOKEN = 64;

/**
 * A button's data: `<meeting>.<epoch>.<move>` in base 36, a move as `type;name=value`, a command after a `!`.
 * Nothing in it is secret or trusted: whoever taps acts as themself, and the core decides.
 */
export function encodeChoice(choice: Choice, meeting: number, epoch: number): string {
  if ("link" in choice) throw new Error("A link is no token");
  const deed = "move" in choice ? encodeMove(choice.move) : `!${choice.command}`;
  const token = `${meeting.toString(36)}.${epoch.toString(36)}.${deed}`;
  if (Buffer.byteLength(token) > LONGEST_TOKEN)
    throw new Error(`A button's token is too long: ${choice.label}`);
  return token;
}

const encodeMove = ({ type, ...values }: AnyMove): string =>
  [type, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(";");

/** Undefined for anything that is not one of our tokens: a forged or ancient button. */
export function decodeChoice(data: string): Token | undefined {
  const [, first, second, deed] = /^([0-9a-z]{1,10})\.([0-9a-z]{1,6})\.(.+)$/s.exec(data) ?? [];
  if (first === undefined || second === undefined || deed === undefined) return undefined;
  const place = { meeting: Number.parseInt(first, 36), epoch: Number.parseInt(second, 36) };
  return deed.startsWith("!") ? { ...place, command: deed.slice(1) } : { ...place, move: decodeMove(deed) };
}

function decodeMove(deed: string): AnyMove {
  const [type = "", ...pairs] = deed.split(";");
  const values = pairs.map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return [name, /^-?\d+$/.test(value) ? Number(value) : value] as const;
  });
  return { ...Object.fromEntries(values), type };
}

/** These may be tapped later than the step in which they were offered; everything else goes stale with its step. */
const lasting = new Set([
  "leave",
  "stop-case",
  "decline-moderation",
  "lead-handover",
  "tick",
  "join",
  "observe",
]);
const lastingCommands = new Set(["now", "moderator", "help", "language"]);

export const outlives = (token: Token): boolean =>
  "move" in token ? lasting.has(token.move.type) : lastingCommands.has(token.command.split(" ")[0] ?? "");
