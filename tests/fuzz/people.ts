import { CIRCLE, colleagues } from "../bench/circles.ts";

/** The circle that strangers must not touch. Group, chat and meeting are all the first of the fixture. */
export const circle = colleagues(CIRCLE);
export const GROUP = 1;
export const MEETING = 1;
export const CHAT = -1_000_000_000_001;
export const POLL = "5000000000000000001";
export const BOT = { id: 700000001, username: "krug_bot" } as const;
