import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../scripts/process/project-root.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")));

/** Made by running the project, so not there in a fresh clone. */
const made = /^(data|coverage|build|node_modules)\//;
const topFolder = /^(appPackage|bench|bot|cards|docs|sandbox|scripts|src|test|types)\//;

for (const document of [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "docs/architecture.md",
  "docs/permissions.md",
  "docs/policy.md",
  "sandbox/README.md",
  "sandbox/RULES.md",
  "test/fixtures/README.md",
]) {
  describe(document, () => {
    const read = () => readFileSync(join(projectRoot, document), "utf8");

    it("names only npm scripts that exist", () => {
      const named = [...read().matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, direct]) => run ?? direct ?? "");
      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
      );
    });

    it("names only files and folders that exist", () => {
      const linked = linkTargets(read()).map((target) => posix.join(dirname(document), target));
      const missing = [...linked, ...pathsInCode(read())].filter((path) => !made.test(path) && !existsSync(join(projectRoot, path)));
      assert.deepEqual(missing, []);
    });
  });
}

/** Targets of Markdown links and images inside the project. */
function linkTargets(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target.replace(/#.*$/, ""));
  return targets.filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** `code` that looks like a path of the project; `<name>` and `*` mean any name, so the folder before them must exist. */
function pathsInCode(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  return spans.filter((span) => topFolder.test(span) && !/\s/.test(span)).map((span) => span.replace(/[^/]*[<*{].*$/, ""));
}
