import assert from "node:assert/strict";
import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { ProcessGroup } from "../../scripts/start/process-group.ts";

const stays = "process.send('up'); setInterval(() => {}, 1000);";
const stopsGently = `process.once('SIGTERM', () => process.exit(0)); ${stays}`;
const ends = (code: number) => `process.on('message', () => process.exit(${code})); process.send('up');`;

function run(group: ProcessGroup, code: string): ChildProcess {
  return group.start(["-e", code], { environment: { PATH: process.env["PATH"] } });
}

describe("ProcessGroup", () => {
  it("stops the others when one process ends, and takes over its exit code", async () => {
    const group = new ProcessGroup();
    const other = run(group, stays);
    await once(other, "message");
    const first = run(group, ends(7));
    await once(first, "message");
    first.send("end");
    assert.equal(await group.ended, 7);
    assert.equal(other.signalCode, "SIGTERM");
  });

  it("ends every process gently when it is stopped", async () => {
    const group = new ProcessGroup();
    const children = [run(group, stopsGently), run(group, stopsGently)];
    await Promise.all(children.map((child) => once(child, "message")));
    group.stop(0);
    assert.equal(group.isStopping, true);
    assert.equal(await group.ended, 0);
    assert.deepEqual(
      children.map(({ exitCode }) => exitCode),
      [0, 0],
    );
  });

  it("ends a process that is started while it stops", async () => {
    const group = new ProcessGroup();
    group.stop(0);
    const [, signal] = await once(run(group, stays), "exit");
    assert.equal(signal, "SIGTERM");
  });

  it("kills a process that doesn't end in time", async () => {
    const group = new ProcessGroup(50);
    const child = run(group, `process.on('SIGTERM', () => {}); ${stays}`);
    await once(child, "message");
    group.stop(0);
    assert.equal(await group.ended, 0);
    assert.equal(child.signalCode, "SIGKILL");
  });

  it("ends at once when it is stopped before anything runs", async () => {
    const group = new ProcessGroup();
    group.stop(0);
    assert.equal(await group.ended, 0);
  });
});
