/**
 * Where people stand towards one group and its meeting. Somebody who is in the chat without being a member counts as
 * its administrator does: neither of them has a say inside a meeting (protocol: equal).
 */
export const standings = [
  "stranger",
  "linkHolder",
  "former",
  "outsider", // a member of another group
  "administrator", // of the chat, not a member
  "anonymous", // an administrator who writes as the group
  "member",
  "observer",
  "participant",
  "presenter",
  "moderator",
] as const;
export type Standing = (typeof standings)[number];

export type Verdict =
  /** It happens. */
  | { readonly is: "yes" }
  /** It happens for their own group; of this one they learn nothing. */
  | { readonly is: "elsewhere" }
  /** Refused at the door, by this table, with these words. */
  | { readonly is: "no"; readonly says: string }
  /** Refused further in with these words: by the core, whose rule it is, or by what Telegram answers. */
  | { readonly is: "within"; readonly says: string }
  /** It is people talking, and none of the bot's business. */
  | { readonly is: "silent" }
  | { readonly is: "impossible"; readonly why: string };

export const yes: Verdict = { is: "yes" };
export const elsewhere: Verdict = { is: "elsewhere" };
export const silent: Verdict = { is: "silent" };
export const no = (says: string): Extract<Verdict, { is: "no" }> => ({ is: "no", says });
export const within = (says: string): Verdict => ({ is: "within", says });
export const impossible = (why: string): Verdict => ({ is: "impossible", why });

/** One deed, and what becomes of it for each who may try. */
export type Line = Readonly<Record<Standing, Verdict>>;

interface Rough extends Partial<Line> {
  /** Whoever is no member of the group. */
  readonly outside: Verdict;
  readonly inside: Verdict;
}

/** In private and on buttons everybody is themself. */
const named = impossible("only messages in a group can be anonymous");

/** A line in rough strokes, and whoever is an exception by name. */
export const line = ({ outside, inside, ...exceptions }: Rough): Line => ({
  stranger: outside,
  linkHolder: outside,
  former: outside,
  outsider: outside,
  administrator: outside,
  anonymous: named,
  member: inside,
  observer: inside,
  participant: inside,
  presenter: inside,
  moderator: inside,
  ...exceptions,
});
