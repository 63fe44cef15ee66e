import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPolicyFile } from "../../../../src/adapters/policy/read-policy-file.ts";

describe("readPolicyFile", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-policy-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function codesOf(content: string | Uint8Array): Promise<readonly string[]> {
    const path = join(folder, "policy.json");
    await writeFile(path, content);
    const read = await readPolicyFile(path);
    return read.kind === "policy" ? [] : read.problems.map(({ code }) => code);
  }

  it("reads a policy, with or without a byte order mark", async () => {
    for (const text of ["{}", "\ufeff{}"]) assert.deepEqual(await codesOf(text), []);
  });

  it("says what is wrong with the text", async () => assert.deepEqual(await codesOf('{ "capz": {} }'), ["unknown-key"]));

  it("says that it is no UTF-8, or larger than a policy can be", async () => {
    assert.deepEqual(await codesOf(Buffer.from("\ufeff{}", "utf16le")), ["not-utf-8"]);
    assert.deepEqual(await codesOf(Buffer.alloc(1_048_577, " ")), ["file-too-large"]);
    assert.deepEqual(await codesOf(`{}${" ".repeat(1_048_574)}`), []);
  });

  it("says that there is none, or that it is no file", async () => {
    for (const [path, code] of [
      [join(folder, "none.json"), "file-missing"],
      [folder, "file-unreadable"],
    ] as const) {
      const read = await readPolicyFile(path);
      assert.deepEqual(read.kind === "problems" && read.problems.map((problem) => [problem.code, problem.line]), [[code, 1]]);
    }
  });
});
