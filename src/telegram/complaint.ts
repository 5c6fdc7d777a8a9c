/** What Telegram's own complaints are made of. */
const vocabulary = `
  a about access action active admin administrator administrators after again already an and another any are at available
  bad banned be been big blocked bot bots button buttons by callback can can't cannot caption channel chat chats closed command
  commands contact content conflict conversation copy copied could create data date deactivated delete deleted different
  disabled document does doesn't edit edited empty enough entities entity error exactly exceeded exist expected expired failed
  file find flood for forbidden forum forward found from gateway get group has have hidden id identifier in inaccessible
  incorrect initiate inline input instance internal invalid invite is it join keyboard kicked large length limit link long
  longer make manage many markup match media member members message messages method migrate missing mode modified must
  need new no not of old on only open option options other out owner parameter parse participant peer permission photo pin
  pinned point poll polls post preview privacy private processed protect protected query question quiz quote reaction
  remove replied reply request requested requests required restricted retry right rights same seconds see send sent
  server service should size sticker stop stopped string strings such supergroup supported temporarily text thread
  time to too topic unallowed unauthorized unavailable unknown unsupported update upgraded url use used user username
  users valid value video view voice wait was webhook when while with without wrong you your`;
const words: ReadonlySet<string> = new Set(vocabulary.trim().split(/\s+/));

/** Nothing that Telegram says by itself is longer. */
const LONGEST = 24;

/**
 * A complaint of Telegram as it may stand in a log. It may quote what people wrote or who they are, so that every word
 * which is not Telegram's own is left out.
 */
export function inItsOwnWords(description: string): string {
  const said = description.split(/\s+/).slice(0, LONGEST);
  const kept = said.map((word) => (isItsOwn(word) ? word : "…"));
  return kept.filter((word, index) => word !== "…" || kept[index - 1] !== "…").join(" ");
}

/** A plain word, or a code such as BUTTON_DATA_INVALID. */
const isItsOwn = (word: string): boolean =>
  word
    .replace(/[.,:;]$/, "")
    .toLowerCase()
    .split("_")
    .every((part) => words.has(part));
