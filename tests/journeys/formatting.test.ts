import type { MessageEntity } from "@grammyjs/types";
import { expect, test } from "vitest";
import type { SeenMessage } from "../../src/emulator/index.ts";
import type { Circle, Colleague } from "./circle.ts";
import { textOf } from "./colleague.ts";
import { circleAt, everyStep, hasten, hold } from "./course.ts";
import { expectCalm, expectTold } from "./expecting.ts";

const address = (name: string) => `https://krug.example/${name}`;

/** "🙂 Read this: <name>", the word "this" a link to an address of that name, and "Read" bold. */
function linked(name: string, before = "🙂 "): readonly [string, readonly MessageEntity[]] {
  const at = before.length;
  return [
    `${before}Read this: ${name}`,
    [
      { type: "bold", offset: at, length: 4 },
      { type: "text_link", offset: at + 5, length: 4, url: address(name) },
    ],
  ];
}

/** What is formatted in a message, and what that covers. */
const formattingOf = (message: SeenMessage): readonly (readonly string[])[] =>
  [...(message.entities ?? []), ...(message.caption_entities ?? [])].map((entity) => [
    entity.type === "text_link" ? entity.url : entity.type,
    textOf(message).slice(entity.offset, entity.offset + entity.length),
  ]);

/** Whoever reads these words in one of the messages can press "this". */
function expectLinked(messages: readonly SeenMessage[], name: string): void {
  const found = messages.findLast((one) => new RegExp(`this: ${name}(?![\\w-])`).test(textOf(one)));
  expect(found && formattingOf(found), name).toContainEqual([address(name), "this"]);
  expect(found && formattingOf(found), name).toContainEqual(["bold", "Read"]);
}

const ownOf = ({ people }: Circle, { id }: Colleague) =>
  people.sees(id, id).filter((one) => one.from?.is_bot);

test("an address behind a word is kept from the problem to what everybody takes away, and to the end", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second, everybody, group, person, pass } = sunflower;
  const others = everybody.filter((one) => one !== second);
  await second.write(...linked("problem", "  🙂 "));
  expectLinked(ownOf(sunflower, second), "problem");
  await second.tap();
  for (const one of others) await one.press("button-pass");
  expectLinked(group(), "problem");

  await second.write(...linked("case"));
  await second.send({ photo: true, caption: linked("photo")[0], entities: linked("photo")[1] });
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  expectLinked(group(), "case");
  expectLinked(group(), "photo");

  await first.give(...linked("question"));
  expectLinked(ownOf(sunflower, second), "question");
  await second.give(...linked("answer"));
  await person("Vera").replyTo(/is asked by/, ...linked("asked-in-the-group"));
  await second.replyTo("asked-in-the-group", ...linked("answered-in-the-group"));
  for (const name of ["question", "answer", "asked-in-the-group", "answered-in-the-group"])
    expectLinked(group(), name);
  for (const one of others.slice(2)) await one.press("button-pass");
  for (const one of others) await one.press("button-pass");

  for (const name of ["problem", "case", "question", "answer"]) expectLinked(ownOf(sunflower, second), name);
  await first.give(...linked("solution"));
  await first.press("button-solutions-done");
  for (const one of others.slice(1)) await one.press("button-pass");
  expectLinked(ownOf(sunflower, first), "solution");
  await first.press("button-voice");
  expectLinked(group(), "solution");
  expect(sunflower.groupHas("If this happened to me… 🙂 Read this: solution")).toBe(true);

  await person("Vera").replyTo(/^Solution 1/, ...linked("plus", "+ "));
  await person("Gleb").replyTo(/^Solution 1/, ...linked("query"));
  await first.replyTo("query", ...linked("query-answer"));
  await pass(5_000);
  for (const name of ["plus", "query", "query-answer"]) expectLinked(group(), name);
  for (const one of everybody) await one.press("button-weigh-done");

  await second.press("button-choose-solutions");
  await second.tap();
  await second.press("button-chosen");
  await second.write(...linked("why"));
  await second.write(...linked("plan"));
  await second.press("confirm-commitment");
  for (const name of ["why", "plan"]) expectLinked(group(), name);

  await first.give(...linked("learning"));
  for (const one of others.slice(1)) await one.press("button-pass");
  expectLinked(group(), "learning");
  await first.give(...linked("theme"));
  for (const one of everybody.slice(1)) await one.press("button-pass");
  expectLinked(group(), "theme");

  await sunflower.until(sunflower.meeting().opensAt);
  await second.write(...linked("report"));
  await second.press("confirm-report");
  expectLinked(group(), "report");
  expectLinked(group(), "why");
  expectCalm(sunflower);
});

test("what a person chose is kept as it is: a spoiler, code with its language, what lies in something else", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group } = sunflower;
  const text = "👩‍🏫 bold and italic, hidden, code, a quote, @anna";
  const over = (type: "bold" | "italic" | "spoiler" | "blockquote", words: string): MessageEntity => ({
    type,
    offset: text.indexOf(words),
    length: words.length,
  });
  await second.write(text, [
    over("bold", "bold and italic"),
    over("italic", "and italic"),
    over("spoiler", "hidden"),
    { type: "pre", offset: text.indexOf("code"), length: 4, language: "sql" },
    over("blockquote", "a quote"),
  ]);
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  const post = group().find((one) => textOf(one) === text);
  expect(post && formattingOf(post)).toEqual([
    ["bold", "bold and italic"],
    ["italic", "and italic"],
    ["spoiler", "hidden"],
    ["pre", "code"],
    ["blockquote", "a quote"],
  ]);
  expect(post?.entities?.find(({ type }) => type === "pre")).toMatchObject({ language: "sql" });
  expectCalm(sunflower);
});

