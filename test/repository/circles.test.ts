import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

/** The names that each name leads to. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Lint sees circles of values only (`import/no-cycle`). Here types count too, also those in JSDoc comments. */
describe("imports", () => {
  for (const folder of ["bot", "sandbox", "src"]) {
    it(`have no circle among the files of ${folder}/`, () => {
      assert.deepEqual(circlesOf(importsIn(folder)), []);
    });
  }

  for (const folder of ["sandbox", "src/flows"]) {
    it(`have no circle among the folders of ${folder}/`, () => {
      assert.deepEqual(circlesOf(byFolder(importsIn(folder))), []);
    });
  }

  it("are found in each syntax, and a circle is named", () => {
    const planted = importsBetween({
      "src/a.ts": 'import {\n  type B,\n} from "./rooms/b.ts";\n',
      "src/rooms/b.ts": 'export type B = import("./c.ts").C;\n',
      "src/rooms/c.ts": 'export { d } from "./d.ts";\n',
      "src/rooms/d.ts": 'import "./e.js";\n',
      "src/rooms/e.js": '/** @import { F } from "../f.ts" */\n',
      "src/f.ts": 'import type { A } from "./a.ts";\nimport text from "./text.json";\nimport { g } from "./g.ts";\n',
      "src/g.ts": 'import { z } from "zod";\n',
    });
    assert.deepEqual(circlesOf(planted), [
      "src/a.ts > src/rooms/b.ts > src/rooms/c.ts > src/rooms/d.ts > src/rooms/e.js > src/f.ts > src/a.ts",
    ]);
    assert.deepEqual(circlesOf(byFolder(planted)), ["src > src/rooms > src"]);
  });
});

function importsIn(folder: string): Graph {
  const files = projectFiles([folder], [".ts", ".js"]);
  return importsBetween(Object.fromEntries(files.map((path) => [path, readFileSync(join(projectRoot, path), "utf8")])));
}

function importsBetween(files: Readonly<Record<string, string>>): Graph {
  const specifier = /\b(?:from\s*|import\s*\(\s*|import\s+)"(\.{1,2}\/[^"]+)"/g;
  return new Map(
    Object.entries(files).map(([path, code]) => {
      const targets = [...code.matchAll(specifier)].map(([, target = ""]) => posix.join(posix.dirname(path), target));
      return [path, new Set(targets.filter((target) => target in files))];
    }),
  );
}

function byFolder(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [path, targets] of files) {
    const from = posix.dirname(path);
    const others = [...targets].map((target) => posix.dirname(target)).filter((to) => to !== from);
    folders.set(from, new Set([...(folders.get(from) ?? []), ...others]));
  }
  return folders;
}

/** At least one circle of every group that is connected in circles, written as a path. */
function circlesOf(graph: Graph): readonly string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(" > "));
    else if (!done.has(name)) {
      for (const next of graph.get(name) ?? []) follow(next, [...way, name]);
      done.add(name);
    }
  };
  for (const name of graph.keys()) follow(name, []);
  return circles;
}
