/** `npm run policy -- check <file>` and `-- explain <requester> <email>`, in a process with the bot's trusted certificates. */
import { compileCache } from "./process/compile-cache.ts";
import { foundEnvironment } from "./process/found-environment.ts";
import { runNode } from "./process/run-node.ts";

const environment = await foundEnvironment(process.env);
process.exitCode = await runNode(["src/cli/policy.ts", ...process.argv.slice(2)], { environment: { ...compileCache, ...environment } });
