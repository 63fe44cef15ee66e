import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wholeFileAt, writeWhole } from "../../../../src/cli/export/whole-file.ts";

async function* chunks(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

describe("a file that is written as a whole", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "whole-file-"));
    path = join(folder, "export.csv");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const never = () => new AbortController().signal;
  const place = (mayReplace = false) => wholeFileAt(path, { mayReplace });

  it("has all of the text, and only its owner may read it", async () => {
    const long = "x".repeat(100_000);
    await writeWhole(await place(), chunks("one\r\n", long, "end"), never());
    assert.equal(await readFile(path, "utf8"), `one\r\n${long}end`);
    if (process.platform !== "win32") assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder), ["export.csv"]);
  });

  it("isn't there, nor a part of it, when Ctrl+C comes in the middle", async () => {
    const stop = new AbortController();
    let yielded = 0;
    const stopped = (async function* () {
      for (; ; yielded += 1) {
        if (yielded === 3) stop.abort();
        yield "x".repeat(50_000);
      }
    })();
    await assert.rejects(writeWhole(await place(), stopped, stop.signal), { name: "CommandFailure", exit: "interrupted" });
    assert.deepEqual([await readdir(folder), yielded], [[], 3]);
  });

  it("leaves an earlier file as it was when what is written fails in the middle", async () => {
    await writeFile(path, "earlier");
    const failing = (async function* () {
      yield "x".repeat(100_000);
      throw new Error("The store is away");
    })();
    await assert.rejects(writeWhole(await place(true), failing, never()), { message: "The store is away" });
    assert.deepEqual([await readdir(folder), await readFile(path, "utf8")], [["export.csv"], "earlier"]);
  });

  it("replaces an earlier file only if that is wanted", async () => {
    await writeFile(path, "earlier");
    await assert.rejects(place(), { exit: "usage", message: /exists already/ });
    await writeWhole(await place(true), chunks("new"), never());
    assert.equal(await readFile(path, "utf8"), "new");
  });

  it("doesn't replace a file that came into being meanwhile", async () => {
    const asked = await place();
    await writeFile(path, "another's");
    await assert.rejects(writeWhole(asked, chunks("new"), never()), { exit: "failed", message: /meanwhile/ });
    assert.deepEqual([await readdir(folder), await readFile(path, "utf8")], [["export.csv"], "another's"]);
  });

  it("may have a name as long as the system lets it", async () => {
    path = join(folder, `${"a".repeat(251)}.csv`);
    await writeWhole(await place(), chunks("new"), never());
    assert.equal(await readFile(path, "utf8"), "new");
    path = join(folder, `${"a".repeat(300)}.csv`);
    await assert.rejects(place(), { name: "CommandFailure", exit: "usage" });
  });

  it("isn't at the end of links in a circle", async () => {
    await symlink(path, path);
    await assert.rejects(place(true), { name: "CommandFailure", exit: "usage" });
  });

  it("keeps a link, and replaces the file that it leads to", async () => {
    await mkdir(join(folder, "real"));
    const real = join(folder, "real", "a.csv");
    await writeFile(real, "earlier");
    await symlink(real, path);
    await writeWhole(await place(true), chunks("new"), never());
    assert.deepEqual([await readFile(real, "utf8"), (await stat(path)).isFile()], ["new", true]);
    assert.deepEqual(await readdir(join(folder, "real")), ["a.csv"]);
  });

  it("is no folder, and has one", async () => {
    await assert.rejects(wholeFileAt(folder, { mayReplace: true }), { exit: "usage", message: /isn't a file/ });
    await assert.rejects(wholeFileAt(join(folder, "none", "a.csv"), { mayReplace: true }), { exit: "usage", message: /folder/ });
    await writeFile(path, "");
    await assert.rejects(wholeFileAt(join(path, "a.csv"), { mayReplace: true }), { exit: "usage" });
  });

  it("says why it can't be written", async () => {
    const gone = { path: join(folder, "gone", "a.csv"), replaces: false };
    await assert.rejects(writeWhole(gone, chunks("new"), never()), { exit: "failed", message: /can't be written \(ENOENT\)/ });
    const folderThere = { path: join(folder, "taken"), replaces: true };
    await mkdir(join(folderThere.path, "full"), { recursive: true });
    await assert.rejects(writeWhole(folderThere, chunks("new"), never()), { exit: "failed", message: /can't be written/ });
    assert.deepEqual(await readdir(folder), ["taken"]);
  });
});
