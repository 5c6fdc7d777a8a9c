import { plain } from "./formatting.ts";

/**
 * What the bot notices in a draft and privately suggests to look at again. Only a suggestion: the person decides.
 * Each hint is a text key (`hint-<name>`).
 */
export type Hint = "causes" | "advice" | "sentences";

const causes: readonly RegExp[] = [
  /я\s+(считаю|думаю|уверена?),?\s+(что\s+)?причин/iu,
  /причин[аы]\s+(в\s+том|этого|тому|здесь)/iu,
  /(случилось|произошло|получилось)\s+(это\s+)?(потому|оттого|из-за)/iu,
  /наверное,?\s+(это\s+)?я\s+(не|сама?|слишком|плохо)/iu,
  /(я|мы)\s+сам[аи]?\s+виноват/iu,
  /моя\s+(вина|ошибка)|(я|мы)\s+виноват/iu,
  /в\s+дальнейшем\s+(мне\s+)?(следует|нужно|надо)/iu,
  /(мне|нам)\s+(следовало|надо\s+было|нужно\s+было)/iu,
  /\b(i|we) (think|believe|am sure|guess) (that )?(the |its |it is |this is )?(reason|cause|because)/iu,
  /\b(it|this|that) (happened|is|was) because\b/iu,
  /\bthe (reason|cause) (is|was|for)\b/iu,
  /\b(probably|maybe|perhaps),? (i|we) (did not|didn't|should|failed|was|were)/iu,
  /\b(it is|it's|it was) (all )?my (own )?fault\b|\bi (am|was) to blame\b/iu,
  /\b(i|we) should have\b|\bin (the )?future (i|we) should\b/iu,
];

const advice: readonly RegExp[] = [
  /(не\s+)?(пробовал[аи]?|пытал(а|и)сь|пытался|думал[аи]?)\s+(ли\s+)?(ты|вы)?(?!\p{L}).*\?/iu,
  /(ты|вы)\s+(не\s+)?(пробовал[аи]?|пытал(ась|ись|ся)|думал[аи]?)(?!\p{L})/iu,
  /(почему|отчего)\s+(бы|ты\s+не|вы\s+не)/iu,
  /(может\s+быть|может|а\s+что),?\s+(если|стоит|попробовать|лучше)/iu,
  /(тебе|вам)\s+(стоит|следует|надо|нужно|лучше)/iu,
  /\bhave you (ever )?(tried|considered|thought)\b/iu,
  /\bwhy (don't|didn't|not|do not|did not) (you|just)?/iu,
  /\b(could|should|couldn't|shouldn't) you (not )?(just )?\p{L}+/iu,
  /\b(maybe|perhaps) you (should|could)|\bwhat if you\b|\bi would (suggest|advise)/iu,
];

const matches = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(plain(text)));

/** Explaining and self-blame in a case tie the others' hands (protocol: tell-case). */
export const speaksOfCauses = (text: string): boolean => matches(causes, text);

/** Advice dressed as a question belongs to the solutions (protocol: clarify). */
export const soundsLikeAdvice = (text: string): boolean => matches(advice, text);

/** A problem is one sentence if possible (protocol: state-problems). */
export const isSeveralSentences = (text: string): boolean =>
  plain(text)
    .trim()
    .split(/[.!?…]+(?=\s+\p{Lu})/u).length > 1;
