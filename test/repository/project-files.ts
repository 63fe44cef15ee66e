import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

/** Paths (with `/`, from the project's root) of all files in these folders whose name ends with one of `endings`. */
export function projectFiles(folders: readonly string[], endings: readonly string[]): readonly string[] {
  return folders.flatMap(filesUnder).filter((path) => endings.some((ending) => path.endsWith(ending)));
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  return entries.flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])).toSorted();
}
