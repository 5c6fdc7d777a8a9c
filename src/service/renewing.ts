import type { Group } from "../store/index.ts";
import { newLink } from "../store/links.ts";
import type { Work } from "./work.ts";

/** Buttons of the group carry another link from now on. Returns the group as it is with that. */
export function renewLink({ write, store }: Work, group: Group): Group {
  const link = newLink();
  write(() => store.circles.renewLink(group.id, link));
  return { ...group, link };
}
