/** The name of the set-up's conversation, of its buttons, and the beginning of its keys. */
export const SETUP = "setup";

export const setupKey = (groupId: number, person: number): string => `${SETUP}:${groupId}:${person}`;
