import assert from "node:assert/strict";
import { readRules, testPattern } from "../../../../scripts/mutate/rules/read-rules.ts";

const row = (id: string, test: string) => `| ${id} | A sentence | observed | [a page](https://a.example) | ${test} |`;

describe("readRules", () => {
  it("reads a row with its test's file and title", () => {
    const document = ["| Id | Rule | Tag | Source | Test |", row("G7", "`graph/a.test.ts`: is: refused"), "text"].join("\n");
    assert.deepEqual(readRules(document), [
      {
        ...{ id: "G7", sentence: "A sentence", tag: "observed", source: "[a page](https://a.example)" },
        test: { file: "test/sandbox/graph/a.test.ts", title: "is: refused" },
      },
    ]);
  });

  it("leaves the test empty when its file is missing", () => {
    assert.deepEqual(
      readRules(row("T1", "is refused")).map(({ test }) => test),
      [{ file: "", title: "" }],
    );
  });
});

describe("testPattern", () => {
  const matches = (title: string, full: string) => {
    const [rule] = readRules(row("G12", `\`a.test.ts\`: ${title}`));
    assert.ok(rule);
    return new RegExp(testPattern(rule)).test(full);
  };

  it("finds the test by its id and title, also among several ids", () => {
    assert.equal(matches("answers 404 (twice)", "GET /users G12: answers 404 (twice)"), true);
    assert.equal(matches("answers 404 (twice)", "GET /users G12, G13: answers 404 (twice)"), true);
    assert.equal(matches("answers 404 (twice)", "GET /users G1: answers 404 (twice)"), false);
    assert.equal(matches("answers 404 (twice)", "GET /users G12: answers 404 twice"), false);
  });

  it("takes any text for a placeholder", () => {
    assert.equal(matches("answers ${status} to ${what}", "G12: answers 404 to nothing"), true);
  });
});
