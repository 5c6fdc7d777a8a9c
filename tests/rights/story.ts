import type { Colleague } from "../journeys/circle.ts";
import { type Findings, judge } from "./judge.ts";
import { scene as prepare, type Scene } from "./scene.ts";
import { agree, type Trial, type Trials, trialsIn } from "./trials.ts";

interface Chapter {
  readonly scene: Scene;
  readonly trials: Trials;
  readonly judged: (...trials: readonly Trial[]) => Promise<void>;
  readonly boris: Colleague;
  readonly vera: Colleague;
  readonly gleb: Colleague;
}

/** Two meetings of one circle; wherever somebody could do something, everybody tries to. */
export async function wholeStory(): Promise<{ readonly findings: Findings; readonly scene: Scene }> {
  const findings: Findings = new Map();
  const scene = await prepare();
  const named = { boris: scene.person("Boris"), vera: scene.person("Vera"), gleb: scene.person("Gleb") };
  const judged = (...trials: readonly Trial[]) => judge(scene, trials, findings);
  const chapter = { scene, trials: trialsIn(scene), judged, ...named };
  for (const tell of [beginning, problems, clarifying, solving, weighing, ending, nextTime])
    await tell(chapter);
  return { findings, scene };
}

/** Makes a move by the button for it. */
const does =
  (scene: Scene, type: string, values: Readonly<Record<string, unknown>> = {}) =>
  async (one: Colleague) => {
    await one.forge(scene.button(one, { move: { ...values, type } }));
    await agree(one);
  };

const each = async (people: readonly Colleague[], act: (one: Colleague) => Promise<void>): Promise<void> => {
  for (const one of people) await act(one);
};

async function beginning({ scene, trials, judged, boris, vera, gleb }: Chapter): Promise<void> {
  const { move, worded, tapped, vote, tick, untick, letIn } = trials;
  const three = [boris, vera, gleb];
  await judged(move("join"), move("observe"));
  await each([boris, vera], does(scene, "join"));
  await judged(tick(), untick(), vote(), letIn());
  await each(three, (one) => one.vote("Vera"));
  scene.cast = { ...scene.cast, moderator: vera };
  await judged(
    move("decline-moderation"),
    move("keep-rules"),
    move("confirm-rules"),
    worded("propose-rule", "agree-rules rule 0"),
    tapped("drop-rule", "write agree-rules drop 0 pick 1"),
  );
  await does(scene, "propose-rule", { text: "Softly" })(boris);
  await each([vera, gleb], does(scene, "keep-rules"));
  await each(three, (one) => one.vote(0));
  await judged(move("object-rules"));
  await each(three, does(scene, "confirm-rules"));
}

async function problems({ scene, trials, judged, boris, vera, gleb }: Chapter): Promise<void> {
  const { move, worded } = trials;
  const three = [boris, vera, gleb];
  await judged(worded("state-problem", "state-problems problem 0"));
  await each(three, (one) => one.give(`The problem of ${one.name}`));
  for (const _ of ["first", "run-off"]) await each(three, (one) => one.vote(`The problem of ${one.name}`));
  const isHis = ({ kind, author }: { kind: string; author: number }) =>
    kind === "problem" && author === boris.id;
  const problem = scene.current().contributions.find(isHis);
  await judged(move("choose-problem", { problem: problem?.id }));
  await does(scene, "choose-problem", { problem: problem?.id })(vera);
  scene.cast = { ...scene.cast, presenter: boris };
  await judged(worded("tell-case", "tell-case case 0", () => ["", "end", "ok"]));
  await boris.write("It began in September.");
  await boris.press("button-that-is-all");
  await boris.press("confirm-case");
}

/** What is said in the group meanwhile may have arrived or not; returns the letter that is in doubt. */
async function losing(
  { emulator: { world }, store, chat }: Scene,
  act: () => Promise<void>,
): Promise<number> {
  world.faults = (method, payload) =>
    method === "sendMessage" && payload.chat_id === chat() && payload.protect_content
      ? { kind: "lost-before" }
      : undefined;
  await act();
  world.faults = undefined;
  const [letter] = store().outbox.inState("ambiguous");
  return letter?.id ?? 0;
}

