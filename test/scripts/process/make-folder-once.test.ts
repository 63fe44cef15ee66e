import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolderOnce } from "../../../scripts/process/make-folder-once.ts";

describe("makeFolderOnce", () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "make-folder-once-"));
    folder = join(parent, "cache", "1.0.0");
  });
  afterEach(() => rm(parent, { recursive: true }));

  const fillWith = (text: string) => (temporary: string) => writeFile(join(temporary, "file"), text);
  const text = () => readFile(join(folder, "file"), "utf8");
  const names = () => readdir(join(parent, "cache"));

  it("shows the folder when it is complete, and not before", async () => {
    await makeFolderOnce(folder, async (temporary) => {
      await fillWith("first")(temporary);
      assert.equal((await names()).includes("1.0.0"), false);
    });
    assert.deepEqual([await text(), await names()], ["first", ["1.0.0"]]);
  });

  it("leaves alone what is there", async () => {
    await makeFolderOnce(folder, fillWith("first"));
    await makeFolderOnce(folder, () => assert.fail("filled again"));
    assert.equal(await text(), "first");
  });

  it("lets one of two win that make it at the same time, and leaves nothing of the other", async () => {
    const bothFill = Promise.withResolvers<void>();
    let filling = 0;
    const fill = async (temporary: string) => {
      await writeFile(join(temporary, "file"), "whole");
      filling += 1;
      if (filling === 2) bothFill.resolve();
      await bothFill.promise;
    };
    await Promise.all([makeFolderOnce(folder, fill), makeFolderOnce(folder, fill)]);
    assert.deepEqual([await text(), await names()], ["whole", ["1.0.0"]]);
  });

  it("leaves nothing of a failure, so that the next one begins again", async () => {
    const broken = makeFolderOnce(folder, async (temporary) => {
      await fillWith("half")(temporary);
      throw new Error("the disk is full");
    });
    await assert.rejects(broken, /the disk is full/);
    assert.deepEqual(await names(), []);
    await makeFolderOnce(folder, fillWith("whole"));
    assert.equal(await text(), "whole");
  });

  it("doesn't take for complete what a process left behind that was killed", async () => {
    await mkdir(join(parent, "cache", "incomplete-abcdef"), { recursive: true });
    await writeFile(join(parent, "cache", "incomplete-abcdef", "file"), "half");
    await makeFolderOnce(folder, fillWith("whole"));
    assert.equal(await text(), "whole");
  });
});
