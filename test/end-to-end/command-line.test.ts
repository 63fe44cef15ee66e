import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";

describe("the command line beside a running bot", function () {
  this.timeout(30_000);
  let shell: BesideShell;
  before(async () => {
    shell = await besideShell();
  });
  after(() => shell.close());

  it("refuses a command that doesn't exist, and sends nothing", async () => {
    const { stdout, stderr, code } = await shell.run(PERSON_IDS.adele, ["invit"]);
    assert.deepEqual([stdout, stderr, code], ["", "There is no command “invit”. guestlist --help lists all.\n", 2]);
  });
});
