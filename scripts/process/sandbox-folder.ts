import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

/** The folder of the sandbox's certificate, the database of a sandbox run and its log. */
export const sandboxFolder = join(projectRoot, "data/sandbox");
