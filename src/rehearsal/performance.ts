import { createEnding } from "./ending.ts";
import {
  arrange,
  CURTAIN,
  curtainRises,
  gather,
  goOn,
  LONGEST,
  type Rehearsal,
  type Scene,
  zones,
} from "./scene.ts";
import { createStage } from "./stage.ts";

export interface Performed {
  /** The meeting was held to its end. */
  readonly held: boolean;
  /** The group was told when it meets next. */
  readonly announced: boolean;
  /** What the bot complained of; nothing, if all is well. */
  readonly trouble: readonly string[];
}

/** Holds one meeting from the bot's first greeting to its last word; `watch` is called whenever something is new. */
export async function perform(
  rehearsal: Rehearsal,
  watch: (scene: Scene) => void = () => {},
): Promise<Performed> {
  const { story, preset, seed } = rehearsal;
  const trouble: string[] = [];
  const zone = zones[story.locale];
  const stage = await createStage({
    begins: curtainRises(zone),
    locale: story.locale,
    zone,
    seed,
    report: (event, details) => trouble.push(`${event} ${JSON.stringify(details)}`),
  });
  try {
    const scene = await gather(stage, rehearsal, zone);
    const ending = createEnding(scene, story);
    await arrange(scene, rehearsal);
    watch(scene);
    const end = stage.clock.now() + LONGEST[preset];
    while (!ending.isAnnounced() && (await goOn(stage, scene.actors, end))) watch(scene);
    await stage.pass(CURTAIN);
    watch(scene);
    return { held: ending.isHeld(), announced: ending.isAnnounced(), trouble };
  } finally {
    stage.close();
  }
}
