import { expect, test } from "vitest";
import { withFormula } from "../../src/core/wording/formula.ts";
import { isSeveralSentences, soundsLikeAdvice, speaksOfCauses } from "../../src/core/wording/hints.ts";

test.each([
  ["I would wait", "If this happened to me… I would wait"],
  ["  I would wait  ", "If this happened to me… I would wait"],
  ["What if I waited?", "If this happened to me… What if I waited?"],
])("the formula is supplied: %s", (text, voiced) => {
  expect(withFormula(text, "en")).toBe(voiced);
});

test.each([
  "If this happened to me, I would wait",
  "if it happened to me: wait",
  "«If that had happened to me», I would wait",
  "If this happens to me… wait",
  "Если бы это случилось со мной, я бы подождал",
  "если бы такое произошло со мной - подождать",
  "Если бы это со мной случилось, я бы подождал",
  "Если бы со мной это произошло, я бы подождал",
  "«Если бы это случилось со мной», я бы подождал",
  "Случись такое со мной, я бы подождал",
])("the formula is never doubled: %s", (text) => {
  expect(withFormula(text, "ru")).toBe(text);
  expect(withFormula(text, "en")).toBe(text);
});

test.each(["en", "ru"] as const)("what was voiced once stays as it is (%s)", (locale) => {
  const voiced = withFormula("ждать", locale);
  expect(withFormula(voiced, locale)).toBe(voiced);
});

test.each([
  "Если бы со мной работал логопед, я бы ждал",
  "Если бы у меня было время",
  "If I had time, I would wait",
])("another if is not the formula: %s", (text) => {
  expect(withFormula(text, "ru")).toBe(`Если бы это случилось со мной… ${text}`);
});

test.each([
  "Я считаю, что причина в родителях",
  "Это случилось потому, что я устала",
  "Наверное, я не сделала главного",
  "В дальнейшем следует быть строже",
  "I think the reason is the noise",
  "It happened because I was late",
  "It was my own fault",
  "I should have called",
])("explaining and self-blame in a case: %s", (text) => {
  expect(speaksOfCauses(text)).toBe(true);
});

test.each([
  "Он заплакал и ушёл",
  "На прогулке дети поссорились из-за мяча",
  "She cried and went out",
  "We were outside",
])("a plain account is left alone: %s", (text) => {
  expect(speaksOfCauses(text)).toBe(false);
});

test.each([
  "А вы пробовали поговорить с мамой?",
  "Почему бы не позвать психолога?",
  "Может, стоит подождать?",
  "Have you tried talking to her?",
  "Why don't you wait?",
  "Maybe you should rest?",
])("advice dressed as a question: %s", (text) => {
  expect(soundsLikeAdvice(text)).toBe(true);
});

test.each([
  "Сколько ему лет?",
  "Что сказала мама?",
  "How old are they?",
  "Who was in the room?",
])("a question for facts: %s", (text) => {
  expect(soundsLikeAdvice(text)).toBe(false);
});

test("a problem of one sentence is one, whatever its points", () => {
  expect(isSeveralSentences("How do I start?")).toBe(false);
  expect(isSeveralSentences("Как начать в 8.30 утра, т.е. рано?")).toBe(false);
  expect(isSeveralSentences("He cries. How do I start?")).toBe(true);
  expect(isSeveralSentences("Он плачет… Как начать?")).toBe(true);
});
