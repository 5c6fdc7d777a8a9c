import type * as Ftl from "@fluent/syntax";
import { type Entry, FluentParser, type Message, Visitor } from "@fluent/syntax";
import { wordSources } from "../../src/texts/sources.ts";
import type { Locale } from "../../src/texts/values.ts";

/** One form of a message as it is written: its variables, and its words without them. */
export interface Form {
  readonly variables: ReadonlySet<string>;
  /** Every piece of text; a variable stands as `{name}`, variants stand one after the other. */
  readonly text: string;
}

/** A message as it is written in its file. */
export interface Written {
  readonly key: string;
  readonly path: string;
  readonly value: Form;
  readonly polite: Form | undefined;
}

const parser = new FluentParser();
const marks = new Set(["b", "i", "q", "e"]);

class Reader extends Visitor {
  readonly variables = new Set<string>();
  text = "";
  override visitTextElement({ value }: Ftl.TextElement): void {
    this.text += value;
  }
  override visitStringLiteral({ value }: Ftl.StringLiteral): void {
    this.text += value;
  }
  override visitVariableReference({ id }: Ftl.VariableReference): void {
    if (marks.has(id.name)) return;
    this.variables.add(id.name);
    this.text += `{${id.name}}`;
  }
  override visitVariant({ value }: Ftl.Variant): void {
    this.text += " ";
    this.visitPattern(value);
  }
  override visitPattern(pattern: Ftl.Pattern): void {
    this.genericVisit(pattern);
  }
}

function formOf(pattern: Ftl.Pattern): Form {
  const reader = new Reader();
  reader.visit(pattern);
  return { variables: reader.variables, text: reader.text };
}

const isMessage = (entry: Entry): entry is Message => entry.type === "Message";

function writtenIn(path: string, ftl: string): readonly Written[] {
  return parser.parse(ftl).body.flatMap((entry): readonly Written[] => {
    if (entry.type === "Junk") throw new Error(`${path} cannot be read: ${entry.content}`);
    if (!isMessage(entry) || !entry.value) return [];
    const polite = entry.attributes.find(({ id }) => id.name === "vy");
    return [{ key: entry.id.name, path, value: formOf(entry.value), polite: polite && formOf(polite.value) }];
  });
}

/** Every message of a language, in the order of the files. */
export const written = (locale: Locale): readonly Written[] =>
  wordSources()
    .filter((source) => source.locale === locale)
    .flatMap(({ path, ftl }) => writtenIn(path, ftl));

/** What a person may read in it: the familiar form, and the polite one where there is one. */
export const formsOf = ({ value, polite }: Written): readonly Form[] => (polite ? [value, polite] : [value]);
