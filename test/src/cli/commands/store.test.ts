import assert from "node:assert/strict";
import { runShell } from "../a-shell.ts";
import { aShellOnStore } from "../store/a-shell-on-store.ts";
import type { ShellOnStore } from "../store/a-shell-on-store.ts";

describe("guestlist store", () => {
  let shell: ShellOnStore;
  beforeEach(async () => {
    shell = await aShellOnStore();
  });
  afterEach(() => shell.remove());

  it("refuses what it doesn't understand", async () => {
    assert.deepEqual(await shell.refusal(["copy", shell.file]), [
      2,
      "Name two places: guestlist store copy <from> <to>. guestlist store --help shows what there is.",
    ]);
    assert.equal((await shell.refusal(["copy", "a", "b", "c"]))[0], 2);
    assert.deepEqual(await shell.refusal(["copy", shell.file, "NO_URL"]), [2, "NO_URL isn't set. Set it in .env or in your shell."]);
    assert.deepEqual(await shell.refusal(["check", "--unmark"]), [
      2,
      "--unmark belongs to store copy. guestlist store --help shows what there is.",
    ]);
    assert.equal((await shell.refusal(["move", shell.file]))[0], 2);
    assert.equal((await shell.refusal([]))[0], 2);
  });

  it("needs the settings of the store, and no others", async () => {
    const { code, stderr } = await runShell(["store", "check"], { settings: {} });
    assert.deepEqual([code, stderr.trimEnd()], [1, "No settings were found. Fill in .env, or run npm start for the sandbox."]);
    const keyless = await runShell(["store", "check"], { settings: { MICROSOFT_APP_ID: "x" } });
    assert.match(keyless.stderr, /ENCRYPTION_KEY is missing/);
  });
});
