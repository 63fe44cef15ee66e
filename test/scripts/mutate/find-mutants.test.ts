import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { chooseSample } from "../../../scripts/mutate/choose-sample.ts";
import { findMutants } from "../../../scripts/mutate/find-mutants.ts";
import { mutated } from "../../../scripts/mutate/mutant.ts";
import { projectRoot } from "../../../scripts/process/project-root.ts";
import { projectFiles } from "../../repository/project-files.ts";

/** The texts that the source may be changed to. */
const changesOf = (source: string) => findMutants("a.ts", source).map((mutant) => mutated(source, mutant));

describe("findMutants", () => {
  it("says where a change is and what it changes", () => {
    assert.deepEqual(findMutants("src/a.ts", "const one = 1;\nconst two = !one;\n"), [
      { file: "src/a.ts", line: 2, start: 27, end: 31, before: "!one", after: "one" },
    ]);
  });

  const examples: Readonly<Record<string, readonly string[]>> = {
    "f(a === 1)": [";", "f(true)", "f(false)", "f(a !== 1)"],
    "f(a < b)": [";", "f(a <= b)", "f(a >= b)", "f(true)", "f(false)"],
    "f((a + b) * c)": [";", "f((a + b) / c)", "f((a - b) * c)"],
    "f(a || b || c)": [";", "f(((a || b) && c))", "f(false || c)", "f((a && b) || c)", "f(false || b || c)"],
    "f(a && !b)": [";", "f((a || !b))", "f(true && !b)", "f(a && true)", "f(a && b)"],
    "f(a ?? b)": [";", "f((a && b))"],
    "if (a) b();": ["if (true) b();", "if (false) b();", "if (a) ;"],
    "f(a ? b : c)": [";", "f(true ? b : c)", "f(false ? b : c)"],
    "while (a) { b(); c(); }": ["while (false) { b(); c(); }", "while (a) {}", "while (a) { ; c(); }", "while (a) { b(); ; }"],
    "for (; a; ) b();": ["for (; false; ) b();", "for (; a; ) ;"],
    "throw error;": [";"],
    "const f = () => a;": ["const f = () => undefined;"],
    "const f = () => !a;": ["const f = () => a;"],
    "n += 1;": [";", "n -= 1;"],
    "n++;": [";", "n--;"],
    "f(a?.b)": [";", "f(a.b)"],
    "f(a?.[b])": [";", "f(a[b])"],
    "f(a?.(b))": [";", "f(a(b))"],
    "f('a', '', `a${b}`)": [";", "f(\"\", '', `a${b}`)", "f('a', \"mutant\", `a${b}`)", "f('a', '', ``)"],
    "f([a], [], { b })": [";", "f([], [], { b })", 'f([a], ["mutant"], { b })', "f([a], [], {})"],
    "f({ 'a-b': true })": [";", "f({})", "f({ 'a-b': false })"],
    "f(/^a\\d$/iu)": [";", "f(/a\\d$/iu)", "f(/^a\\d/iu)", "f(/^a\\D$/iu)", "f(/^a\\d$/u)"],
    "f(a.some(b), c.trim())": [";", "f(a.every(b), c.trim())", "f(a.some(b), c)"],
    "f(a.find((b) => b.c), d.find(id))": [";", "f(a.findLast((b) => b.c), d.find(id))", "f(a.find((b) => undefined), d.find(id))"],
  };
  for (const [source, expected] of Object.entries(examples)) {
    it(`changes ${source}`, () => {
      assert.deepEqual(changesOf(source).toSorted(), expected.toSorted());
    });
  }

  it("changes no types, imports, words of errors and words of the log", () => {
    assert.deepEqual(
      changesOf('import { a } from "b";\nexport { a } from "b";\nexport * from "b";\ntype C = "d";\nconst e: { f?: "g" } = h<"i">();'),
      [],
    );
    assert.deepEqual(changesOf('ports.log.warn("told", { why });'), [";"]);
    assert.deepEqual(changesOf('throw new GuestlistError("gone", "It is gone");'), [";", 'throw new GuestlistError("", "It is gone");']);
  });

  it("refuses what it can't read", () => {
    assert.throws(() => findMutants("src/a.ts", "const = 1;"), /^Error: src\/a\.ts: /);
  });

  it("leaves every file readable", () => {
    const sources = new Map(
      projectFiles(["src/domain", "src/flows"], [".ts"]).map((file) => [file, readFileSync(join(projectRoot, file), "utf8")]),
    );
    const sample = chooseSample(
      [...sources].flatMap(([file, source]) => findMutants(file, source)),
      300,
      1,
    );
    const broken = sample.filter((mutant) => parseSync(mutant.file, mutated(sources.get(mutant.file) ?? "", mutant)).errors.length > 0);
    assert.deepEqual(broken, []);
  });
});
