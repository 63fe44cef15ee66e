import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

/**
 * Runs in its own process, started by loading.long.test.ts: imports the modules named on the command line and writes to file descriptor 3 which
 * packages were loaded with them.
 */
const loaded = new Set<string>();
registerHooks({
  load(url, context, nextLoad) {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1];
    if (name !== undefined) loaded.add(name);
    return nextLoad(url, context);
  },
});
for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
writeFileSync(3, JSON.stringify([...loaded]));
