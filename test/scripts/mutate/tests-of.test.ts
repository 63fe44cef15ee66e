import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { endToEndOf, endToEndTests, mirroredTest } from "../../../scripts/mutate/tests-of.ts";
import { projectRoot } from "../../../scripts/process/project-root.ts";

describe("mirroredTest", () => {
  it("is the test at the same place under test/", () => {
    assert.equal(mirroredTest("src/domain/email.ts"), "test/src/domain/email.test.ts");
    assert.equal(mirroredTest("src/flows/looking/show-card.ts"), "test/src/flows/looking/show-card.test.ts");
  });
});

describe("endToEndTests", () => {
  it("belong to the flow's room", () => {
    assert.deepEqual(endToEndTests("src/flows/looking/show-card.ts"), ["test/end-to-end/lists-and-words.long.test.ts"]);
    assert.deepEqual(endToEndTests("src/flows/run-job.ts"), endToEndOf["."]);
  });

  it("are none for a rule of the domain", () => {
    assert.deepEqual(endToEndTests("src/domain/policy/decide.ts"), []);
  });

  it("must be named for a room that is new", () => {
    assert.throws(
      () => endToEndTests("src/flows/cellar/fetch-wine.ts"),
      /name the end-to-end tests of cellar in scripts\/mutate\/tests-of\.ts/,
    );
  });

  it("are there, for every room and for no other", () => {
    const missing = Object.values(endToEndOf).flatMap((tests) => tests.filter((test) => !existsSync(join(projectRoot, test))));
    assert.deepEqual(missing, []);
    const rooms = readdirSync(join(projectRoot, "src/flows"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(Object.keys(endToEndOf).toSorted(), [".", ...rooms.map(({ name }) => name)].toSorted());
  });
});
