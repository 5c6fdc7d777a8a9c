import { z } from "zod";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { text } from "../params.ts";

const LONGEST_NAME = 64;
const LONGEST_DESCRIPTION = 512;
const LONGEST_SHORT_DESCRIPTION = 120;

const language = z.object({ language_code: text.optional() });

interface Wording {
  readonly language_code?: string | undefined;
}

/** An empty text takes the wording for this language away. */
function put(
  texts: Map<string, string>,
  { language_code = "" }: Wording,
  value: string,
  longest: number,
): true {
  if (value.length > longest) throw badRequest("text is too long");
  if (value === "") texts.delete(language_code);
  else texts.set(language_code, value);
  return true;
}

function take(texts: ReadonlyMap<string, string>, { language_code = "" }: Wording): string {
  return texts.get(language_code) ?? texts.get("") ?? "";
}

export const setMyName = defineMethod(
  "setMyName",
  language.extend({ name: text.default("") }),
  ({ profile }, call) => put(profile.names, call, call.name, LONGEST_NAME),
);

export const getMyName = defineMethod("getMyName", language, ({ profile }, call) => ({
  name: take(profile.names, call),
}));

export const setMyDescription = defineMethod(
  "setMyDescription",
  language.extend({ description: text.default("") }),
  ({ profile }, call) => put(profile.descriptions, call, call.description, LONGEST_DESCRIPTION),
);

export const getMyDescription = defineMethod("getMyDescription", language, ({ profile }, call) => ({
  description: take(profile.descriptions, call),
}));

export const setMyShortDescription = defineMethod(
  "setMyShortDescription",
  language.extend({ short_description: text.default("") }),
  ({ profile }, call) =>
    put(profile.shortDescriptions, call, call.short_description, LONGEST_SHORT_DESCRIPTION),
);

export const getMyShortDescription = defineMethod("getMyShortDescription", language, ({ profile }, call) => ({
  short_description: take(profile.shortDescriptions, call),
}));
