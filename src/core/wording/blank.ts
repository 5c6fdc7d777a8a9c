import { plain } from "./formatting.ts";

/** White space, and the characters that show nothing at all. */
const invisible = /^[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;

/** A text in which there is nothing to read. */
export const isBlank = (text: string): boolean => invisible.test(plain(text));
