import { z } from "zod";
import { isZone } from "./core/timetable.ts";

/** How the bot runs, as its operator said in the environment. */
export type Config = Common &
  (
    | { readonly mode: "polling"; readonly token: string; readonly apiRoot: string }
    | { readonly mode: "rehearsal" }
  );

interface Common {
  readonly dataDir: string;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const optional = (value: unknown) => (value === "" ? undefined : value);

const environment = z.object({
  BOT_TOKEN: z.preprocess(
    optional,
    z
      .string()
      .regex(/^\d+:[\w-]+$/, "expected a token as @BotFather gives it, like 123456:ABC-DEF")
      .optional(),
  ),
  TELEGRAM_API_ROOT: z.preprocess(
    optional,
    z
      .url({ protocol: /^https?$/, error: "expected an address that begins with http:// or https://" })
      .default("https://api.telegram.org"),
  ),
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

/** Either the configuration, or one line per mistake that says what was expected; never the wrong value itself. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | readonly string[] {
  const parsed = environment.safeParse(env);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const { BOT_TOKEN, TELEGRAM_API_ROOT, DATA_DIR, DEFAULT_LOCALE, DEFAULT_TIMEZONE, LOG_LEVEL } = parsed.data;
  const common = {
    dataDir: DATA_DIR,
    defaults: { locale: DEFAULT_LOCALE, zone: DEFAULT_TIMEZONE },
    logLevel: LOG_LEVEL,
  };
  return BOT_TOKEN === undefined
    ? { ...common, mode: "rehearsal" }
    : { ...common, mode: "polling", token: BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT.replace(/\/+$/, "") };
}
