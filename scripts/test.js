import { withNode24 } from "./node-24.js";

withNode24(() => import("./test/run-tests.ts").then(({ runTests }) => runTests(process.argv.slice(2))));
