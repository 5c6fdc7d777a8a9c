import type { Entity } from "../../wire.ts";
import { leadOf } from "../leads.ts";
import { html, type TemplateResult } from "../lit.ts";
import { type Reader, told } from "../moments.ts";

export type Piece = string | TemplateResult;

export interface Formatting extends Reader {
  readonly follow: (url: string) => void;
  /** Whether the Tab key stops at a link (0), or not (-1). */
  readonly tab: number;
}

/** Typed text with its formatting, as nodes: nothing that people write can ever become markup. */
export function formatted(text: string, entities: readonly Entity[], how: Formatting): readonly Piece[] {
  const sorted = entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  return within({ text, from: 0, to: text.length }, sorted, how);
}

interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function within({ text, from, to }: Stretch, entities: readonly Entity[], how: Formatting): Piece[] {
  const pieces: Piece[] = [];
  let at = from; // from <= at <= to
  for (const [index, entity] of entities.entries()) {
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    const inner = entities.slice(index + 1).filter(({ offset }) => offset < end);
    pieces.push(text.slice(at, entity.offset));
    const stretch = { text, from: entity.offset, to: end };
    pieces.push(
      dressed(entity, within(stretch, inner, how), { ...how, typed: text.slice(entity.offset, end) }),
    );
    at = end;
  }
  pieces.push(text.slice(at, to));
  return pieces;
}

interface Dressing extends Formatting {
  /** The same stretch as it was typed. */
  readonly typed: string;
}

function dressed(entity: Entity, inner: readonly Piece[], how: Dressing): Piece {
  switch (entity.type) {
    case "bold":
      return html`<b>${inner}</b>`;
    case "italic":
      return html`<i>${inner}</i>`;
    case "underline":
      return html`<u>${inner}</u>`;
    case "strikethrough":
      return html`<s>${inner}</s>`;
    case "code":
      return html`<code>${inner}</code>`;
    case "pre":
      return html`<pre>${inner}</pre>`;
    case "blockquote":
    case "expandable_blockquote":
      return html`<blockquote>${inner}</blockquote>`;
    case "mention":
    case "text_mention":
    case "hashtag":
    case "bot_command":
      return html`<span class="mention">${inner}</span>`;
    case "date_time":
      return dated(entity, inner, how);
    case "url":
    case "text_link":
      return linked(entity.url ?? how.typed, inner, how);
    default:
      return html`${inner}`;
  }
}

/** Members live in their group's zone, and so does whoever plays them; the title tells it where the reader sits. */
function dated({ unixTime }: Entity, inner: readonly Piece[], how: Formatting): Piece {
  if (unixTime === undefined) return html`${inner}`;
  const moment = unixTime * 1_000;
  const here = told(moment, "full", { ...how, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return html`<time datetime=${new Date(moment).toISOString()} title=${here}>${told(moment, "full", how)}</time>`;
}

/** A link to a chat opens it here; any other one leads out, and leaves the room as it is. */
function linked(address: string, inner: readonly Piece[], { follow, tab }: Formatting): Piece {
  const lead = leadOf(address);
  if (!lead) return html`${inner}`;
  if (!lead.isWithin)
    return html`<a href=${lead.url} tabindex=${tab} target="_blank" rel="noopener noreferrer">${inner}</a>`;
  const open = (event: Event) => {
    event.preventDefault();
    follow(lead.url);
  };
  return html`<a href=${lead.url} tabindex=${tab} rel="noreferrer" @click=${open}>${inner}</a>`;
}
