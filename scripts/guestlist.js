#!/usr/bin/env node
import { withNode24 } from "./node-24.js";

withNode24(async () => {
  const { startGuestlist } = await import("./guestlist/start-guestlist.ts");
  process.exitCode = await startGuestlist(process.argv.slice(2));
});
