import type { MemberId, Person } from "../../src/core/meeting.ts";

export const anna = 1 as MemberId;
export const boris = 2 as MemberId;
export const vera = 3 as MemberId;
export const gleb = 4 as MemberId;
export const dina = 5 as MemberId;
export const egor = 6 as MemberId;
/** Not a member of the group. */
export const stranger = 99 as MemberId;

const names = new Map([
  [anna, "Anna"],
  [boris, "Boris"],
  [vera, "Vera"],
  [gleb, "Gleb"],
  [dina, "Dina"],
  [egor, "Egor"],
]);

export const nameOf = (id: MemberId): string => names.get(id) ?? `Nobody ${id}`;

export const everybody: readonly MemberId[] = [...names.keys()];

/** A member who was invited and knows nothing yet. */
export const invited = (id: MemberId, known: Partial<Person> = {}): Person => ({
  id,
  name: nameOf(id),
  role: "invited",
  lastModerated: 0,
  parked: "",
  firstInLine: false,
  left: false,
  declinedModeration: false,
  ...known,
});
