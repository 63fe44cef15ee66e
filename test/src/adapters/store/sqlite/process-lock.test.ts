import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holdProcessLock, isProcessLockHeld } from "../../../../../src/adapters/store/sqlite/process-lock.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { RecordingLog } from "../../../../fakes/recording-log.ts";

describe("holdProcessLock", () => {
  let folder: string;
  let path: string;
  let clock: FakeClock;
  let log: RecordingLog;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-lock-"));
    path = join(folder, "store.db");
    clock = new FakeClock();
    log = new RecordingLog();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const hold = () => holdProcessLock({ path, clock, log });

  it("is held at once when nobody else holds it, on a file that only its owner can read", async () => {
    const lock = await hold();
    assert.equal(statSync(`${path}.lock`).mode & 0o777, 0o600);
    assert.deepEqual([log.lines, clock.waiting], [[], 0]);
    lock.release();
    lock.release();
  });

  it("is waited for, which is logged once, and is taken over when it is released", async () => {
    const first = await hold();
    const second = hold();
    await clock.advance(50_000);
    assert.deepEqual(log.lines, [{ level: "warn", code: "waiting-for-other-process", seconds: 60 }]);
    first.release();
    await clock.advance(250);
    (await second).release();
    assert.equal(log.lines.length, 1);
  });

  it("is held until it is released, whatever other processes try", async () => {
    const first = await hold();
    for (let tries = 0; tries < 2; tries += 1) {
      const refused = assert.rejects(hold(), { code: "store-in-use", message: /another Guestlist runs on it: stop that one first/ });
      await clock.advance(60_000);
      await refused;
    }
    first.release();
    (await hold()).release();
  });

  it("is one for a file and for a link to it", async () => {
    writeFileSync(path, "");
    const link = join(folder, "link.db");
    symlinkSync(path, link);
    const first = await hold();
    assert.equal(isProcessLockHeld(link), true);
    const refused = assert.rejects(holdProcessLock({ path: link, clock, log }), { code: "store-in-use" });
    await clock.advance(60_000);
    await refused;
    first.release();
  });

  it("says why its file can't be made", async () => {
    path = join(folder, "missing", "store.db");
    await assert.rejects(hold(), { code: "store-unavailable" });
  });

  it("says why its file can't be opened", async () => {
    mkdirSync(`${path}.lock`);
    await assert.rejects(hold(), { code: "store-unavailable", message: /can't be opened: let/ });
  });
});

describe("isProcessLockHeld", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-lock-"));
    path = join(folder, "store.db");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("says whether somebody holds it, and leaves it with them", async () => {
    assert.equal(isProcessLockHeld(path), false);
    const lock = await holdProcessLock({ path, clock: new FakeClock() });
    assert.deepEqual([isProcessLockHeld(path), isProcessLockHeld(path)], [true, true]);
    lock.release();
    assert.equal(isProcessLockHeld(path), false);
  });

  it("says that the lock's file can't be opened", async () => {
    const socket = createServer().listen(`${path}.lock`); // no program can open one as a file
    await once(socket, "listening");
    assert.throws(() => isProcessLockHeld(path), { code: "store-unavailable", message: /can't be opened/ });
    socket.close();
  });
});
