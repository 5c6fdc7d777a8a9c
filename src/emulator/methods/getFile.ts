import { z } from "zod";
import { badRequest } from "../failure.ts";
import { sizeOf } from "../files.ts";
import { defineMethod } from "../method.ts";
import { text } from "../params.ts";

const params = z.object({ file_id: text });

export const getFile = defineMethod("getFile", params, ({ files }, { file_id }) => {
  const file = files.get(file_id);
  if (!file) throw badRequest("invalid file_id");
  return { file_id, file_unique_id: file.uniqueId, file_size: sizeOf(file), file_path: `files/${file_id}` };
});
