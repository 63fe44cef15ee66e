import assert from "node:assert/strict";
import { PassThrough, Writable } from "node:stream";
import { outletOf, ReaderGone } from "../../../../src/cli/output/outlet.ts";

const broken = (code: string) => Object.assign(new Error(code), { code });

describe("outletOf", () => {
  it("waits until there is room for more", async () => {
    const taken: (() => void)[] = [];
    const stream = new Writable({ highWaterMark: 4, write: (_chunk, _encoding, done) => void taken.push(done) });
    const outlet = outletOf(stream);
    await outlet.write("abc");
    let isWritten = false;
    const writing = outlet.write("def").then(() => (isWritten = true));
    await new Promise(setImmediate);
    assert.equal(isWritten, false);
    taken[0]?.();
    await new Promise(setImmediate);
    taken[1]?.();
    await writing;
    assert.deepEqual([stream.listenerCount("drain"), stream.listenerCount("close")], [0, 0]);
  });

  for (const code of ["EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED", "EOF"]) {
    it(`takes ${code} for a reader who has gone, while it waits and afterwards`, async () => {
      const stream = new PassThrough({ highWaterMark: 1 });
      const outlet = outletOf(stream);
      const waiting = outlet.write("abc");
      stream.destroy(broken(code));
      await assert.rejects(waiting, ReaderGone);
      await assert.rejects(outlet.write("def"), ReaderGone);
    });
  }

  it("throws every other failure of the stream", async () => {
    const stream = new PassThrough();
    const outlet = outletOf(stream);
    stream.destroy(broken("ENOSPC"));
    await new Promise(setImmediate);
    await assert.rejects(outlet.write("abc"), { code: "ENOSPC" });
  });
});
