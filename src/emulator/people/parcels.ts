import type { Contact, Location, MessageEntity } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { type FileKind, storeFile } from "../files.ts";
import { mediaContent } from "../media.ts";
import type { Content } from "../posting.ts";
import type { World } from "../world.ts";
import { typedCaption } from "./typing.ts";

/** A file of one kind: `true`, or its name. */
export type GivenFile = string | true | undefined;

/** Exactly one of the contents: a file, a place, or a contact. */
export interface Contents {
  readonly photo?: GivenFile;
  readonly voice?: GivenFile;
  readonly document?: GivenFile;
  readonly sticker?: GivenFile;
  readonly video?: GivenFile;
  readonly audio?: GivenFile;
  readonly videoNote?: GivenFile;
  readonly animation?: GivenFile;
  readonly location?: Location | undefined;
  readonly contact?: Contact | undefined;
  readonly caption?: string | undefined;
  /** The formatting of the caption. */
  readonly entities?: readonly MessageEntity[] | undefined;
}

const FILES = {
  photo: "photo",
  voice: "voice",
  document: "document",
  sticker: "sticker",
  video: "video",
  audio: "audio",
  videoNote: "video_note",
  animation: "animation",
} as const satisfies Partial<Record<keyof Contents, FileKind>>;

/** What a message says that carries these things; `longest` is for the caption. */
export function parcelContent(world: World, parcel: Contents, longest: number): Content {
  const files = filesOf(parcel);
  const places = [parcel.location, parcel.contact].filter((item) => item !== undefined);
  if (files.length + places.length !== 1) throw refusePerson("A message carries exactly one thing.");
  const [file] = files;
  if (!file) return pick(parcel);
  return {
    ...mediaContent(storeFile(world, file.kind, file.name), file.kind),
    ...typedCaption(parcel.caption, parcel.entities, longest),
  };
}

function filesOf(parcel: Contents) {
  return Object.entries(FILES).flatMap(([key, kind]) => {
    const name = parcel[key as keyof typeof FILES];
    return name === undefined ? [] : [{ kind, name: name === true ? undefined : name }];
  });
}

function pick({ location, contact }: Contents): Content {
  return { ...(location && { location }), ...(contact && { contact }) };
}

const FEWEST = 2;
const MOST = 10;

/** Which files go together in an album: pictures of any kind, or all of one kind. */
const SHELVES = { photo: "pictures", video: "pictures", document: "documents", audio: "audios" } as const;

/** The messages of an album, which share one group id. */
export function albumContents(world: World, parcels: readonly Contents[], longest: number): Content[] {
  if (parcels.length < FEWEST || parcels.length > MOST) {
    throw refusePerson(`An album has ${FEWEST} to ${MOST} files.`);
  }
  const shelves = new Set(parcels.flatMap(filesOf).map(({ kind }) => shelfOf(kind)));
  if (shelves.size !== 1 || shelves.has(undefined)) {
    throw refusePerson("An album holds photos and videos, or documents only, or audios only.");
  }
  const media_group_id = world.chance.digits(17);
  return parcels.map((parcel) => ({ ...parcelContent(world, parcel, longest), media_group_id }));
}

function shelfOf(kind: FileKind): string | undefined {
  return kind in SHELVES ? SHELVES[kind as keyof typeof SHELVES] : undefined;
}
