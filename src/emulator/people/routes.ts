import { Hono } from "hono";
import { PersonRefused } from "../failure.ts";
import type { World } from "../world.ts";
import { addGroupRoutes } from "./groupRoutes.ts";
import type { People } from "./index.ts";
import { addSeeingRoutes, addSpeakingRoutes } from "./speakingRoutes.ts";
import { addTroublingRoutes } from "./troublingRoutes.ts";

/** The people's side over HTTP: JSON in and out, a refusal is 400 with `{ error }`. */
export function createPeopleApp(world: World, people: People): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof PersonRefused) return c.json({ error: error.message }, 400);
    throw error;
  });
  app.get("/people", (c) => c.json(Array.from(world.people.values(), ({ user }) => user)));
  app.get("/groups", (c) =>
    c.json([...world.rooms.values()].flatMap((room) => (room.kind === "private" ? [] : [room.chat]))),
  );
  app.get("/calls", (c) => c.json(world.calls.filter(({ method }) => method !== "getUpdates")));
  addSpeakingRoutes(app, people);
  addSeeingRoutes(app, people);
  addGroupRoutes(app, people);
  addTroublingRoutes(app, people);
  return app;
}
