import { z } from "zod";
import { isZone } from "./core/timetable.ts";
import { flawOfKey } from "./operator-words.ts";

/** How the bot runs, as its operator said in the environment. */
export type Config = Common &
  (
    | (Connected & { readonly mode: "polling" })
    | (Connected & { readonly mode: "webhook"; readonly webhook: WebhookConfig })
    | {
        readonly mode: "rehearsal";
        /** Where the room is to be opened; undefined = wherever there is place. */
        readonly port: number | undefined;
      }
  );

interface Connected {
  readonly token: string;
  readonly apiRoot: string;
  /** The key to what people said; undefined = the one in the data directory. */
  readonly contentKey: string | undefined;
  /** Where languages and cursors are kept a second time; undefined = nowhere. */
  readonly keeping: { readonly token: string; readonly root: string } | undefined;
}

export interface WebhookConfig {
  /** Where Telegram is asked to bring its news. */
  readonly url: string;
  /** By which Telegram is known; undefined = a new one at every start. */
  readonly secret: string | undefined;
  readonly port: number;
  readonly host: string;
}

interface Common {
  readonly dataDir: string;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const optional = (value: unknown) => (value === "" ? undefined : value);

const botToken = z
  .string()
  .regex(/^\d+:[\w-]+$/, "expected a token as @BotFather gives it, like 123456:ABC-DEF")
  .optional();

/** Telegram calls https only; plain http is for an emulator on the same machine. */
function isWebhookUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || url.pathname === "/health") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

const webAddress = z.url({
  protocol: /^https?$/,
  error: "expected an address that begins with http:// or https://",
});

const environment = z.object({
  BOT_TOKEN: z.preprocess(optional, botToken),
  TELEGRAM_API_ROOT: z.preprocess(optional, webAddress.default("https://api.telegram.org")),
  WEBHOOK_URL: z.preprocess(
    optional,
    z
      .string()
      .refine(isWebhookUrl, "expected an address that begins with https:// and does not end in /health")
      .optional(),
  ),
  WEBHOOK_SECRET: z.preprocess(
    optional,
    z
      .string()
      .regex(/^[\w-]{16,256}$/, "expected 16 to 256 letters, digits, _ or -")
      .optional(),
  ),
  PORT: z.preprocess(
    optional,
    z
      .string()
      .regex(/^\d{1,5}$/, "expected a number from 0 to 65535")
      .transform(Number)
      .refine((port) => port < 65_536, "expected a number from 0 to 65535")
      .optional(),
  ),
  HOST: z.preprocess(optional, z.string().default("0.0.0.0")),
  CONTENT_KEY: z.preprocess(
    optional,
    z
      .string()
      .superRefine((given, ctx) => {
        const message = flawOfKey(given);
        if (message !== undefined) ctx.addIssue({ code: "custom", message });
      })
      .optional(),
  ),
  CURSOR_TOKEN: z.preprocess(optional, botToken),
  CURSOR_ROOT: z.preprocess(optional, webAddress.default("https://grammy-free-session.deno.dev/api")),
  DATA_DIR: z.preprocess(optional, z.string().default("data")),
  DEFAULT_LOCALE: z.preprocess(optional, z.enum(["en", "ru"], { error: "expected en or ru" }).default("en")),
  DEFAULT_TIMEZONE: z.preprocess(
    optional,
    z.string().refine(isZone, "expected an IANA time zone, like Europe/Moscow").default("Europe/Moscow"),
  ),
  LOG_LEVEL: z.preprocess(
    optional,
    z.enum(logLevels, { error: `expected one of ${logLevels.join(", ")}` }).default("info"),
  ),
});

const botOf = (token: string | undefined): string | undefined => token?.split(":")[0];

/** A token that is sent to a third party must never be the one that the bot lives by. */
const checked = environment.refine(
  ({ BOT_TOKEN, CURSOR_TOKEN }) => CURSOR_TOKEN === undefined || botOf(CURSOR_TOKEN) !== botOf(BOT_TOKEN),
  {
    path: ["CURSOR_TOKEN"],
    error: "expected the token of another bot, made for this alone: it is sent to a third party",
  },
);

/** Either the configuration, or one line per mistake that says what was expected; never the wrong value itself. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | readonly string[] {
  const parsed = checked.safeParse(env);
  if (!parsed.success) return mistakes(parsed.error);
  const { BOT_TOKEN, DATA_DIR, DEFAULT_LOCALE, DEFAULT_TIMEZONE, LOG_LEVEL, ...rest } = parsed.data;
  const common = {
    dataDir: DATA_DIR,
    defaults: { locale: DEFAULT_LOCALE, zone: DEFAULT_TIMEZONE },
    logLevel: LOG_LEVEL,
  };
  if (BOT_TOKEN === undefined) return { ...common, mode: "rehearsal", port: rest.PORT };
  const { CURSOR_TOKEN, CURSOR_ROOT } = rest;
  const connected = {
    ...common,
    token: BOT_TOKEN,
    apiRoot: withoutSlash(rest.TELEGRAM_API_ROOT),
    contentKey: rest.CONTENT_KEY,
    keeping:
      CURSOR_TOKEN === undefined ? undefined : { token: CURSOR_TOKEN, root: withoutSlash(CURSOR_ROOT) },
  };
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret, PORT: port = 8080, HOST: host } = rest;
  return url === undefined
    ? { ...connected, mode: "polling" }
    : { ...connected, mode: "webhook", webhook: { url, secret, port, host } };
}

/** The variables that send a bot's token over a network as it is, for everybody on the way to read. */
export function plainly(config: Extract<Config, Connected>): readonly string[] {
  const roots = [
    ["TELEGRAM_API_ROOT", config.apiRoot],
    ["CURSOR_ROOT", config.keeping?.root],
  ] as const;
  return roots.flatMap(([name, root]) => (root !== undefined && isPlain(new URL(root)) ? [name] : []));
}

const isPlain = ({ protocol, hostname }: URL): boolean => protocol !== "https:" && !isLoopback(hostname);

/** Where everything is kept, and the operator's key to it where it is not kept there, too. */
export interface Place {
  readonly dataDir: string;
  readonly contentKey: string | undefined;
}

/** As `readConfig`, for a command that has to know no more than the place. */
export function readPlace(env: Readonly<Record<string, string | undefined>>): Place | readonly string[] {
  const parsed = environment.pick({ DATA_DIR: true, CONTENT_KEY: true }).safeParse(env);
  if (!parsed.success) return mistakes(parsed.error);
  return { dataDir: parsed.data.DATA_DIR, contentKey: parsed.data.CONTENT_KEY };
}

const mistakes = ({ issues }: z.ZodError): readonly string[] =>
  issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

const withoutSlash = (address: string): string => address.replace(/\/+$/, "");
