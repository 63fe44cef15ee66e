import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { projectRoot } from "../process/project-root.ts";

/** What makes a test differ between the suites: properties, and numbers of examples (`test/build/runs.ts`). */
const differs = /\bfrom "(?:fast-check|[^"]*\/runs\.ts)"/;
const imports = /\bfrom "(\.[^"]+\.ts)"/g;

/**
 * Whether a test takes more examples in the longer suites: it, or a file of `test/` that it imports (also through others), uses fast-check
 * or `test/build/runs.ts`.
 * @param file Path from the root.
 */
export function hasProperties(file: string, root: string = projectRoot): boolean {
  const tests = join(root, "test");
  const visited = new Set<string>();
  const reaches = (path: string): boolean => {
    if (visited.has(path) || relative(tests, path).startsWith("..") || !existsSync(path)) return false;
    visited.add(path);
    const source = readFileSync(path, "utf8");
    return differs.test(source) || [...source.matchAll(imports)].some(([, to = ""]) => reaches(join(dirname(path), to)));
  };
  return reaches(join(root, file));
}
