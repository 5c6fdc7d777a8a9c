/** What has come to a list since it was looked at last; a list that grows at its end, and may lose its beginning. */
export function following<T>(list: readonly T[]): () => readonly T[] {
  let last: T | undefined;
  return () => {
    const news = list.slice(last === undefined ? 0 : list.lastIndexOf(last) + 1);
    last = list.at(-1) ?? last;
    return news;
  };
}
