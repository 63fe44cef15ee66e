import { withNode24 } from "./node-24.js";

withNode24(() => import("./start/start.ts").then(({ start }) => start(process.argv.slice(2))));
