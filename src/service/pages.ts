/** A sheet that is longer than a message goes on in further ones, each with a name of its own: sheet, sheet-2, sheet-3. */
const PAGE = /^sheet(?:-(\d+))?$/;

/** Which page of the sheet a name means, from 1 on; undefined = it is no sheet. */
export function pageOf(name: string): number | undefined {
  const found = PAGE.exec(name);
  return found ? Number(found[1] ?? 1) : undefined;
}

/** The name of the page after this one; undefined = there never is one. */
export function pageAfter(name: string): string | undefined {
  const page = pageOf(name);
  return page === undefined ? undefined : `sheet-${page + 1}`;
}
