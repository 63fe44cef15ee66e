import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Run in a process of its own by importing-does-nothing.test.ts: imports the modules named on the command line, one
 * after the other, and writes to file descriptor 3 which of them left something open.
 */
const opened: Record<string, readonly string[]> = {};
let before = process.getActiveResourcesInfo();
for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  await new Promise((resolve) => setImmediate(resolve));
  const after = process.getActiveResourcesInfo();
  if (after.length > before.length) opened[file] = after;
  before = after;
}
writeFileSync(3, JSON.stringify(opened));
