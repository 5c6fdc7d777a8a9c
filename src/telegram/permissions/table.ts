import type { MoveName } from "./moves.ts";
import { elsewhere, impossible, type Line, line, no, silent, type Verdict, within, yes } from "./verdict.ts";

/** What every kind of deed has a line in. A move that has none does not compile. */
export interface Permissions {
  readonly commands: Readonly<Record<string, { readonly inPrivate: Line; readonly inGroup: Line }>>;
  readonly links: Readonly<Record<string, Line>>;
  readonly buttons: Readonly<Record<string, Line>>;
  readonly moves: Readonly<Record<MoveName, Line>>;
  readonly replies: Readonly<Record<string, Line>>;
  readonly words: Readonly<Record<string, Line>>;
}

const outdated = no("unknown-button");
/** An anonymous administrator is nobody in particular, and so can do nothing at all. */
export const masked = no("anonymous-admin");
const away = impossible("they are not in the chat");
const soon = impossible("nobody has been chosen for that yet");
const nothingOwed = within("draft-nothing-owed");
const notAdmin = within("setup-not-admin");
const notModerator = within("refusal-notModerator");
const notParticipant = within("refusal-notParticipant");
const notYourTurn = within("refusal-notYourTurn");
const gone = within("draft-gone");

// Commands in private, and the buttons that give them.
const everybody = line({ outside: yes, inside: yes });
// Without a link: who is at home somewhere gets help, everybody else hears how to come in.
const arriving = line({
  outside: within("start-lost"),
  inside: yes,
  outsider: yes,
  administrator: within("rules-accept"),
});
const about = (none: string) => line({ outside: no(none), inside: yes, outsider: elsewhere });
const only = (who: "moderator" | "presenter", none: string) =>
  line({ outside: no(none), inside: no(none), [who]: yes });
const owing = line({
  outside: no("draft-nothing-owed"),
  inside: yes,
  member: nothingOwed,
  observer: nothingOwed,
});
const settingUp = line({
  outside: no("setup-no-group"),
  inside: notAdmin,
  outsider: elsewhere,
  administrator: yes,
});

// In the group's chat.
const chatting = (each: Verdict, exceptions: Partial<Line> = {}) =>
  line({ outside: away, administrator: each, anonymous: masked, inside: each, ...exceptions });
const answered = chatting(yes);
const pointed = chatting(within("private-only"));
const voting = chatting(yes, {
  administrator: within("vote-not-counted"),
  member: within("vote-not-counted"),
  observer: within("vote-not-counted"),
  anonymous: impossible("a vote of the group itself names nobody"),
});

// Moves: whoever is outside has no buttons; what may be done inside is the core's to say.
const onlookers = { member: notParticipant, observer: notParticipant };
const anyone = line({ outside: outdated, inside: yes });
const taking = (exceptions: Partial<Line> = {}) =>
  line({ outside: outdated, inside: yes, ...onlookers, ...exceptions });
const led = line({ outside: outdated, inside: notModerator, moderator: yes });
// Moves in words begin with a button, which is there for those who are asked.
const wording = (exceptions: Partial<Line> = {}) =>
  line({ outside: outdated, inside: yes, member: gone, observer: gone, ...exceptions });
const ofPresenter = wording({ participant: gone, moderator: gone });
const ofConsultants = wording({ presenter: gone });
const ofOneParticipant = wording({ presenter: gone, moderator: gone });

const command = (inPrivate: Line, inGroup: Line) => ({ inPrivate, inGroup });
const ofAdministrator = line({ outside: notAdmin, inside: notAdmin, administrator: yes });
const knocking = (guessed: string) =>
  line({ outside: within("join-not-in-group"), inside: yes, stranger: no(guessed), administrator: yes });

/**
 * Who may do what: every deed that anybody can try, and what becomes of it. What is refused with `no` is refused by
 * this very table, at the door; behind it the core and Telegram have the last word, and the table tells which.
 */
