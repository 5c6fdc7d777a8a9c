import { badRequest } from "./failure.ts";
import type { World } from "./world.ts";

/** What a file was sent as; an id can be sent again only as the same kind. */
export type FileKind =
  | "photo"
  | "document"
  | "voice"
  | "audio"
  | "video"
  | "video_note"
  | "animation"
  | "sticker";

/** A file that exists in name only: the emulator keeps no bytes. */
export interface StoredFile {
  readonly fileId: string;
  readonly uniqueId: string;
  /** Unknown until an uploaded file is first sent. */
  readonly kind: FileKind | undefined;
  readonly name: string | undefined;
}

/** Invents a file, as if someone had uploaded it. */
export function storeFile(world: World, kind?: FileKind, name?: string): StoredFile {
  const uniqueId = `AQAD${world.chance.digits(12)}`;
  const fileId = `${(kind ?? "upload").replace("_", "-")}-${world.chance.digits(24)}`;
  const file: StoredFile = { fileId, uniqueId, kind, name };
  world.files.set(fileId, file);
  return file;
}

/** The file that a bot means by a file_id or an address; Telegram would fetch the address, here it is invented. */
export function findFile(world: World, reference: string, kind: FileKind): StoredFile {
  if (/^https?:\/\/\S+$/i.test(reference)) return storeFile(world, kind, reference.split("/").at(-1));
  const file = world.files.get(reference);
  if (!file) throw badRequest("wrong file identifier/HTTP URL specified");
  if (file.kind === kind) return file;
  if (file.kind) throw badRequest(`can't use file of type ${spoken(file.kind)} as ${spoken(kind)}`);
  const known: StoredFile = { ...file, kind };
  world.files.set(known.fileId, known);
  return known;
}

function spoken(kind: FileKind): string {
  const words = kind.replace("_", "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
