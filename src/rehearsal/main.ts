import { setFlagsFromString } from "node:v8";

// Loading the bot alone makes 200 MB of garbage; told so before it begins, Node collects it on the way.
setFlagsFromString("--optimize-for-size");
const { rehearse } = await import("./show.ts");
await rehearse(process.argv.slice(2));
