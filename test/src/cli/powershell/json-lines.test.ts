import assert from "node:assert/strict";
import { readJsonLines } from "../../../../src/cli/powershell/json-lines.ts";

async function read(...chunks: readonly (string | Uint8Array)[]) {
  const objects = [];
  for await (const object of readJsonLines(
    (async function* () {
      yield* chunks;
    })(),
  ))
    objects.push(object);
  return objects;
}

describe("JSON lines on the standard input", () => {
  it("may be cut anywhere, also in a letter", async () => {
    const bytes = Buffer.from('\uFEFF{"a":"Kovács"}\r\n\r\n{"a":"\u2028"}\n{"b":[1]}');
    for (const at of [1, 2, 10, 11, 12, 18, 20]) {
      assert.deepEqual(await read(bytes.subarray(0, at), bytes.subarray(at)), [{ a: "Kovács" }, { a: "\u2028" }, { b: [1] }]);
    }
  });

  it("may be none", async () => assert.deepEqual(await read(), []));

  for (const [line, number] of [
    ["{}\n[1]", 2],
    ["3", 1],
    ["null", 1],
    ["{}\n\nDisplayName : Anna", 3],
    ['{"a":', 1],
  ] as const) {
    it(`are objects: ${JSON.stringify(line)} is refused`, async () => {
      await assert.rejects(read(line), { exit: "usage", message: `Line ${number} of the standard input isn't a JSON object.` });
    });
  }

  it("have an end", async () => {
    const endless = Array.from({ length: 50 }, () => "x".repeat(100_000));
    await assert.rejects(read(...endless), { message: "A line on the standard input is too long." });
  });

  it("aren't deeper than a directory's", async () => {
    const nested = (depth: number) => `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`;
    assert.equal((await read(nested(50))).length, 1);
    for (const depth of [1_000, 500_000]) await assert.rejects(read(nested(depth)), { exit: "usage" });
  });

  it("can't change what an object is", async () => {
    const [object] = await read('{"__proto__":{"admin":true}}');
    assert.equal(object?.["admin"], undefined);
  });
});
