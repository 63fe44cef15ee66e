import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../scripts/process/project-root.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")));

/** Made by running the project, so not there in a fresh clone. */
const made = /^(data|coverage|build|node_modules)\//;
const mostWords = 900;
const topFolder = /^(appPackage|bench|bot|cards|docs|sandbox|scripts|src|test|types)\//;

for (const document of [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "docs/approval.md",
  "docs/architecture.md",
  "docs/comparison.md",
  "docs/configuration.md",
  "docs/install.md",
  "docs/permissions.md",
  "docs/policy.md",
  "docs/using.md",
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

describe("README.md", () => {
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");

  it(`has at most ${mostWords} words`, () => {
    const read = readme.replaceAll(/\]\([^)]*\)/g, " ").split(/\s+/);
    const count = read.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    assert.ok(count <= mostWords, `${count} words`);
  });

  it("leads to every document", () => {
    const documents = globSync("docs/*.md", { cwd: projectRoot }).map((path) => posix.normalize(path.replaceAll("\\", "/")));
    const linked = new Set(linkTargets(readme));
    assert.deepEqual(
      documents.filter((path) => !linked.has(path) && path !== "docs/chaos.md"),
      [],
    );
  });

  it("has true badges", () => {
    const licence = z.object({ license: z.string(), engines: z.object({ node: z.string() }) });
    const { license, engines } = licence.parse(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")));
    const languages = globSync("src/texts/*.json", { cwd: projectRoot }).length;
    const badges = globSync("docs/images/badge-*.svg", { cwd: projectRoot }).map((path) => readFileSync(join(projectRoot, path), "utf8"));
    assert.deepEqual(
      new Set(badges.map((badge) => /<title>(.*)<\/title>/.exec(badge)?.[1])),
      new Set([`Node: ${engines.node.replace(">=", "")}`, `languages: ${languages}`, `licence: ${license}`, "tests: npm test"]),
    );
  });

  it("has a moving picture of at most 2 MB", () => {
    assert.ok(statSync(join(projectRoot, "docs/images/tour.webp")).size <= 2_000_000);
  });
});

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
