import assert from "node:assert/strict";
import { once } from "node:events";
import { Processes } from "../../../scripts/chaos/process/processes.ts";

const runsOn = ["-e", "setInterval(() => {}, 1000)"];

describe("Processes", () => {
  let processes: Processes;

  beforeEach(() => {
    processes = new Processes();
  });

  afterEach(() => processes.endAll());

  it("kill what still runs, then clean up", async () => {
    const child = processes.spawn(process.execPath, runsOn, {});
    let endedFirst: NodeJS.Signals | null = null;
    processes.afterEnd(() => {
      endedFirst = child.signalCode;
    });
    await processes.endAll();
    assert.equal(endedFirst, "SIGKILL");
  });

  it("end a process that cleans up by SIGTERM", async () => {
    const child = processes.spawn(process.execPath, runsOn, { ending: "SIGTERM" });
    await processes.endAll();
    assert.equal(child.signalCode, "SIGTERM");
  });

  it("don't wait for one that has ended", async () => {
    const child = processes.spawn(process.execPath, ["-e", ""], {});
    await once(child, "exit");
    await processes.endAll();
    assert.equal(child.exitCode, 0);
  });

  it("start nothing after the end", async () => {
    await processes.endAll();
    assert.throws(() => processes.spawn(process.execPath, runsOn, {}), { message: "Stopped." });
  });
});
