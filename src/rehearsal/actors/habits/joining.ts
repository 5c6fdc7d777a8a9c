import type { Habit } from "../habit.ts";
import { offered } from "../habit.ts";
import { buttonsOf } from "../person.ts";

const isDoor = (url: string): boolean => url.includes("start=join");

/** Follows the link from the group, reads the rules, accepts them. */
export const comeIn: Habit = {
  notices: ({ person }) => {
    if (person.privately().some(({ text = "" }) => text.startsWith("/start join"))) return [];
    return person
      .inGroup()
      .filter((message) => !message.pinned && buttonsOf(message).some(({ url }) => isDoor(url)))
      .slice(-1)
      .map((message) => ({ name: "come-in", message }));
  },
  *acts({ person, tempo }, { message }) {
    const door = buttonsOf(message).find(({ url }) => isDoor(url));
    if (door) person.follow(door.url);
    yield 2 * tempo.aMoment();
    person.tap(/^accept /);
  },
};

export const takePart: Habit = {
  notices: offered("join"),
  acts: ({ person }) => {
    person.tap("join");
  },
};
