import { readFile } from "node:fs/promises";
import { createRequire, stripTypeScriptTypes } from "node:module";
import { extname, join, sep } from "node:path";

/** What goes to the browser, and as what. */
export interface PageFile {
  readonly body: Buffer<ArrayBuffer> | string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".ts": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const page = join(import.meta.dirname, "../page");

/** The files of the page, and of the one package that it builds on. */
export function createPageFiles() {
  const lit = createRequire(import.meta.url)
    .resolve("lit-html")
    .replace(/([\\/]node_modules[\\/]lit-html)[\\/].*$/, "$1");

  function fileAt(path: string): string | undefined {
    const module = /^\/modules\/lit-html\/(.+\.js)$/.exec(path)?.[1];
    return module === undefined ? within(page, path === "/" ? "/index.html" : path) : within(lit, module);
  }

  /** Undefined: there is no such file. */
  return async (path: string): Promise<PageFile | undefined> => {
    const file = fileAt(path);
    const type = file && types[extname(file)];
    if (file === undefined || type === undefined) return undefined;
    const body = await readFile(file).catch(() => undefined);
    if (!body) return undefined;
    return { type, body: extname(file) === ".ts" ? stripTypeScriptTypes(body.toString()) : body };
  };
}

/** The file that a path names inside a folder; undefined = it leads out of it. */
function within(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  const isInside = file.startsWith(folder + sep);
  return isInside && !file.includes("\0") && !/(^|[\\/])\./.test(path) ? file : undefined;
}
