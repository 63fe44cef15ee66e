#!/usr/bin/env node
// Plain JavaScript, because the Node that runs a linked command may be an old one.
import * as nodeModule from "node:module";
import { fileURLToPath } from "node:url";

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  nodeModule.enableCompileCache(at("../node_modules/.cache/node-compile"));
  const { startGuestlist } = await import("./guestlist/start-guestlist.ts");
  await startGuestlist(process.argv.slice(2));
} else {
  const { startInNode24 } = await import("./guestlist/start-in-node-24.js");
  await startInNode24(at("guestlist.js"), process.argv.slice(2));
}
