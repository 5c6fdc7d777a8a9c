import { rehearse } from "./show.ts";

await rehearse(process.argv.slice(2));
