import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

/** Paths (with `/`, from the project's root) of all files under these folders whose name ends with one of `endings`. */
export function projectFiles(folders: readonly string[], endings: readonly string[]): readonly string[] {
  return folders.flatMap(filesUnder).filter((path) => endings.some((ending) => path.endsWith(ending)));
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll(sep, "/")).toSorted();
}
