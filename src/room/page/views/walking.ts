const ways: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** The arrow keys go from message to message, first to the lowest one in sight. */
export function walked(event: KeyboardEvent): void {
  const log = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  const way = ways[event.key];
  if (way === undefined || event.altKey || event.ctrlKey || event.metaKey || target.matches("input")) return;
  const bubbles = [...log.querySelectorAll<HTMLElement>(".bubble")];
  const at = bubbles.findIndex((bubble) => bubble.contains(target));
  const end = log.getBoundingClientRect().bottom;
  const next =
    at < 0 ? bubbles.findLast((bubble) => bubble.getBoundingClientRect().top < end) : bubbles[at + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
