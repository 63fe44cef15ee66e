// Plain JavaScript: it runs in an old Node.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withNode24 } from "../node-24.js";

/**
 * Runs a script of this project in the Node 24 that `npm ci` brought, with the same arguments and the same terminal, and ends as it does.
 * @param {string} script
 * @param {readonly string[]} args
 */
export async function startInNode24(script, args) {
  const newer = newerNode(fileURLToPath(new URL("../../node_modules", import.meta.url)));
  if (!newer) {
    withNode24(async () => {}); // says where to get it
    return;
  }
  const child = spawn(newer, [script, ...args], { stdio: "inherit" });
  process.on("SIGINT", () => {}); // Ctrl+C reaches the child, too
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
      resolve(undefined);
    });
  });
}

/** @param {string} modules */
function newerNode(modules) {
  const isWindows = process.platform === "win32";
  const file = join(modules, `node-${isWindows ? "win" : process.platform}-${process.arch}`, "bin", isWindows ? "node.exe" : "node");
  return existsSync(file) ? file : undefined;
}
