import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Packages and results (.gitignore), where git can't say it: the project was unpacked from an archive, or git isn't installed. */
const ignored = { anywhere: new Set(["node_modules"]), atRoot: new Set([".git", "data", "coverage", "build"]) };

/** Changes with each file of the project that git tracks, or would track after `git add`. */
export function stateOfProject(root: string): string {
  const hash = createHash("sha256");
  const files = filesOfGit(root) ?? filesUnder(root, "");
  for (const file of files.toSorted()) {
    const path = join(root, file);
    // Git also lists deleted files, until the deletion is added.
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    const content = readFileSync(path);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesOfGit(root: string): readonly string[] | undefined {
  // Another repository around the project may ignore it.
  if (!existsSync(join(root, ".git"))) return undefined;
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  return status === 0 ? stdout.split("\0").slice(0, -1) : undefined;
}

function filesUnder(root: string, folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    if (ignored.anywhere.has(entry.name) || (folder === "" && ignored.atRoot.has(entry.name))) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, path) : [path];
  });
}
