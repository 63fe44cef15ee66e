import { resolve } from "node:path";

/** Absolute path of the project, whatever the working directory is. */
export const projectRoot = resolve(import.meta.dirname, "../..");
