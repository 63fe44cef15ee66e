import assert from "node:assert/strict";
import { PassThrough, Writable } from "node:stream";
import { outletOf, ReaderGone } from "../../../../src/cli/output/outlet.ts";
import { print } from "../../../../src/cli/output/print.ts";
import type { Printed, PrintedRecord } from "../../../../src/cli/output/printed.ts";
import { guests } from "./printed-text.ts";

async function printed(given: Printed, format?: "csv" | "json" | "list", isTTY = false) {
  const out = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  const said: string[] = [];
  await print(given, {
    format,
    out,
    outlet: outletOf(out),
    hasColor: false,
    stop: new AbortController().signal,
    say: (words) => said.push(words),
  });
  return { text: String(out.read() ?? ""), said };
}

describe("print", () => {
  it("prints a table on a terminal, and JSON lines off it", async () => {
    assert.match((await printed(guests, undefined, true)).text, /^displayName {2}mail/);
    assert.match((await printed(guests)).text, /^\{"displayName":/);
  });

  it("prints a single record as a list on a terminal", async () => {
    assert.equal((await printed({ fields: ["id"], records: [{ id: "1" }], isSingle: true }, undefined, true)).text, "\nid : 1\n\n");
  });

  it("is brief only on a terminal, and if no format was asked for", async () => {
    const brief = { fields: ["id", "email"], records: [{ id: "1", email: null }], isSingle: true, isBrief: true } as const;
    assert.equal((await printed(brief, undefined, true)).text, "\nid    : 1\n\n");
    assert.equal((await printed(brief, "list", true)).text, "\nid    : 1\nemail : \n\n");
    assert.equal((await printed(brief)).text, '{"id":"1","email":null}\n');
  });

  it("prints the command's own usual format, but rather the one that was asked for", async () => {
    assert.match((await printed({ ...guests, usual: "csv" })).text, /^\ufeffdisplayName,/);
    assert.match((await printed({ ...guests, usual: "csv" }, "json")).text, /^\[\n/);
  });

  it("says that there is nothing", async () => {
    assert.deepEqual(await printed({ ...guests, records: [] }), { text: "", said: ["Nothing found."] });
    const whenEmpty = "No guests match.";
    assert.deepEqual(await printed({ ...guests, records: [], whenEmpty }, "json"), { text: "[]\n", said: [whenEmpty] });
  });

  it("asks for no more records than the reader takes", async () => {
    const out = new PassThrough({ highWaterMark: 100 });
    let given = 0;
    async function* records(): AsyncIterable<PrintedRecord> {
      for (; given < 1000; given += 1) yield { id: given };
    }
    const printing = print(
      { fields: ["id"], records: records() },
      { format: "jsonl", out, outlet: outletOf(out), hasColor: false, stop: new AbortController().signal, say() {} },
    );
    await new Promise(setImmediate);
    assert.ok(given < 30, String(given));
    const lines = new Promise<number>((resolve) => {
      let count = 0;
      out.on("data", (chunk: Buffer) => {
        count += String(chunk).split("\n").length - 1;
        if (count === 1000) resolve(count);
      });
    });
    await printing;
    assert.equal(await lines, 1000);
  });

  it("stops when the reader has gone", async () => {
    const out = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => setImmediate(done, Object.assign(new Error("write EPIPE"), { code: "EPIPE" })),
    });
    const printing = print(guests, {
      format: "jsonl",
      out,
      outlet: outletOf(out),
      hasColor: false,
      stop: new AbortController().signal,
      say() {},
    });
    await assert.rejects(printing, ReaderGone);
  });

  it("doesn't take another failure of the output for a reader who has gone", async () => {
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const out = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => setImmediate(done, full) });
    await assert.rejects(
      print(guests, { format: "jsonl", out, outlet: outletOf(out), hasColor: false, stop: new AbortController().signal, say() {} }),
      full,
    );
  });
});
