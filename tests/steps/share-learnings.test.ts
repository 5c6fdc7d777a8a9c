import { expect, test } from "vitest";
import { awaits, heard, notHeard, outcomeOf, said, statusOf, stepIs, texts } from "../core/checks.ts";
import { type Circle, given, passIn } from "../core/given.ts";
import { anna, boris, dina, gleb, stranger, vera } from "../core/people.ts";

const id = "share-learnings";
const share = (text: string) => ({ type: "share-learning", text });
const others = [boris, vera, gleb];
const sharing = (circle: Circle = {}) =>
  given(id, { people: [anna, ...others], presenter: anna, moderator: boris, ...circle });

test("every other participant tells what they take away, the presenter does not", () => {
  sharing()
    .shows(awaits(...others), heard(boris, "ask-learning"))
    .refuses(anna, share("Much"), "notForPresenter")
    .refuses(stranger, share("Much"), "notParticipant");
});

test("learnings are sealed, can be changed, and are revealed together", () => {
  const story = sharing().when(boris, share("To wait")).when(boris, share("To ask"));
  story.shows(awaits(vera, gleb), texts("learning", "To ask"), statusOf("learning", "sealed"));
  story.shows(notHeard("group", "learnings-revealed"), heard(boris, "learning-sealed"));
  const all = story.when(vera, share("To sing")).when(gleb, passIn(id));
  all.shows(stepIs("choose-theme"), outcomeOf(id, "shared"));
  expect(said(all, "group", "learnings-revealed")[0]).toMatchObject({
    sealed: true,
    args: {
      lines: {
        lines: [{ args: { name: "Boris", text: "To ask" } }, { args: { name: "Vera", text: "To sing" } }],
      },
    },
  });
});

test("nobody says anything: nothing is revealed, and the circle goes on", () => {
  sharing().whenItCloses().shows(stepIs("choose-theme"), notHeard("group", "learnings-revealed"));
});

test("a learning is not empty", () => {
  sharing().refuses(boris, share(" "), "empty");
});

test("who leaves is not waited for, and what they said stays", () => {
  const shared = sharing({ people: [anna, ...others, dina] }).when(boris, share("To wait"));
  shared
    .when(boris, { type: "leave" })
    .shows(awaits(vera, gleb, dina))
    .whenEach([vera, gleb, dina], passIn(id))
    .shows(stepIs("choose-theme"), statusOf("learning", "published"));
});
