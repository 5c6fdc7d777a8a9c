/** How fast Telegram lets a bot speak: a bucket of tokens that fills again over time. */
interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Limits {
  readonly bot: Pace;
  readonly chat: Pace;
  readonly group: Pace;
}

/** 30 messages a second in all, 1 a second in one chat, 20 a minute in one group; edits count too. */
export const telegramLimits: Limits = {
  bot: { burst: 30, perSecond: 30 },
  chat: { burst: 3, perSecond: 1 },
  group: { burst: 18, perSecond: 20 / 60 },
};

interface Bucket {
  tokens: number;
  at: number;
}

/** Says when the next message to a chat may leave. What it knows lives in memory: a restart begins with full buckets. */
export function createPacer(limits: Limits | undefined) {
  const buckets = new Map<string, Bucket>();

  const filled = (name: string, pace: Pace, now: number): Bucket => {
    const bucket = buckets.get(name) ?? { tokens: pace.burst, at: now };
    const tokens = Math.min(pace.burst, bucket.tokens + ((now - bucket.at) / 1000) * pace.perSecond);
    const fresh = { tokens, at: now };
    buckets.set(name, fresh);
    return fresh;
  };

  const bucketsOf = (chatId: number, now: number): readonly Bucket[] => {
    if (!limits) return [];
    const bot = filled("bot", limits.bot, now);
    const chat = filled(`chat ${chatId}`, limits.chat, now);
    return chatId < 0 ? [bot, chat, filled(`group ${chatId}`, limits.group, now)] : [bot, chat];
  };

  return {
    mayLeave: (chatId: number, now: number): boolean =>
      bucketsOf(chatId, now).every(({ tokens }) => tokens >= 1),
    left: (chatId: number, now: number): void => {
      for (const bucket of bucketsOf(chatId, now)) bucket.tokens -= 1;
    },
  };
}
