import type { Deed, News, Outcome, Whole } from "../wire.ts";

export interface Heard {
  readonly whole: (whole: Whole) => void;
  readonly news: (news: News) => void;
  readonly lost: () => void;
}

const PATIENCE = 1_000;

/** Hears what happens in the room; where it falls silent, knocks again every second until it answers. */
export function listen(heard: Heard): void {
  const source = new EventSource("/news");
  source.addEventListener("whole", ({ data }) => heard.whole(JSON.parse(data)));
  source.addEventListener("news", ({ data }) => heard.news(JSON.parse(data)));
  source.addEventListener("error", () => {
    source.close();
    heard.lost();
    setTimeout(listen, PATIENCE, heard);
  });
}

/** The room may not answer at all, or say in its own terms what it cannot read. */
export async function post(deed: Deed): Promise<Outcome | "unheard" | "unclear"> {
  try {
    const answer = await fetch("/deed", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(deed),
    });
    return answer.status === 400 ? "unclear" : ((await answer.json()) as Outcome);
  } catch {
    return "unheard";
  }
}
