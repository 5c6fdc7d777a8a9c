import { pino } from "pino";

/** One line of JSON per event, to standard output. Nobody hands it content, names or tokens. */
export const createLog = (level: string) =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });

export type Log = ReturnType<typeof createLog>;
