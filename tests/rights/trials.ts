import { TURN_POST } from "../../src/core/turn-taking.ts";
import { permissions } from "../../src/telegram/permissions/table.ts";
import type { Line } from "../../src/telegram/permissions/verdict.ts";
import type { Colleague } from "../journeys/circle.ts";
import { keysOf } from "../journeys/colleague.ts";
import { like } from "../journeys/words.ts";
import { GROUP, type Scene } from "./scene.ts";

/** One line of the table, and how anybody tries that deed. */
export interface Trial {
  readonly name: string;
  readonly line: Line;
  readonly attempt: (one: Colleague, how: { readonly anonymous: boolean }) => Promise<void>;
  /** What is said where it happens and changes nothing. */
  readonly shows?: string | RegExp;
  /** Where it happens, the meeting itself is another one. */
  readonly inMeeting?: boolean;
}

type Values = Readonly<Record<string, unknown>>;
type Named<T> = keyof T & string;

/** What decides for others is asked about first: they say yes. */
export async function agree(one: Colleague): Promise<void> {
  const yes = keysOf(one.sees()).find(
    (key) => "callback_data" in key && key.callback_data.includes(";sure="),
  );
  if (yes) await one.tap(yes.text);
}

/** Deeds by which one scene can be tried. */
export function trialsIn(scene: Scene) {
  const { button, chat, people, settle, current } = scene;
  const tap = (one: Colleague, command: string) => one.forge(button(one, { command }));
  const linkOf = () => scene.store().circles.group(GROUP)?.link ?? "";

  return {
    move: (name: Named<typeof permissions.moves>, values: Values = {}): Trial => ({
      name: `move ${name}`,
      line: permissions.moves[name],
      inMeeting: true,
      attempt: async (one) => {
        await one.forge(button(one, { move: { ...values, type: name } }));
        await agree(one);
      },
    }),
    /** A button, words, and the button that confirms them. */
    worded: (
      name: Named<typeof permissions.moves>,
      ask: string,
      taps: (one: Colleague) => readonly string[] = () => ["", "ok"],
    ): Trial => ({
      name: `move ${name}`,
      line: permissions.moves[name],
      inMeeting: true,
      attempt: async (one) => {
        const all = taps(one);
        for (const [index, verb] of all.entries()) {
          await tap(one, `write ${ask} ${verb}`.trimEnd());
          if ((one.toast() ?? "") !== "") return;
          if (index < all.length - 1 || all.length === 1) await one.write(`As ${one.name} does it.`);
        }
      },
    }),
    /** A button and nothing else. */
    tapped: (name: Named<typeof permissions.moves>, command: string): Trial => ({
      name: `move ${name}`,
      line: permissions.moves[name],
      inMeeting: true,
      attempt: (one) => tap(one, command),
    }),
    inPrivate: (name: Named<typeof permissions.commands>, shows: string | RegExp = "", rest = ""): Trial => ({
      name: `/${name} in private`,
      line: permissions.commands[name].inPrivate,
      attempt: (one) => one.write(`/${name}${rest}`).then(() => {}),
      shows,
    }),
    inGroup: (name: Named<typeof permissions.commands>, shows: string | RegExp = ""): Trial => ({
      name: `/${name} in the group`,
      line: permissions.commands[name].inGroup,
      attempt: (one, { anonymous }) => one.say(`/${name}`, anonymous),
      shows,
    }),
    link: (name: Named<typeof permissions.links>, shows: string | RegExp): Trial => ({
      name: `link ${name}`,
      line: permissions.links[name],
      attempt: async (one) => {
        const secret = one === scene.cast.stranger ? "AAAAAAAAAAAAAAAA" : linkOf();
        people.openLink(one.id, `https://t.me/krug_bot?start=${name}_${secret}`);
        await settle();
      },
      shows,
    }),
    button: (name: Named<typeof permissions.buttons>, rest: string, shows: string | RegExp = ""): Trial => ({
      name: `button ${name}`,
      line: permissions.buttons[name],
      attempt: (one) => tap(one, `${name} ${rest}`),
      shows,
    }),
    reply: (
      name: Named<typeof permissions.replies>,
      to: (one: Colleague) => string,
      text: string,
    ): Trial => ({
      name: `reply ${name}`,
      line: permissions.replies[name],
      inMeeting: true,
      attempt: async (one, { anonymous }) => {
        const [post] = scene
          .store()
          .posts.named(current().id, [to(one)])
          .toReversed();
        if (!post) throw new Error(`There is no post ${to(one)}`);
        people.say(one.id, chat(), text, { anonymous, replyTo: post.messageId });
        await settle();
      },
    }),
    vote: (): Trial => ({
      name: "move vote",
      line: permissions.moves.vote,
      inMeeting: true,
      attempt: (one) => one.vote(0),
    }),
    tick: (): Trial => ({
      name: "move tick",
      line: permissions.moves.tick,
      inMeeting: true,
      attempt: (one) => {
        const { id, epoch, ballots } = current();
        const ballot = ballots.at(-1)?.id;
        return one.forge(`${id.toString(36)}.${epoch.toString(36)}.tick;ballot=${ballot};option=0`, chat());
      },
    }),
    untick: (): Trial => ({
      name: "move untick",
      line: permissions.moves.untick,
      attempt: (one) => {
        const { id, epoch, ballots } = current();
        const ballot = ballots.at(-1)?.id;
        return one.forge(`${id.toString(36)}.${epoch.toString(36)}.untick;ballot=${ballot}`, chat());
      },
      shows: like("en", "vote-taken-back"),
    }),
    letIn: (): Trial => ({
      name: "button let-in",
      line: permissions.buttons["let-in"],
      attempt: (one) => one.forge("0.0.!let-in 1", chat()),
      shows: like("en", "let-in-late"),
    }),
    text: (): Trial => ({
      name: "words text",
      line: permissions.words.text,
      attempt: (one) => one.write(`${one.name} writes something.`).then(() => {}),
    }),
    edit: (): Trial => ({
      name: "words edit",
      line: permissions.words.edit,
      attempt: async (one) => {
        const mine = people.sees(one.id, one.id).filter(({ from }) => from?.id === one.id);
        const last = mine.at(-1);
        if (last) await one.edit(last, `${one.name} meant something else.`);
      },
      shows: "draft-edited",
    }),
    turnPost: () => TURN_POST,
    saidBy: (kind: string, isMeant: (author: number) => boolean): string => {
      const found = current().contributions.find((one) => one.kind === kind && isMeant(one.author));
      if (!found) throw new Error(`Nobody has given a ${kind}`);
      return `said-${found.id}`;
    },
  };
}

export type Trials = ReturnType<typeof trialsIn>;
