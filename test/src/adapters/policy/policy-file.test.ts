import assert from "node:assert/strict";
import { chmod, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPolicyFile } from "../../../../src/adapters/policy/policy-file.ts";
import type { Problems } from "../../../../src/ports/problems.ts";
import { createProblems } from "../../../../src/problems.ts";
import { RecordingLog } from "../../../fakes/recording-log.ts";

const allowing = JSON.stringify({ rules: [{ name: "first", verdict: "allow" }] });
const denying = JSON.stringify({ rules: [{ name: "second", verdict: "deny" }], caps: { perDay: 1 } });

describe("openPolicyFile", () => {
  let folder: string;
  let path: string;
  let log: RecordingLog;
  let problems: Problems;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-policy-"));
    path = join(folder, "policy.json");
    log = new RecordingLog();
    problems = createProblems(new RecordingLog());
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function opened(text: string | Uint8Array = allowing) {
    await writeFile(path, text);
    return openPolicyFile(path, { log, problems });
  }

  /** Like a careful editor: writes a new file and renames it over the old one. */
  async function replace(text: string): Promise<void> {
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }

  const ruleOf = async (source: Awaited<ReturnType<typeof opened>>) => (await source.current()).rules[0]?.name;

  it("gives the policy that the file holds", async () => {
    assert.equal(await ruleOf(await opened()), "first");
    assert.deepEqual(log.lines, []);
  });

  it("takes over a change, whether the file was written or replaced, and says so once", async () => {
    const source = await opened();
    await writeFile(path, denying);
    assert.deepEqual([await ruleOf(source), await ruleOf(source)], ["second", "second"]);
    await replace(allowing);
    assert.equal(await ruleOf(source), "first");
    assert.deepEqual(log.lines, [
      { level: "info", code: "policy-changed", rules: 1 },
      { level: "info", code: "policy-changed", rules: 1 },
    ]);
  });

  it("keeps the last valid policy when a change makes the file invalid, and logs once what is wrong, by place and code", async () => {
    const source = await opened();
    await writeFile(path, '{ "caps": { "perDay": 0,\n "sam@fabrikam.com": 1 },\n "otherwise": { "verdict": "Sam Rivera" } }');
    assert.deepEqual([await ruleOf(source), await ruleOf(source)], ["first", "first"]);
    const where = 'line 1 caps.perDay: too-small; line 2 caps["sam@fabrikam.com"]: unknown-key; line 3 otherwise.verdict: invalid-value';
    assert.deepEqual(log.lines, [{ level: "warn", code: "policy-invalid", problems: 3, where }]);
    assert.deepEqual(problems.list(), ["policy-invalid"]);
    await replace(denying);
    assert.equal(await ruleOf(source), "second");
    assert.deepEqual([log.codes, problems.list()], [["policy-invalid", "policy-changed"], []]);
  });

  it("treats a deleted file as an invalid change, and continues when it is back", async () => {
    const source = await opened();
    await rm(path);
    assert.deepEqual([await ruleOf(source), await ruleOf(source)], ["first", "first"]);
    assert.deepEqual(log.lines, [{ level: "warn", code: "policy-invalid", problems: 1, where: "line 1: file-missing" }]);
    await writeFile(path, denying);
    assert.equal(await ruleOf(source), "second");
  });

  it("reads once for many calls at the same time", async () => {
    const source = await opened();
    await writeFile(path, "no policy");
    const found = await Promise.all(Array.from({ length: 20 }, () => ruleOf(source)));
    assert.deepEqual(new Set(found), new Set(["first"]));
    assert.deepEqual(log.codes, ["policy-invalid"]);
    await writeFile(path, denying);
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, () => ruleOf(source)))), new Set(["second"]));
    assert.deepEqual(log.codes, ["policy-invalid", "policy-changed"]);
  });

  it("logs at most ten problems, and their number", async () => {
    const source = await opened();
    await writeFile(path, JSON.stringify({ rules: Array.from({ length: 12 }, () => ({ verdict: "deny" })) }));
    await source.current();
    const [line] = log.lines;
    assert.equal(line?.["problems"], 12);
    assert.equal(String(line["where"]).split("; ").length, 10);
  });

  it("refuses to begin with a bad file, in sentences", async () => {
    await assert.rejects(opened('{ "rulez": [],\n "caps": 1 }'), {
      code: "config-invalid",
      message: `POLICY_FILE is not valid:
line 1, column 3: rulez: is not known here: did you mean "rules"?
line 2, column 10: caps: must be an object, e.g. { … }`,
    });
  });

  for (const [what, prepare, words] of [
    ["none", async () => rm(path), /there is no such file/],
    ["a folder", async () => rm(path).then(() => (path = folder)), /this is no file/],
    ["what is in no folder", async () => (path = join(path, "policy.json")), /the file can't be read/],
    ["a huge one", async () => writeFile(path, `// ${"x".repeat(1_048_576)}\n{}`), /larger than 1 MB/],
    ["one in another encoding", async () => writeFile(path, Buffer.from("{}", "utf16le").fill(0xff, 0, 1)), /not UTF-8/],
    ["an empty one", async () => writeFile(path, ""), /the file is empty: write at least \{\}/],
  ] as const) {
    it(`refuses to begin with ${what}`, async () => {
      await writeFile(path, allowing);
      await prepare();
      await assert.rejects(openPolicyFile(path, { log, problems }), { code: "config-invalid", message: words });
    });
  }

  it("accepts the byte order mark that some editors write", async () => {
    assert.equal(await ruleOf(await opened(`\uFEFF${allowing}`)), "first");
  });

  it("keeps the last good policy when the file can't be read any more", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) this.skip();
    const source = await opened();
    await chmod(path, 0);
    assert.equal(await ruleOf(source), "first");
    assert.deepEqual(log.lines, [{ level: "warn", code: "policy-invalid", problems: 1, where: "line 1: file-unreadable" }]);
  });
});
