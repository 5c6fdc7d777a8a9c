import { z } from "zod";
import type { Store } from "../store/index.ts";

/** Which ask a person's next words are for; never the words. `opensAt` tells a meeting from another one's number. */
const cursor = z.object({
  meeting: z.number(),
  opensAt: z.number(),
  step: z.string(),
  kind: z.string(),
  about: z.number(),
});
const kept = z.object({ locale: z.enum(["", "en", "ru"]), cursors: z.array(cursor).readonly() });
export type Kept = Readonly<z.infer<typeof kept>>;

/** What is kept of somebody whom we do not know any more. */
export const nothing: Kept = { locale: "", cursors: [] };

const MOST_CURSORS = 5;

/** Undefined for anything that we would not have kept. */
export const readKept = (value: unknown): Kept | undefined => kept.safeParse(value).data;

/** Where a person stands: the language they chose, and what they were about to answer. */
export function keptOf({ circles, dialogues, meetings }: Store, person: number): Kept {
  const locale = z.enum(["en", "ru"]).safeParse(circles.person(person)?.locale).data ?? "";
  const listening = dialogues.draftsOf(person).filter((draft) => draft.listening);
  const cursors = listening.slice(0, MOST_CURSORS).flatMap(({ meetingId: meeting, step, kind, about }) => {
    const opensAt = meetings.find(meeting)?.opensAt;
    return opensAt === undefined ? [] : [{ meeting, opensAt, step, kind, about }];
  });
  return { locale, cursors };
}

/** Puts back what is missing here; what is here counts. */
export function restore(store: Store, personId: number, { locale, cursors }: Kept, now: number): void {
  const { circles, dialogues, meetings } = store;
  const person = circles.person(personId);
  if (person?.locale === "" && locale !== "") circles.meet({ ...person, locale });
  for (const { meeting: meetingId, opensAt, step, kind, about } of cursors) {
    const key = { personId, meetingId, step, kind, about };
    if (meetings.find(meetingId)?.opensAt !== opensAt || dialogues.draft(key)) continue;
    dialogues.keepDraft({ ...key, pieces: [], listening: true, messageId: 0, changedAt: now });
  }
}
