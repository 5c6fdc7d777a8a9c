import { Api, type ApiClientOptions } from "grammy";
import type { Call } from "../service/courier.ts";

export interface BotApiDeps {
  readonly token: string;
  readonly apiRoot: string;
  /** How long Telegram may hold back its answer where it is asked for news, in seconds. */
  readonly longPoll: number;
  /** Another way than the network (the rehearsal, tests). */
  readonly fetch?: typeof fetch | undefined;
  /** Ends every call on its way. */
  readonly signal: AbortSignal;
}

/** A call that hangs is given up after so many seconds, and may have arrived: a turn of two minutes has to outlast it. */
const PATIENCE = 12;
/** Telegram may have to fetch a file from far away. */
const PATIENCE_WITH_FILES = 30;
/** What an answer to a long poll may take beyond the wait that was asked for. */
const MARGIN = 10;

const withFile =
  /^send(Photo|Voice|Document|Video|VideoNote|Audio|Animation|Sticker|MediaGroup|PaidMedia|LivePhoto)$/;

type Raw = Readonly<Record<string, (payload: unknown, signal?: AbortSignal) => Promise<unknown>> & object>;

/** The Bot API, with a patience for each kind of call. */
export function createBotApi({ token, apiRoot, longPoll, fetch, signal }: BotApiDeps) {
  const patient = (timeoutSeconds: number): Api =>
    new Api(token, {
      apiRoot,
      timeoutSeconds,
      ...(fetch && { fetch: fetch as NonNullable<ApiClientOptions["fetch"]> }),
    });
  const api = patient(PATIENCE);
  const rawOf = (one: Api) => one.raw as unknown as Raw;
  const [plain, files, news] = [
    rawOf(api),
    rawOf(patient(PATIENCE_WITH_FILES)),
    rawOf(patient(longPoll + MARGIN)),
  ];
  const act = (raw: Raw, method: string) => {
    const found = raw[method];
    if (!found) throw new Error(`The Bot API has no ${method}`);
    return found;
  };

  const call: Call = (method, payload) => act(withFile.test(method) ? files : plain, method)(payload, signal);
  return {
    api,
    call,
    /** Asks for news, and waits for them as long as a long poll takes. */
    getUpdates: (payload: unknown, until: AbortSignal | undefined): Promise<unknown> =>
      act(news, "getUpdates")(payload, until),
  };
}