async function clarifying({ scene, trials, judged, boris, vera, gleb }: Chapter): Promise<void> {
  const { move, worded, reply, saidBy, turnPost, button } = trials;
  await gleb.give("Who was there?");
  const lost = await losing(scene, () => vera.give("What did she say?"));
  const [question] = scene.current().contributions.filter(({ kind }) => kind === "question");
  await judged(
    worded("ask-question", "clarify question 0"),
    worded("answer-question", `clarify answer ${question?.id}`),
    reply("question", turnPost, "What did she say?"),
    reply("answer", () => saidBy("question", () => true), "Only the two of us."),
    reply("other", () => "gather", "+ Well said."),
    button("again", String(lost), "post-again-sent"),
    move("leave"),
    move("stop-case"),
    move("lead-extend"),
    move("lead-close"),
    move("lead-skip", { member: gleb.id }),
    move("lead-pause", { days: 1 }),
    move("lead-handover"),
    move("lead-first", { member: gleb.id }),
    move("lead-decide", { ballot: 1, option: 0 }),
  );
  await does(scene, "lead-pause", { days: 1 })(vera);
  await judged(move("lead-resume"));
  await does(scene, "lead-resume")(vera);
  // He leaves open what he is asked, one question after the other.
  for (const { kind } of scene.current().contributions)
    if (kind === "question") await does(scene, "pass", { step: "clarify" })(boris);
  await each([gleb, vera], (one) => one.write("/pass").then(() => {}));
}

async function solving({ scene, trials, judged, vera, gleb }: Chapter): Promise<void> {
  const { move, worded, reply, turnPost } = trials;
  await judged(worded("write-solution", "write-solutions solution 0"));
  await each([vera, gleb], async (one) => {
    await one.give(`I would do as ${one.name} does.`);
    await does(scene, "done", { step: "write-solutions" })(one);
  });
  const sealedBy = (one: Colleague) =>
    scene.current().contributions.find(({ kind, author }) => kind === "solution" && author === one.id)?.id;
  await judged(
    worded("voice", `voice-solutions voice ${sealedBy(gleb)}`),
    move("hold-back", { solution: sealedBy(gleb) }),
    reply("voice", turnPost, "I would do it otherwise."),
  );
  for (const one of [gleb, vera]) await does(scene, "voice", { solution: sealedBy(one) })(one);
}

async function weighing(chapter: Chapter): Promise<void> {
  const { scene, trials, judged, boris, vera, gleb } = chapter;
  const { move, tapped, worded, reply, saidBy } = trials;
  const ofGleb = () => saidBy("solution", (author) => author === gleb.id);
  const ofVera = () => saidBy("solution", (author) => author === vera.id);
  const another = (one: Colleague) => (one === gleb ? ofVera() : ofGleb());
  scene.people.reply(vera.id, scene.chat(), postOf(scene, ofGleb()), "How long would it take?");
  await scene.settle();
  const query = saidBy("query", () => true);
  await judged(
    tapped("weigh", `write weigh-solutions weigh 0 bare-plus ${idOf(ofGleb())}`),
    worded("query", "weigh-solutions weigh 0", (one) => [`query ${idOf(another(one))}`]),
    worded("answer-query", `weigh-solutions query-answer ${idOf(query)}`),
    move("done", { step: "weigh-solutions" }),
    move("pass", { step: "weigh-solutions" }),
    reply("plus", another, "+ Small enough."),
    reply("minus", another, "- Takes long."),
    reply("query", another, "Why not at once?"),
    reply("answer-query", () => query, "A week."),
  );
  await commands(chapter);
  await gleb.give("A week at most.");
  await each([boris, vera, gleb], (one) => one.write("/pass").then(() => {}));
}

