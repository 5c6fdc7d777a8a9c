import { expect, test } from "vitest";
import { awaits, endedAs, heard, statusOf, stepIs, texts } from "../core/checks.ts";
import { type Circle, given, passIn, vote } from "../core/given.ts";
import { anna, boris, dina, egor, everybody, gleb, stranger, vera } from "../core/people.ts";
import type { Check, Story } from "../core/story.ts";

const id = "choose-theme";
const propose = (text: string) => ({ type: "propose-theme", text });
const four = [anna, boris, vera, gleb];
const choosing = (circle: Circle = {}) => given(id, { people: four, ...circle });
const themeIs =
  (theme: string): Check =>
  ({ meeting }) =>
    expect(meeting.nextTheme).toBe(theme);
const themeOf = ({ meeting }: Story, text: string) =>
  meeting.contributions.find((one) => one.kind === "theme" && one.text === text)?.id ?? 0;
const toHalf = (story: Story) => story.whenItIs((story.meeting.openedAt + story.meeting.closesAt) / 2);
/** Anna proposes rest, Boris play; the vote is open. */
const voting = () =>
  choosing().when(anna, propose("Rest")).when(boris, propose("Play")).whenEach([vera, gleb], passIn(id));

test("everybody may propose a theme, the presenter too", () => {
  choosing()
    .shows(awaits(...four), heard(anna, "ask-theme"))
    .refuses(stranger, propose("Mine"), "notParticipant");
});

test("the theme with the most votes is the next one, and the meeting is over", () => {
  const story = voting().shows(awaits(...four), heard("group", "poll-theme"));
  story
    .whenEach([anna, boris, vera], vote(story, themeOf(story, "Play")))
    .shows(stepIs(id))
    .when(gleb, vote(story, themeOf(story, "Rest")))
    .shows(endedAs("held"), themeIs("Play"), statusOf("theme", "published", "published"));
});

test("a tie, and no vote at all, goes to the theme that was proposed first", () => {
  const story = voting();
  story
    .when(anna, vote(story, themeOf(story, "Rest")))
    .when(boris, vote(story, themeOf(story, "Play")))
    .whenEach([vera, gleb], passIn(id))
    .shows(endedAs("held"), themeIs("Rest"));
  voting().whenItCloses().shows(endedAs("held"), themeIs("Rest"));
});

test("one theme needs no vote", () => {
  choosing()
    .when(anna, propose("Rest"))
    .whenEach([boris, vera, gleb], passIn(id))
    .shows(endedAs("held"), themeIs("Rest"));
});

test("nobody proposes: the next theme stays open", () => {
  choosing().whenEach(four, passIn(id)).shows(endedAs("held"), themeIs(""));
  choosing().whenItCloses().shows(endedAs("held"), themeIs(""));
});

test("proposals end at half-time", () => {
  const story = choosing().when(anna, propose("Rest")).when(boris, propose("Play"));
  toHalf(story)
    .shows(heard("group", "poll-theme"), awaits(...four))
    .refuses(vera, propose("Sleep"), "proposalsClosed");
});

test("a theme can be changed, and the same one is put to the vote once", () => {
  const story = choosing()
    .when(anna, propose("Work"))
    .when(anna, propose("Rest"))
    .when(boris, propose("rest"))
    .when(vera, propose("Play"))
    .when(gleb, passIn(id));
  story.shows(texts("theme", "Rest", "rest", "Play"));
  expect(story.meeting.ballots.at(-1)?.options.map(({ label }) => label)).toEqual(["Rest", "Play"]);
});

test("a theme is one line of up to a hundred characters", () => {
  choosing()
    .refuses(anna, propose("x".repeat(101)), "tooLong")
    .refuses(anna, propose("One\nTwo"), "oneLine")
    .refuses(anna, propose(" "), "empty");
});

test("the theme of somebody who left can still win", () => {
  const story = choosing({ people: everybody })
    .when(anna, propose("Rest"))
    .when(boris, propose("Play"))
    .whenEach([vera, gleb, dina, egor], passIn(id));
  story
    .when(boris, { type: "leave" })
    .whenEach([anna, vera, gleb, dina, egor], vote(story, themeOf(story, "Play")))
    .shows(endedAs("held"), themeIs("Play"));
});
