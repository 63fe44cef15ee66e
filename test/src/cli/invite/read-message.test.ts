import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { readMessage } from "../../../../src/cli/invite/read-message.ts";

const reading = (typed: string, stdin: readonly string[] = []) => readMessage({ stdin: Readable.from(stdin) }, typed);

describe("readMessage", () => {
  it("takes a text as it was typed, and one that begins with two @ without the first", async () => {
    assert.deepEqual([await reading("Hello"), await reading("@@dana, hello"), await reading("")], ["Hello", "@dana, hello", ""]);
  });

  it("reads stdin to its end, without a byte order mark", async () => {
    assert.equal(await reading("-", ["\u{feff}Hello ", "from a pipe\r\n"]), "Hello from a pipe\r\n");
    assert.equal(await reading("-"), "");
  });

  it("doesn't read an endless stdin to its end", async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield "x".repeat(10_000);
      })(),
    );
    assert.ok((await readMessage({ stdin: endless }, "-")).length < 200_000);
  });

  it("doesn't read an endless file to its end", async function () {
    if (process.platform === "win32") this.skip();
    assert.ok((await reading("@/dev/zero")).length < 200_000);
  });

  it("says which file can't be read", async () => {
    await assert.rejects(reading("@/no/such/\u001b[31mfile"), {
      exit: "usage",
      message: "The message can't be read from the file “/no/such/ [31mfile”.",
    });
  });
});