export const permissions = {
  commands: {
    now: command(about("now-nothing"), answered),
    pass: command(
      owing,
      chatting(yes, { administrator: nothingOwed, member: nothingOwed, observer: nothingOwed }),
    ),
    note: command(about("now-nothing"), pointed),
    agenda: command(about("agenda-empty"), answered),
    rules: command(about("now-nothing"), answered),
    moderator: command(only("moderator", "panel-no-meeting"), pointed),
    leave: command(about("now-nothing"), pointed),
    stop: command(only("presenter", "refusal-notPresenter"), pointed),
    setup: command(settingUp, answered),
    language: command(everybody, pointed),
    privacy: command(everybody, answered),
    export: command(everybody, pointed),
    forget: command(everybody, pointed),
    help: command(everybody, answered),
    start: command(arriving, pointed),
  },
  /** `t.me/…?start=<link>_<secret>`; a stranger can only guess the secret. */
  links: {
    join: knocking("join-unknown-link"),
    now: knocking("now-nothing"),
    setup: line({
      outside: notAdmin,
      inside: notAdmin,
      stranger: no("join-unknown-link"),
      administrator: yes,
    }),
  },
  /** Buttons that are neither a move nor a command, in the hands of whom they were offered to. */
  buttons: {
    write: wording(),
    accept: line({ outside: no("join-not-in-group"), administrator: yes, inside: yes }),
    decline: line({ outside: outdated, administrator: yes, inside: yes }),
    setup: ofAdministrator,
    "setup-group": ofAdministrator,
    "let-in": chatting(yes, { anonymous: impossible("a tap is always somebody's own") }),
    again: line({
      outside: outdated,
      inside: within("post-again-not-yours"),
      moderator: yes,
      administrator: within("post-again-not-yours"),
    }),
  },
  /** Moves in the step that knows them, by a button of one's own or the words that follow it. */
  moves: {
    join: line({
      outside: outdated,
      inside: yes,
      participant: within("refusal-alreadyIn"),
      presenter: soon,
      moderator: soon,
    }),
    observe: line({ outside: outdated, inside: yes, presenter: soon, moderator: soon }),
    vote: voting,
    tick: voting,
    untick: voting,
    "decline-moderation": line({
      outside: outdated,
      inside: yes,
      presenter: soon,
      moderator: within("refusal-alreadyModerator"),
    }),
    "keep-rules": taking({ presenter: soon }),
    "confirm-rules": taking({ presenter: soon, observer: yes }),
    "object-rules": taking({ presenter: soon }),
    "propose-rule": wording({ presenter: soon }),
    "drop-rule": wording({ presenter: soon }),
    "state-problem": wording({ presenter: soon }),
    "restate-problem": taking({ presenter: soon }),
    "choose-problem": taking({ presenter: soon, participant: notModerator }),
    "tell-case": ofPresenter,
    "ask-question": ofOneParticipant,
    "answer-question": ofPresenter,
    "write-solution": ofConsultants,
    voice: ofOneParticipant,
    "hold-back": line({ outside: outdated, inside: notYourTurn, participant: yes }),
    weigh: wording(),
    query: wording(),
    "answer-query": ofOneParticipant,
    done: taking(),
    pass: taking(),
    "choose-solutions": ofPresenter,
    "share-learning": ofConsultants,
    "propose-theme": wording(),
    report: wording({ participant: gone, moderator: soon }),
    leave: anyone,
    "stop-case": line({ outside: outdated, inside: within("refusal-notPresenter"), presenter: yes }),
    "lead-extend": led,
    "lead-close": led,
    "lead-skip": led,
    "lead-pause": led,
    "lead-resume": led,
    "lead-handover": led,
    "lead-first": led,
    "lead-decide": { ...led, moderator: within("refusal-nothingToDecide") },
  },
  /** Replies in the group to a message of the bot; to anything else it is people talking. */
  replies: {
    question: chatting(notYourTurn, { participant: yes }),
    answer: chatting(silent, { presenter: yes }),
    voice: chatting(notYourTurn, { participant: yes }),
    plus: chatting(yes, { administrator: notParticipant, ...onlookers }),
    minus: chatting(yes, { administrator: notParticipant, ...onlookers }),
    query: chatting(yes, { administrator: notParticipant, ...onlookers }),
    "answer-query": chatting(within("refusal-notYourQuestion"), {
      administrator: notParticipant,
      ...onlookers,
      participant: yes,
    }),
    other: chatting(silent),
  },
  /** What is written in private, and what is changed there afterwards. */
  words: {
    text: line({
      outside: nothingOwed,
      outsider: elsewhere,
      inside: nothingOwed,
      participant: yes,
      presenter: yes, // an answer that is still missing may be added late
      moderator: yes,
    }),
    edit: line({
      outside: silent,
      inside: silent,
      participant: yes,
      presenter: within("draft-edited-late"), // what was just confirmed
    }),
  },
} satisfies Permissions;

/** A command that has no line in the table has no name either. */
export type CommandName = keyof typeof permissions.commands;
export type LinkName = keyof typeof permissions.links;
export type ButtonName = keyof typeof permissions.buttons;
