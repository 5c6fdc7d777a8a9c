import { z } from "zod";
import type { Step } from "../../src/core/step.ts";

/** The names of all moves that a step declares. */
export const optionsOf = ({ move }: Step): readonly string[] =>
  namesIn(z.toJSONSchema(move, { io: "input" }));

function namesIn(schema: object): readonly string[] {
  const { oneOf, anyOf, properties } = schema as {
    readonly oneOf?: readonly object[];
    readonly anyOf?: readonly object[];
    readonly properties?: { readonly type?: { readonly const?: string } };
  };
  const own = properties?.type?.const;
  return [...(own === undefined ? [] : [own]), ...[...(oneOf ?? []), ...(anyOf ?? [])].flatMap(namesIn)];
}
