import { parseArgs } from "node:util";
import { kept, record, retell } from "./kept.ts";

const usage = `npm run history                       plays every history that is kept by today's rules
npm run history -- --record NAME …    holds the meetings of these scenes (scenes.ts) and keeps their histories
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: "boolean", default: false }, help: { type: "boolean", short: "h" } },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

if (values.help || values.record !== positionals.length > 0) print(usage);
else if (values.record) for (const name of positionals) print(await record(name));
else
  for (const { isSame, line } of kept().map(retell)) {
    print(line);
    if (!isSame) process.exitCode = 1;
  }
