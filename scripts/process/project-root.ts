import { resolve } from "node:path";

/** Absolute path of the project, independent of the working directory. */
export const projectRoot = resolve(import.meta.dirname, "../..");
