import { readOptions, usage } from "./options.ts";
import { simulate } from "./simulate.ts";

const wish = readOptions(process.argv.slice(2));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

switch (wish.type) {
  case "help":
    print(usage);
    break;
  case "mistake":
    process.stderr.write(`${wish.line}\n`);
    process.exitCode = 2;
    break;
  case "simulate":
    process.exitCode = (await simulate(wish.options, print)) ? 0 : 1;
}
