import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from "node:fs";
import { basename, join, relative } from "node:path";

/** Results of programs, or not part of the project: a copy doesn't need them. */
const left = new Set([".git", "data", "coverage", "build"]);

/** Copies the project, so that changes don't touch other files. Packages are linked, not copied. */
export function copyProject(root: string, target: string): void {
  cpSync(root, target, {
    recursive: true,
    filter(source) {
      if (basename(source) === "node_modules") {
        linkPackages(source, join(target, relative(root, source)));
        return false;
      }
      return !left.has(relative(root, source));
    },
  });
}

/** Each package separately: the link of a workspace leads to the copy, and each copy has its own caches. */
function linkPackages(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target, "junction");
    else if (entry.name.startsWith("@")) linkPackages(source, target);
    else if (entry.isDirectory() && entry.name !== ".cache") symlinkSync(source, target, "junction");
  }
}
