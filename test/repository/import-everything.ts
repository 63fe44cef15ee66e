import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/**
 * Runs in its own process, started by importing-does-nothing.test.ts. Imports the modules named on the command line, one
 * after the other, and writes to file descriptor 3 which of them left something open.
 */
const opened: Record<string, readonly string[]> = {};
// Node opens these at their first use, for example by loggers: the modules are not the cause.
const ownStreams = [process.stdout, process.stderr];
let before = process.getActiveResourcesInfo();
for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  await new Promise((resolve) => setImmediate(resolve));
  const after = process.getActiveResourcesInfo();
  if (after.length > before.length) opened[file] = after;
  before = after;
}
writeFileSync(3, ownStreams.every(({ writable }) => writable) ? JSON.stringify(opened) : "a standard stream was closed");

// Unreferenced, so it fires only if something else keeps the process alive.
setTimeout(() => process.exit(2), 1_000).unref();
