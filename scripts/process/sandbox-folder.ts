import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

/** Where the sandbox's certificate, the database of a sandbox run and its log are kept. */
export const sandboxFolder = join(projectRoot, "data/sandbox");
