import assert from "node:assert/strict";
import { filesOf, filesToRun, quickFilesWithProperties, suiteOf } from "../../../scripts/test/suites.ts";

describe("suiteOf", () => {
  it("is the quick one, if no other is named, and leaves the rest for mocha", () => {
    assert.deepEqual(suiteOf(["-g", "redeem"]), { suite: "quick", rest: ["-g", "redeem"] });
    assert.deepEqual(suiteOf(["--long"]), { suite: "long", rest: [] });
    assert.deepEqual(suiteOf(["--night", "test/a.test.ts"]), { suite: "night", rest: ["test/a.test.ts"] });
  });
});

describe("filesOf", () => {
  const [quick, long, night] = [filesOf("quick"), filesOf("long"), filesOf("night")];

  it("divides the tests by the ends of their names", () => {
    assert.ok(quick.includes("test/scripts/test/suites.test.ts"));
    assert.deepEqual(
      quick.filter((file) => /\.(long|night)\.test\.ts$/.test(file)),
      [],
    );
    assert.ok(long.length > 0 && long.every((file) => file.endsWith(".long.test.ts")));
    assert.ok(night.every((file) => file.endsWith(".night.test.ts")));
  });

  it("leaves out the programs of others", () => {
    assert.deepEqual(
      [...quick, ...long, ...night].filter((file) => file.startsWith("test/others/")),
      [],
    );
  });
});

describe("filesToRun", () => {
  it("begins with those that take longest: histories, a bot that is killed, and the browser's", () => {
    for (const suite of ["quick", "long", "night"] as const) {
      const folders = filesToRun(suite).map((file) => file.split("/")[1]);
      assert.deepEqual([...new Set(folders)].slice(0, 2), ["histories", "chaos"]);
      assert.match(folders.at(-1) ?? "", /^(bot|fakes|scripts|security|src)$/);
    }
  });

  it("are a suite's own files, and the quick ones with properties in the longer suites", () => {
    assert.deepEqual(filesToRun("quick").toSorted(), filesOf("quick").toSorted());
    assert.deepEqual(filesToRun("long").toSorted(), [...filesOf("long"), ...quickFilesWithProperties()].toSorted());
  });
});

describe("quickFilesWithProperties", () => {
  const repeated = quickFilesWithProperties();

  it("are quick files, a few of all", () => {
    const quick = new Set(filesOf("quick"));
    assert.ok(repeated.every((file) => quick.has(file)));
    assert.ok(repeated.length > 30 && repeated.length < quick.size / 5);
  });

  it("take more examples in the longer suites", () => {
    assert.ok(repeated.includes("test/src/domain/email.test.ts"));
    assert.ok(repeated.includes("test/src/cards/mail-as-sent.test.ts"));
    assert.equal(repeated.includes("test/scripts/test/suites.test.ts"), false);
  });
});