test("a poll, which knows no links, says the address itself", async () => {
  const sunflower = await circleAt("agree-rules");
  const { first, second, everybody, group } = sunflower;
  await first.press("button-write-rule");
  await first.give(...linked("rule"));
  const [text, entities] = linked("rule".repeat(24));
  await second.press("button-write-rule");
  await second.give(text, entities);
  expectTold(second, "refusal-tooLong");
  await second.give("Phones stay outside.");
  for (const one of everybody.slice(1)) await one.press("button-keep-rules");
  expect(group().findLast(({ poll }) => poll)?.poll?.options[0]?.text).toContain(
    `Read this (${address("rule")}): rule`,
  );
  for (const one of everybody) await one.vote(0);
  expectLinked(group(), "rule");
  expectCalm(sunflower);
});

test("an edit that only makes a word bold changes the draft, and a note keeps its links", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  const written = await second.write("Read this: it");
  await second.edit(written, "Read this: it", [{ type: "bold", offset: 0, length: 4 }]);
  expectTold(second, "draft-edited");
  expect(formattingOf(second.sees())).toContainEqual(["bold", "Read"]);
  const note = await second.write(...linked("note", "/note "));
  await second.write("/note");
  expectLinked(ownOf(sunflower, second), "note");
  await second.edit(note, ...linked("mended", "/note "));
  await second.write("/note");
  expectLinked(ownOf(sunflower, second), "mended");
  expectCalm(sunflower);
});

test("what was not confirmed in time comes back to its author with its links", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second, runOut } = sunflower;
  await first.give("The problem of Anna");
  await second.write(...linked("returned"));
  await runOut();
  expectTold(second, "draft-returned");
  const returned = ownOf(sunflower, second).filter((one) => textOf(one).includes("returned"));
  expect(returned).toHaveLength(2);
  expectLinked(returned.slice(1), "returned");
  expectCalm(sunflower);
});

test("a problem that is offered again next time has its links still", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second, everybody, group, meeting } = sunflower;
  await first.give(...linked("parked"));
  await second.give("The problem of Boris");
  for (const one of everybody.slice(2)) await one.press("button-pass");
  await hold(sunflower, "choose-problem");
  await hasten(sunflower, ...everyStep.slice(everyStep.indexOf("tell-case")));
  const before = ownOf(sunflower, first).length;
  await sunflower.until(meeting().opensAt);
  await hold(sunflower, "gather");
  for (const one of everybody) await one.vote(second.name);
  await hasten(sunflower, "agree-rules");
  expectLinked(ownOf(sunflower, first).slice(before), "parked");
  await first.press("button-restate");
  for (const one of everybody.slice(1)) await one.press("button-pass");
  expectLinked(group().slice(-4), "parked");
  expectCalm(sunflower);
});

test("who is mentioned is named, and their number is kept nowhere", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group } = sunflower;
  const stranger = { id: 777_000_111, is_bot: false, first_name: "Tamara" };
  await second.write("Tamara said so", [{ type: "text_mention", offset: 0, length: 6, user: stranger }]);
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  expect(JSON.stringify(group())).not.toContain("777000111");
  expect(sunflower.groupHas("Tamara said so")).toBe(true);
});

test("where there is more to show than one message can, the rest stands in the next one", async () => {
  const sunflower = await circleAt("share-learnings");
  const { everybody, second, group } = sunflower;
  const words = Array.from({ length: 60 }, (_, index) => `w${index}.`);
  const text = words.join(" ");
  const links = words.map(
    (word): MessageEntity => ({
      type: "text_link",
      offset: text.indexOf(word),
      length: word.length,
      url: address(word),
    }),
  );
  for (const one of everybody.filter((member) => member !== second)) await one.give(text, links);
  const posts = group().filter((one) => textOf(one).includes("w59."));
  expect(posts.every(({ entities = [] }) => entities.length <= 100)).toBe(true);
  const shown = group().flatMap(formattingOf);
  expect(shown.filter(([url]) => url === address("w59."))).toEqual([
    [address("w59."), "w59."],
    [address("w59."), "w59."],
    [address("w59."), "w59."],
  ]);
  expectCalm(sunflower);
});

test("the addresses are in the file of all that is held, and gone once their author is forgotten", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second, people, emulator } = sunflower;
  await second.give(...linked("exported"));
  await second.write(...linked("noted", "/note "));
  await first.write(...linked("drafted"));
  const dossierOf = async (one: Colleague) => {
    await one.write("/export");
    const sent = people.sees(one.id, one.id).findLast(({ document }) => document);
    return String(Buffer.from(emulator.world.files.get(sent?.document?.file_id ?? "")?.bytes ?? []));
  };
  expect(await dossierOf(second)).toContain(`this (${address("exported")}): exported`);
  expect(await dossierOf(second)).toContain(address("noted"));
  expect(await dossierOf(first)).toContain(address("drafted"));
  await second.write("/forget");
  await second.press("button-really-forget");
  await second.write("/start");
  expect(await dossierOf(second)).not.toContain("krug.example");
});
