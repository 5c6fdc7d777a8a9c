import { describe, expect, test } from "vitest";
import { createWords } from "../../src/texts/index.ts";
import { groupKeys } from "./code.ts";
import { formsOf, written } from "./ftl.ts";
import { voices } from "./samples.ts";

const ru = written("ru");
const words = createWords();
const groupFiles = /common\/(group|card)\.ru\.ftl$/;

const word = (forms: string) => new RegExp(`(?<!\\p{L})(${forms})(?!\\p{L})`, "iu");
/** The familiar «ты»: pronouns, verbs in -шь, and the imperatives that we use. */
const familiar = [
  word("ты|тебя|тебе|тобой|твой|твоя|твоё|твои|твоего|твоей|твоему|твоим|твоём|твоих|твоими|твою"),
  word("(?!лишь)\\p{L}+(шь|шься)"),
  word(
    "напиши|нажми|выбери|выбирай|пришли|расскажи|задай|прибереги|начни|назови|отметь|ответь|добавь|предложи|" +
      "попробуй|посмотри|передай|вступи|возьми|скажи|открой|подожди|проверь|спроси|пропусти|измени|вернись|пиши",
  ),
];
const polite = word(
  "Вы|Вас|Вам|Вами|Ваш|Ваша|Ваше|Ваши|Вашего|Вашей|Вашему|Вашим|Вашем|Ваших|\\p{L}+(йте|ите|ьте|ете|ёте)",
);
/** A form of address that is spoken of, not used: на «ты». */
const used = (text: string): string => text.replace(/«(ты|Вы)»/g, "");
const isFamiliar = (text: string): boolean => familiar.some((form) => form.test(used(text)));

describe("one form of address throughout", () => {
  test("whoever is addressed as «ты» can be addressed as «Вы»", () => {
    const rude = ru.filter(({ value, polite: other }) => isFamiliar(value.text) && !other);
    expect(rude.map(({ key }) => key)).toEqual([]);
  });

  test("the polite form says «Вы», with a capital, and never «ты»", () => {
    for (const { key, value, polite: form } of ru) {
      if (!form) continue;
      expect(isFamiliar(form.text), key).toBe(false);
      expect(form.text, key).not.toMatch(/(?<!\p{L})(вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})/u);
      if (used(form.text) === form.text) expect(form.text, key).toMatch(polite);
      expect(form.text, key).not.toBe(value.text);
    }
  });

  test("a group is many people: neither «ты» nor «Вы»", () => {
    const keys = groupKeys();
    expect(keys.size).toBeGreaterThan(30);
    for (const { key, path, value, polite: form } of ru) {
      if (!keys.has(key) && !groupFiles.test(path)) continue;
      // Told to one person in private, or to whoever writes anonymously.
      if (key === "removed-from-group" || key === "anonymous-admin") continue;
      expect(isFamiliar(value.text), key).toBe(false);
      expect(form, key).toBeUndefined();
      expect(value.text, key).not.toMatch(/(?<![.?!:]\s|^|\n)(?<!\p{L})(Вы|Вас|Вам|Ваш\p{L}*)(?!\p{L})/u);
    }
  });

  test("the group's choice decides", () => {
    const args = { count: 2 };
    expect(words.say(voices.ty, "solution-sealed", args).text).toMatch(/У тебя 2 варианта/);
    expect(words.say(voices.vy, "solution-sealed", args).text).toMatch(/У Вас 2 варианта/);
    expect(words.plain(voices.ty, "default-rule-4")).toBe("Обращаемся ко всем по имени и на «ты».");
    expect(words.plain(voices.vy, "default-rule-4")).toBe("Обращаемся ко всем по имени и на «Вы».");
  });
});

describe("names stand as people wrote them", () => {
  test("no name stands where Russian would decline it", () => {
    const preposition =
      /(?<!\p{L})(у|от|для|к|ко|с|со|о|об|без|до|из|за|на|по|про|при|над|под|перед|через|между|в|во)\s*\{names?\}/iu;
    for (const message of ru)
      for (const { text } of formsOf(message)) expect(text, message.key).not.toMatch(preposition);
  });

  test("nobody is asked whether they are a man or a woman", () => {
    for (const message of ru)
      for (const { text } of formsOf(message)) {
        expect(text, message.key).not.toMatch(/\p{L}\((а|ла|ась|ся)\)/u);
        expect(text, message.key).not.toMatch(/\{name\} \p{L}+(ла|лась|лся)(?!\p{L})/u);
        expect(text, message.key).not.toMatch(/(?<!\p{L})(ты|Вы|я) (не )?\p{L}+(л|ла|лась|лся)(?!\p{L})/iu);
      }
  });
});

describe("numbers agree with what they count", () => {
  const solutions = (count: number, voice = voices.ty) => words.say(voice, "ask-weigh", weighing(count)).text;
  const weighing = (count: number) => ({ count, theme: "", until: { moment: 0 } });

  test.each([
    [1, "1 вариант решения"],
    [2, "2 варианта решения"],
    [5, "5 вариантов решения"],
    [11, "11 вариантов решения"],
    [21, "21 вариант решения"],
    [22, "22 варианта решения"],
  ])("%i in Russian", (count, said) => {
    expect(solutions(count)).toMatch(`На листе ${said}.`);
  });

  test.each([
    [1, "1 час"],
    [2, "2 часа"],
    [5, "5 часов"],
    [11, "11 часов"],
    [21, "21 час"],
  ])("%i hours without the bot", (hours, said) => {
    expect(words.say(voices.ty, "outage", { hours, until: { moment: 0 } }).text).toContain(
      `Связи со мной не было ${said}.`,
    );
  });

  test.each([
    [1, "1 день", "1 day"],
    [2, "2 дня", "2 days"],
    [5, "5 дней", "5 days"],
    [11, "11 дней", "11 days"],
    [14, "14 дней", "14 days"],
  ])("a pause of %i", (days, russian, english) => {
    expect(words.plain(voices.ty, "button-days", { days })).toBe(russian);
    expect(words.plain(voices.en, "button-days", { days })).toBe(english);
  });

  test.each([
    [0, 1, "0 плюсов, 1 минус", "0 pluses, 1 minus"],
    [1, 2, "1 плюс, 2 минуса", "1 plus, 2 minuses"],
    [3, 11, "3 плюса, 11 минусов", "3 pluses, 11 minuses"],
    [21, 25, "21 плюс, 25 минусов", "21 pluses, 25 minuses"],
  ])("%i against %i", (pluses, minuses, russian, english) => {
    expect(words.plain(voices.ty, "sheet-counts", { pluses, minuses })).toBe(russian);
    expect(words.plain(voices.en, "sheet-counts", { pluses, minuses })).toBe(english);
  });

  test("English counts, too", () => {
    expect(solutions(1, voices.en)).toMatch("There is one solution");
    expect(solutions(21, voices.en)).toMatch("There are 21 solutions");
  });
});
