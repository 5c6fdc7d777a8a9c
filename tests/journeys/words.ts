import { FluentParser, type Message, type Pattern } from "@fluent/syntax";
import { wordSources } from "../../src/texts/sources.ts";

export type Locale = "en" | "ru";

const marks = new Set(["b", "i", "q", "e"]);
const parser = new FluentParser();
const known = new Map<Locale, ReadonlyMap<string, RegExp>>();

/** What the bot may say under a key, whatever it speaks of and in either form of address. */
export function like(locale: Locale, key: string): RegExp {
  const all = known.get(locale) ?? readAll(locale);
  known.set(locale, all);
  const found = all.get(key);
  if (!found) throw new Error(`There are no ${locale} words for ${key}`);
  if (found.test("")) throw new Error(`The ${locale} words for ${key} could be anything`);
  return found;
}

function readAll(locale: Locale): ReadonlyMap<string, RegExp> {
  const messages = wordSources()
    .filter((source) => source.locale === locale)
    .flatMap(({ ftl }) => parser.parse(ftl).body)
    .filter((entry): entry is Message => entry.type === "Message");
  return new Map(messages.map((message) => [message.id.name, shapeOf(message)]));
}

function shapeOf({ value, attributes }: Message): RegExp {
  const forms = [value, ...attributes.map((attribute) => attribute.value)].filter((form) => form !== null);
  return new RegExp(`^(?:${forms.map(patternOf).join("|")})$`, "su");
}

const patternOf = ({ elements }: Pattern): string =>
  elements
    .map((element) => {
      if (element.type === "TextElement") return element.value.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
      const { expression } = element;
      if (expression.type === "SelectExpression")
        return `(?:${expression.variants.map(({ value }) => patternOf(value)).join("|")})`;
      const isMark = expression.type === "VariableReference" && marks.has(expression.id.name);
      return isMark ? "" : ".*?";
    })
    .join("")
    .trim();
