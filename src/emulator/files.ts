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

/** Invented files exist in name only; of what the bot uploads the bytes are kept. */
export interface StoredFile {
  readonly fileId: string;
  readonly uniqueId: string;
  /** Unknown until an uploaded file is first sent. */
  readonly kind: FileKind | undefined;
  readonly name: string | undefined;
  readonly bytes: Uint8Array | undefined;
}

/** What an invented file weighs. */
const INVENTED_SIZE = 1024;

export const sizeOf = ({ bytes }: StoredFile): number => bytes?.length ?? INVENTED_SIZE;

/** Invents a file, as if someone had uploaded it. */
export const storeFile = (world: World, kind?: FileKind, name?: string): StoredFile =>
  keepFile(world, { kind, name, bytes: undefined });

/** Keeps a file that the bot uploads; what it is sent as is known only later. */
export const uploadFile = (world: World, name: string, bytes: Uint8Array): StoredFile =>
  keepFile(world, { kind: undefined, name, bytes });

function keepFile(world: World, file: Pick<StoredFile, "kind" | "name" | "bytes">): StoredFile {
  const uniqueId = `AQAD${world.chance.digits(12)}`;
  const fileId = `${(file.kind ?? "upload").replace("_", "-")}-${world.chance.digits(24)}`;
  const stored: StoredFile = { ...file, fileId, uniqueId };
  world.files.set(fileId, stored);
  return stored;
}

/** The file that a bot means by a file_id or an address; Telegram would fetch the address, here it is invented. */
export function findFile(world: World, reference: string, kind: FileKind): StoredFile {
  if (/^https?:\/\/\S+$/i.test(reference)) return storeFile(world, kind, reference.split("/").at(-1));
  const file = world.files.get(reference);
  if (!file) throw badRequest("wrong file identifier/HTTP URL specified");
  if (sizeOf(file) === 0) throw badRequest("file must be non-empty");
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