/** The contribution that a post shows. */
const idOf = (post: string): string => post.slice("said-".length);

const postOf = (scene: Scene, name: string): number =>
  scene.store().posts.named(scene.current().id, [name]).at(-1)?.messageId ?? 0;

const place = /You take part|Welcome|waiting list|The rules of this group/;
const agenda = /Sunflower.*Moderator: /s;

/** Commands, links and the buttons that belong to no step, in the middle of a meeting. */
async function commands({ trials, judged }: Chapter): Promise<void> {
  const { inPrivate, inGroup, link, button } = trials;
  await judged(
    inPrivate("now", "now-title"),
    inPrivate("pass"),
    inPrivate("note", "note-kept", " Remember this."),
    inPrivate("agenda", agenda),
    inPrivate("rules", "rules-of-group"),
    inPrivate("moderator", "panel"),
    inPrivate("leave", "leave-really"),
    inPrivate("stop", "stop-case-really"),
    inPrivate("setup", "setup-language"),
    inPrivate("language", "language-ask"),
    inPrivate("privacy", "privacy"),
    inPrivate("export", /^Everything I hold about you/),
    inPrivate("forget", "forget-really"),
    inPrivate("help", "help"),
    inPrivate("start", "help"),
    inGroup("now", agenda),
    inGroup("pass"),
    inGroup("note"),
    inGroup("agenda", agenda),
    inGroup("rules", "rules-of-group"),
    inGroup("moderator"),
    inGroup("leave"),
    inGroup("stop"),
    inGroup("setup", "setup-in-private"),
    inGroup("language"),
    inGroup("privacy", "privacy-group"),
    inGroup("export"),
    inGroup("forget"),
    inGroup("help", "help-group"),
    inGroup("start"),
    link("join", place),
    link("now", /Where we are|The rules of this group/),
    link("setup", "setup-language"),
    button("write", "weigh-solutions weigh 0", "menu-weigh"),
    button("accept", "1", place),
    button("decline", "1", "rules-declined"),
    button("setup", "1 language en", "setup-zone"),
    button("setup-group", "1", "setup-language"),
  );
}

async function ending({ scene, trials, judged, boris, vera, gleb }: Chapter): Promise<void> {
  const { worded, text, edit, vote, tick, untick, letIn } = trials;
  const commitment = "choose-solutions commitment 0";
  await judged(worded("choose-solutions", commitment, () => ["chosen", "no-plan", "ok"]));
  await boris.press("button-choose-solutions");
  await boris.tap();
  await boris.press("button-chosen");
  await boris.write("It is small enough to try on Monday.");
  await boris.press("button-no-plan");
  await boris.press("confirm-commitment");
  await judged(worded("share-learning", "share-learnings learning 0"), text());
  await gleb.write("I learned something.");
  await judged(edit());
  await each([vera, gleb], (one) => one.give(`${one.name} learned to wait.`));
  await judged(worded("propose-theme", "choose-theme theme 0"));
  await each([vera, gleb], (one) => one.give(`Whatever concerns ${one.name}`));
  await does(scene, "pass", { step: "choose-theme" })(boris);
  await judged(tick(), untick(), vote(), letIn());
  await each([boris, vera, gleb], (one) => one.vote("Vera"));
}

async function nextTime({ scene, trials, judged, boris, vera, gleb }: Chapter): Promise<void> {
  const { worded, move } = trials;
  const three = [vera, boris, gleb];
  await scene.until(scene.current().opensAt);
  await scene.person("Dina").press("button-observe");
  await gleb.press("button-join");
  await judged(worded("report", "report-back report 1"));
  await each([boris, vera], does(scene, "join"));
  await does(scene, "pass", { step: "report-back" })(boris);
  await each(three, (one) => one.vote("Gleb"));
  await each(three, does(scene, "keep-rules"));
  scene.cast = { ...scene.cast, moderator: gleb, participant: vera };
  await judged(move("restate-problem"));
}
