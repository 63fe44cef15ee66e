import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mutantsByRule } from "../../scripts/mutate/rules/check-rules.ts";
import { readRules, type Rule } from "../../scripts/mutate/rules/read-rules.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const document = read("sandbox/RULES.md");
const rules = readRules(document);

/** Titles of tests that begin with ids of rules, as in the code. A skipped test isn't one of them. */
const marked = projectFiles(["test"], [".test.ts"]).flatMap((file) =>
  [...read(file).matchAll(/\b(?:it|describe)\(\s*(["'`])([GET]\d+(?:, [GET]\d+)*): (.*?)\1,/g)].map(([, , ids = "", title = ""]) => ({
    ...{ file, ids: ids.split(", "), title },
  })),
);

describe("sandbox/RULES.md", () => {
  it("has a sentence, a tag and a source for every rule", () => {
    const tags = ["documented", "observed", "inferred"];
    const incomplete = rules.filter(({ sentence, tag, source }) => sentence === "" || source === "" || !tags.includes(tag));
    assert.deepEqual(incomplete, []);
    assert.ok(rules.length > 100);
  });

  it("gives every rule an id of its own", () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it("names a test that checks each rule, by its file and its title", () => {
    const isTested = ({ id, test }: Rule) =>
      marked.some(({ ids, file, title }) => ids.includes(id) && file === test.file && title === test.title);
    assert.deepEqual(
      rules.filter((rule) => !isTested(rule)).map(({ id, test }) => `${id}: ${test.file}: ${test.title}`),
      [],
    );
  });

  // `npm run mutate -- --rules` breaks that code, and expects the rule's test to fail.
  it("has for each rule code in the sandbox that a comment marks with its id, and that can be broken", () => {
    const breakable = mutantsByRule(projectRoot);
    assert.deepEqual(
      rules.filter(({ id }) => (breakable.get(id) ?? []).length === 0).map(({ id }) => id),
      [],
    );
    const known = new Set(rules.map(({ id }) => id));
    assert.deepEqual([...breakable.keys()].filter((id) => !known.has(id)).toSorted(), []);
  });

  it("has a row for every rule that a test names", () => {
    const known = new Set(rules.map(({ id }) => id));
    const unknown = marked.flatMap(({ ids, title }) => ids.filter((id) => !known.has(id)).map((id) => `${id}: ${title}`));
    assert.deepEqual(unknown, []);
  });

  it("links every page that a comment in the sandbox names as its source", () => {
    const linked = new Set([...document.matchAll(/\[([^\]]+)\][[(]/g)].map(([, title = ""]) => title));
    const named = projectFiles(["sandbox"], [".ts", ".js"]).flatMap((path) =>
      [...read(path).matchAll(/\(Microsoft: ([^);]+)/g)].flatMap(([, pages = ""]) => pages.split(", ").map((page) => `${path}: ${page}`)),
    );
    assert.deepEqual(
      named.filter((entry) => !linked.has(entry.replace(/^.*?: /, ""))),
      [],
    );
  });

  it("says where each short link leads", () => {
    const used = [...document.matchAll(/\]\[([\w-]+)\]/g)].map(([, name = ""]) => name);
    const defined = new Set([...document.matchAll(/^\[([\w-]+)\]: https:/gm)].map(([, name = ""]) => name));
    assert.deepEqual(
      used.filter((name) => !defined.has(name)),
      [],
    );
    assert.deepEqual([...defined].filter((name) => !used.includes(name)).toSorted(), []);
  });
});
