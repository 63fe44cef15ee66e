import assert from "node:assert/strict";
import fc from "fast-check";
import { readJson } from "../../../../src/adapters/policy/read-json.ts";
import type { PolicyProblem } from "../../../../src/adapters/policy/policy-problem.ts";

function problems(text: string): readonly Omit<PolicyProblem, "message">[] {
  const read = readJson(text);
  return read.kind === "json" ? [] : read.problems.map(({ line, column, path, code }) => ({ line, column, path, code }));
}

describe("readJson", () => {
  it("reads JSON with comments and trailing commas", () => {
    const read = readJson('// who\n{ "a": [1, /* two */ 2,], "b": { "c": "// no comment", }, }\n');
    assert.ok(read.kind === "json");
    assert.deepEqual(JSON.parse(JSON.stringify(read.json.value)), { a: [1, 2], b: { c: "// no comment" } });
  });

  it("reports line and column of the first syntax error, with all kinds of line ends", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = ["{", '  "a": 1', '  "b": 2', "  c: 3", "}"].join(end);
      assert.deepEqual(problems(text), [{ line: 3, column: 3, path: "", code: "syntax" }]);
    }
  });

  it("finds nothing in an empty file, or one of comments", () => {
    for (const text of ["", "  \n", "// nothing yet"]) assert.deepEqual(problems(text), [{ line: 1, column: 1, path: "", code: "empty" }]);
  });

  it("refuses what is given twice, since only the last would count", () => {
    assert.deepEqual(problems('{ "a": [{ "b": 1,\n "b": 2 }], "a": 3 }'), [
      { line: 2, column: 2, path: "a[0].b", code: "given-twice" },
      { line: 2, column: 13, path: "a", code: "given-twice" },
    ]);
  });

  it("refuses names that mean something to JavaScript", () => {
    assert.deepEqual(problems('{ "a": { "__proto__": {} } }'), [{ line: 1, column: 10, path: "a.__proto__", code: "reserved-key" }]);
  });

  it("refuses deep nesting, without overflowing the stack", () => {
    for (const text of ["[".repeat(500_000), '{"a":'.repeat(100_000), `${"[".repeat(40)}${"]".repeat(40)}`]) {
      assert.deepEqual(
        problems(text).map(({ code, line }) => [code, line]),
        [["too-deep", 1]],
      );
    }
    assert.deepEqual(problems(`"${"[".repeat(100)}"`), []);
    assert.deepEqual(problems(JSON.stringify(Array.from({ length: 100 }, () => [[]]))), []);
  });

  it("quotes names in paths that are no plain words, and cuts long ones", () => {
    const [first, second] = problems(`{ "no\\nword": { "b": 1, "b": 2 }, "${"x".repeat(99)}": { "b": 1, "b": 2 } }`);
    assert.equal(first?.path, '["no\\nword"].b');
    assert.equal(second?.path, `["${"x".repeat(60)}"].b`);
  });

  it("reports the place of a path, or of the nearest part that exists", () => {
    const read = readJson('{\n  "rules": [\n    { "name": "one" }\n  ]\n}');
    assert.ok(read.kind === "json");
    const at = (path: (string | number)[], about?: "key") => {
      const { line, column } = read.json.problemAt(path, "code", "words", about);
      return [line, column];
    };
    assert.deepEqual(at(["rules", 0, "name"]), [3, 15]);
    assert.deepEqual(at(["rules", 0, "name"], "key"), [3, 7]);
    assert.deepEqual(at(["rules", 0, "verdict"]), [3, 5]);
    assert.deepEqual(at(["rules", 7, "verdict"]), [2, 12]);
    assert.deepEqual(at(["caps", "perDay"]), [1, 1]);
  });

  it("reads every JSON, and never throws for any other text", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => ["json", "problems"].includes(readJson(JSON.stringify(value)).kind)));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("{}[]:,\"'/*\n\\u0a ")) }), (text) =>
        ["json", "problems"].includes(readJson(text).kind),
      ),
    );
  });
});
