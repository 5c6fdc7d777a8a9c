import type { Store } from "../store/index.ts";

/** The keys of answers to albums begin so. */
const ALBUMS = "album:";

/** The messages of an album come one by one: what is said to them waits so long for the next one, in milliseconds. */
export const ALBUM_LASTS = 1_000;

/** How the keys of what is said to somebody's album begin: there is one answer, the last one. */
export const answerTo = (personId: number, album: string): string => `${ALBUMS}${personId}:${album}:`;

/** How the keys of what is refused of that album begin: it is said besides, and once, too. */
export const refusalOf = (answer: string): string => answer.replace(ALBUMS, `${ALBUMS}refused-`);

/** After a start, what is left of an album comes first, and then what is said to it. */
export const awaitAlbums = ({ outbox }: Store, now: number): void => outbox.hold(ALBUMS, now + ALBUM_LASTS);

/** Whoever does something else is told of their albums first: what comes of it would else be read before. */
export function letAlbumsGo({ outbox }: Store, personId: number, now: number): void {
  const all = `${ALBUMS}${personId}:`;
  for (const beginning of [all, refusalOf(all)]) outbox.release(beginning, now);
}
