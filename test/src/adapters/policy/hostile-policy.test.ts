import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parsePolicy } from "../../../../src/adapters/policy/parse-policy.ts";
import type { ParsedPolicy } from "../../../../src/adapters/policy/parse-policy.ts";
import { readPolicyFile } from "../../../../src/adapters/policy/read-policy-file.ts";
import { runs } from "../../../build/runs.ts";

const found = (parsed: ParsedPolicy) => (parsed.kind === "policy" ? [] : parsed.problems);
const problems = (text: string) => found(parsePolicy(text)).map(({ path, code }) => `${path}: ${code}`);
const repeated = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, index) => write(index)).join(",\n");

describe("a hostile policy file", () => {
  it("is answered with problems, never with a throw, whatever its text", () => {
    const pieces = fc.constantFrom(
      ...[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"rules"',
        '"when"',
        '"__proto__"',
        '"constructor"',
        "//",
        "/*",
        "*/",
        "1e999",
        "-0",
        "null",
        "true",
        "\\",
        "\u0000",
        "\ufeff",
        "\ud800",
      ],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(pieces, fc.string())).map((all) => all.join("")),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (given) => {
        const parsed = parsePolicy(given);
        if (parsed.kind === "problems")
          assert.ok(parsed.problems.length > 0 && parsed.problems.every(({ line, column }) => line > 0 && column > 0));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("is answered in any encoding, and as any bytes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hostile-policy-"));
    const file = join(folder, "policy.json");
    const read = async (bytes: Uint8Array) => {
      writeFileSync(file, bytes);
      return readPolicyFile(file);
    };
    try {
      assert.equal((await read(Buffer.from("\ufeff{}"))).kind, "policy");
      assert.deepEqual(
        found(await read(Buffer.from("\ufeff{}", "utf16le"))).map(({ code }) => code),
        ["not-utf-8"],
      );
      assert.deepEqual(
        found(await read(Buffer.alloc(10 * 1_048_576, "["))).map(({ code }) => code),
        ["file-too-large"],
      );
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => assert.equal((await read(bytes)).kind, "problems")),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("pollutes no prototype, and finds no approvers there", () => {
    for (const text of [
      '{ "__proto__": { "rules": [] } }',
      '{ "approvers": { "__proto__": { "team": true } }, "approvals": { "approvers": "__proto__" } }',
      '{ "approvals": { "approvers": "constructor" } }',
      '{ "rules": [{ "name": "one", "verdict": "approve", "approvers": "toString" }] }',
    ]) {
      assert.notDeepEqual(problems(text), []);
    }
    assert.equal(Object.keys(Object.prototype).length, 0);
  });

  it("has no numbers but whole ones within bounds", () => {
    for (const number of ["0", "-1", "-0", "1.5", "1e999", "1e30", "99999999999999999999", '"1"', "null", "true", "[1]"]) {
      assert.notDeepEqual(problems(`{ "caps": { "perDay": ${number} } }`), [], number);
    }
  });

  it("is too deep before it fills the stack", () => {
    for (const open of ["[", '{"a":', '{"rules":[']) assert.deepEqual(problems(open.repeat(100_000)), [": too-deep"]);
  });

  it("is answered at once, however much is wrong with it", () => {
    const started = performance.now();
    const group = '"0b6f4a4c-5a0d-4b0c-8e57-c0de00000021"';
    for (const text of [
      `{${repeated(40_000, (index) => `"k${index}": 1`)}}`,
      `{${repeated(40_000, () => `"a": 1`)}}`,
      `{"rules":[${repeated(500, (index) => `{"name":"${index}","verdict":"approve","approvers":"x${index}"}`)}],"approvers":{${repeated(9_000, (index) => `"s${index}":{"team":true}`)}}}`,
      `{"rules":[${repeated(500, () => `{"name":"one","when":{"partnerDomains":[${repeated(20, () => '"bad domain"')}],"requesterGroups":[${group}]},"verdict":"alow"}`)}]}`,
      `{"approvers":{${repeated(20_000, (index) => `"s${index}":{}`)}}}`,
      `{"rules":[{"name":"one","verdict":"allow","when":{"partnerDomains":["${"a-".repeat(100_000)}!","${"*.".repeat(100_000)}"],"homes":["19:${"a".repeat(100_000)}"]}}]}`,
    ]) {
      const reported = problems(text).length;
      assert.ok(reported > 0 && reported <= 100, `${reported} problems`);
    }
    assert.ok(performance.now() - started < 20_000);
  });

  it("says what is wrong in different ways in one answer", () => {
    const text =
      '{ "rules": [{ "name": "one", "verdict": "alow" }, { "name": "one", "verdict": "deny" }], "otherwise": { "verdict": "approve", "approvers": "leagl" }, "approvers": { "legal": { "team": true } }, "capz": {} }';
    assert.deepEqual(problems(text), [
      "rules[0].verdict: invalid-value",
      "rules[1].name: name-taken",
      "otherwise.approvers: unknown-approvers",
      "capz: unknown-key",
    ]);
  });

  it("has names of one line that read from left to right as they are written", () => {
    for (const name of ["a\\nb", "a\\u0000b", "a\\u202eb", "a\\u2066b", "\\ud800"]) {
      assert.deepEqual(problems(`{ "rules": [{ "name": "${name}", "verdict": "allow" }] }`), ["rules[0].name: custom"]);
    }
  });

  it("has a limited number of sets of approvers", () => {
    const sets = (count: number) => `{ "approvers": {${repeated(count, (index) => `"s${index}": { "team": true }`)}} }`;
    assert.deepEqual([problems(sets(100)), problems(sets(101))], [[], ["approvers: custom"]]);
  });
});
