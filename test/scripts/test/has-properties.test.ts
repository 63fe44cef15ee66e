import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasProperties } from "../../../scripts/test/has-properties.ts";

describe("hasProperties", () => {
  const root = mkdtempSync(join(tmpdir(), "has-properties-"));
  after(() => rmSync(root, { recursive: true }));
  const write = (file: string, imported: string): void => writeFileSync(join(root, file), `import { it } from "${imported}";\n`);

  before(() => {
    for (const folder of ["test/build", "src"]) mkdirSync(join(root, folder), { recursive: true });
    write("test/property.test.ts", "fast-check");
    write("test/counted.test.ts", "./build/runs.ts");
    write("test/build/values.ts", "fast-check");
    write("test/build/more-values.ts", "./values.ts");
    write("test/indirect.test.ts", "./build/more-values.ts");
    write("src/product.ts", "fast-check");
    write("test/plain.test.ts", "../src/product.ts");
    write("test/build/circle.ts", "../circle.test.ts");
    write("test/circle.test.ts", "./build/circle.ts");
  });

  for (const [file, what] of [
    ["property", "uses fast-check"],
    ["counted", "takes its number of examples from the suite"],
    ["indirect", "gets its values from a file that uses fast-check"],
  ] as const) {
    it(`holds for a test that ${what}`, () => assert.equal(hasProperties(`test/${file}.test.ts`, root), true));
  }

  for (const [file, what] of [
    ["plain", "does the same in each suite"],
    ["circle", "imports a file that imports it"],
    ["missing", "isn't there"],
  ] as const) {
    it(`doesn't hold for a test that ${what}`, () => assert.equal(hasProperties(`test/${file}.test.ts`, root), false));
  }
});
