import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { projectFiles } from "./project-files.ts";

interface Rule {
  readonly id: string;
  readonly sentence: string;
  readonly tag: string;
  readonly source: string;
  /** One of the tests that check it: its title without the ids. */
  readonly test: string;
}

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const document = read("sandbox/RULES.md");
const rules = [...document.matchAll(/^\| ([GET]\d+) \|(.*)\|$/gm)].map(([, id = "", rest = ""]): Rule => {
  const [sentence = "", tag = "", source = "", test = ""] = rest.split(" | ").map((cell) => cell.trim());
  return { id, sentence, tag, source, test };
});

/** Titles of tests that begin with ids of rules, as in the code. */
const marked = projectFiles(["test"], [".test.ts"]).flatMap((path) =>
  [...read(path).matchAll(/\b(?:it|describe)\(\s*(["'`])([GET]\d+(?:, [GET]\d+)*): (.*?)\1,/g)].map(([, , ids = "", title = ""]) => ({
    ids: ids.split(", "),
    title,
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

  it("names a test that holds each rule", () => {
    const unheld = rules.filter(({ id, test }) => !marked.some(({ ids, title }) => ids.includes(id) && title === test));
    assert.deepEqual(
      unheld.map(({ id, test }) => `${id}: ${test}`),
      [],
    );
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
