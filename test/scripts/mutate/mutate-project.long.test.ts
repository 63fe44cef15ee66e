import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { mutateProject, type JudgedMutant } from "../../../scripts/mutate/mutate-project.ts";
import { fixtureProject } from "./fixture-project.ts";

const files = {
  "src/domain/is-adult.ts": "export const isAdult = (age: number): boolean => age >= 18;",
  "test/src/domain/is-adult.test.ts":
    'import { isAdult } from "../../../src/domain/is-adult.ts"; if (!isAdult(18) || isAdult(17)) throw new Error("wrong");',
  "src/domain/lonely.ts": "export const lonely = true;",
  "src/flows/looking/show-age.ts": 'export const showAge = (age: number) => (age < 0 ? "" : `${age} years`);',
  "test/src/flows/looking/show-age.test.ts":
    'import { showAge } from "../../../../src/flows/looking/show-age.ts"; if (typeof showAge(3) !== "string") throw new Error("wrong");',
  "test/end-to-end/lists-and-words.long.test.ts":
    'import { showAge } from "../../src/flows/looking/show-age.ts"; if (showAge(3) !== "3 years") throw new Error("wrong");',
};
const options = { seed: 1, sample: 400, files: [], jobs: 2 };
const signal = new AbortController().signal;
const onJudged = () => undefined;

const lineOf = ({ file, after, verdict, ...rest }: JudgedMutant) =>
  `${file.replace(/.*\//, "")} ${after}: ${verdict}${"by" in rest ? ` by ${rest.by}` : ""}`;

describe("mutateProject", () => {
  it("finds out which changes the tests notice, and leaves the project as it was", async () => {
    using project = fixtureProject(files);
    const { root, temporaryFolder } = project;
    const { found, judged } = await mutateProject(root, options, { signal, onJudged, temporaryFolder });
    assert.equal(found, judged.length);
    assert.deepEqual(judged.map(lineOf), [
      "is-adult.ts age > 18: killed by mirrored test",
      "is-adult.ts age < 18: killed by mirrored test",
      "is-adult.ts true: killed by mirrored test",
      "is-adult.ts false: killed by mirrored test",
      "lonely.ts false: untested",
      "show-age.ts undefined: killed by mirrored test",
      "show-age.ts true: killed by end-to-end",
      "show-age.ts false: survived",
      "show-age.ts age <= 0: survived",
      "show-age.ts age >= 0: killed by end-to-end",
      'show-age.ts "mutant": survived',
      "show-age.ts ``: killed by end-to-end",
    ]);
    assert.deepEqual(readdirSync(temporaryFolder), []);
    for (const [file, text] of Object.entries(files)) assert.equal(readFileSync(join(root, file), "utf8"), text);
  });

  it("changes the files named alone, and as many as it may", async () => {
    using project = fixtureProject(files);
    const only = { ...options, files: ["./src/domain/is-adult.ts"], sample: 2 };
    const { found, judged } = await mutateProject(project.root, only, { ...project, signal, onJudged });
    assert.deepEqual([found, judged.length, new Set(judged.map(({ file }) => file))], [4, 2, new Set(["src/domain/is-adult.ts"])]);
  });

  it("links packages, and a workspace to its copy", async () => {
    using project = fixtureProject({
      "src/domain/one.ts": 'export { one } from "workspace"; export const two = true;',
      "test/src/domain/one.test.ts":
        'import { one, two } from "../../../src/domain/one.ts"; import { three } from "@scope/three"; if (!two || one !== three) throw new Error();',
      "workspace/index.js": "export const one = import.meta.filename.includes('temporary');",
      "workspace/package.json": '{ "type": "module", "exports": "./index.js" }',
      "node_modules/@scope/three/index.js": "export const three = import.meta.filename.includes('project');",
      "node_modules/@scope/three/package.json": '{ "type": "module", "exports": "./index.js" }',
    });
    symlinkSync("../workspace", join(project.root, "node_modules/workspace"));
    mkdirSync(join(project.root, "node_modules/.cache"));
    const { judged } = await mutateProject(project.root, options, { ...project, signal, onJudged });
    assert.deepEqual(judged.map(lineOf), ["one.ts false: killed by mirrored test"]);
  });

  it("tries nothing when a test fails with nothing changed", async () => {
    using project = fixtureProject({ ...files, "test/src/domain/is-adult.test.ts": 'throw new Error("red before");' });
    await assert.rejects(
      mutateProject(project.root, options, { ...project, signal, onJudged: () => assert.fail("nothing to judge") }),
      /^Error: Tests don't pass with nothing changed: test\/src\/domain\/is-adult\.test\.ts\n[^]*red before/,
    );
    assert.deepEqual(readdirSync(project.temporaryFolder), []);
  });

  it("deletes its copies when it is stopped", async () => {
    using project = fixtureProject(files);
    const stopping = new AbortController();
    const stop = { ...project, signal: stopping.signal, onJudged: () => stopping.abort() };
    await assert.rejects(mutateProject(project.root, options, stop), { name: "AbortError" });
    assert.deepEqual(readdirSync(project.temporaryFolder), []);
  });
});
