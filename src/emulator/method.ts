import type { ApiMethods } from "@grammyjs/types";
import type { z } from "zod";
import type { World } from "./world.ts";

type MethodName = keyof ApiMethods<string>;
type Result<N extends MethodName> = ReturnType<ApiMethods<string>[N]>;

/** One method of the Bot API. It returns its result or throws an ApiFailure. */
export interface Method {
  readonly name: string;
  readonly params: z.ZodType;
  run(world: World, params: unknown, signal?: AbortSignal): unknown;
}

/** Ties a method's name to the type of its result and its checked parameters to what it does. */
export function defineMethod<N extends MethodName, S extends z.ZodType>(
  name: N,
  params: S,
  run: (world: World, params: z.infer<S>, signal?: AbortSignal) => Result<N> | Promise<Result<N>>,
): Method {
  return { name, params, run: run as Method["run"] };
}
