import assert from "node:assert/strict";
import { runTestsIn } from "../../../scripts/mutate/run-tests-in.ts";
import { fixtureProject } from "./fixture-project.ts";

const endless = "setInterval(() => {}, 1_000);";
const startEndless = `import { spawn } from "node:child_process"; spawn(process.execPath, ["-e", "${endless}"], { stdio: "inherit" });`;

describe("runTestsIn", () => {
  const limits = { timeoutMs: 20_000, signal: new AbortController().signal };

  it("tells a pass from a failure, and keeps what was printed", async () => {
    using project = fixtureProject({ "good.ts": 'console.log("fine");', "bad.ts": 'throw new Error("broken");' });
    const good = await runTestsIn(project.root, ["good.ts"], limits);
    assert.deepEqual([good.kind, good.output], ["passed", "fine\n"]);
    const bad = await runTestsIn(project.root, ["bad.ts"], limits);
    assert.equal(bad.kind, "failed");
    assert.match(bad.output, /Error: broken/);
  });

  it("keeps temporary files out of the machine's folder for them, and out of the project", async () => {
    using project = fixtureProject({ "good.ts": 'import { tmpdir } from "node:os"; console.log(tmpdir());' });
    assert.equal((await runTestsIn(project.root, ["good.ts"], limits)).output, `${project.root}-temporary\n`);
  });

  it("ends what tests leave behind", async () => {
    using project = fixtureProject({ "good.ts": `${startEndless} process.exit(0);` });
    assert.equal((await runTestsIn(project.root, ["good.ts"], limits)).kind, "passed");
  });

  it("ends tests that take too long, with what they started", async () => {
    using project = fixtureProject({ "slow.ts": `${startEndless} ${endless}` });
    assert.equal((await runTestsIn(project.root, ["slow.ts"], { ...limits, timeoutMs: 300 })).kind, "timed-out");
  });

  it("ends them when it is aborted", async () => {
    using project = fixtureProject({ "slow.ts": endless });
    const stopping = new AbortController();
    const run = runTestsIn(project.root, ["slow.ts"], { ...limits, signal: stopping.signal });
    stopping.abort();
    await assert.rejects(run, { name: "AbortError" });
  });
});
