import assert from "node:assert/strict";
import { aShellOnStore } from "./a-shell-on-store.ts";
import type { ShellOnStore } from "./a-shell-on-store.ts";

describe("guestlist store restored", () => {
  let shell: ShellOnStore;
  beforeEach(async () => {
    shell = await aShellOnStore();
  });
  afterEach(() => shell.remove());

  it("marks the store, unless it is only asked what it would do", async () => {
    assert.match((await shell.run(["restored", "--what-if"])).stderr, /would be marked/);
    assert.equal((await shell.places.upkeep.check(shell.file)).restored, undefined);
    const { code, stderr } = await shell.run(["restored"]);
    assert.deepEqual([code, stderr.startsWith("Marked. ")], [0, true]);
    assert.notEqual((await shell.places.upkeep.check(shell.file)).restored, undefined);
  });
});
