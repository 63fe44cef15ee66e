import assert from "node:assert/strict";
import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { seedGuests } from "../../sandbox/tenant/seed.ts";
import { cellWidth } from "../../src/cli/output/cell-width.ts";
import { ended, shellProcesses } from "./shell-process.ts";
import type { ShellProcesses } from "./shell-process.ts";

const guests = 5_000;
const all = "guestlist guests --all --as-app --output jsonl";

/** Needs bash, and `script` of util-linux for a terminal: skipped elsewhere. */
const isLinux = process.platform === "linux";

(isLinux ? describe : describe.skip)("The command line as a process", function () {
  this.timeout(60_000);
  let shell: ShellProcesses;
  before(async () => {
    shell = await shellProcesses();
    seedGuests(shell.sandbox.tenant, guests);
    const patched = shell.sandbox.control.patch({ throttling: "off" });
    assert.notEqual(patched.kind, "refused");
  });
  after(() => shell.close());
  afterEach(() => void shell.sandbox.control.patch({ latencyMs: 0 }));

  it("runs with a closed stdin", async () => {
    const { code, stdout, stderr } = await shell.run("guestlist guests --as-app --top 1 --output jsonl --quiet <&-");
    assert.deepEqual([code, stderr, stdout.split("\n").length], [0, "", 2]);
  });

  it("runs with a closed stderr", async () => {
    const { code, stdout } = await shell.run("guestlist guests --as-app --top 1 --output jsonl 2>&-");
    assert.deepEqual([code, stdout.split("\n").length], [0, 2]);
  });

  it("is done when its reader goes away, and says nothing about it", async () => {
    const { code, stdout, stderr } = await shell.run(`${all} --quiet | head -1`);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.ok(JSON.parse(stdout));
  });

  it("prints as much as there is, each guest once", async () => {
    const { code, stdout } = await shell.run(`${all} | sort -u | wc -l`);
    assert.deepEqual([code, Number(stdout)], [0, guests + 2]);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends with 130 at ${signal} in the middle of a list, after a whole line`, async () => {
      shell.sandbox.control.patch({ latencyMs: 300 });
      const child = shell.guestlist(["guests", "--all", "--as-app", "--output", "jsonl"]);
      const end = ended(child);
      if (child.stdout) await once(child.stdout, "data");
      child.kill(signal);
      const { code, stdout, stderr } = await end;
      assert.equal(code, 130, stderr);
      const lines = stdout.split("\n");
      assert.equal(lines.pop(), "");
      assert.ok(lines.length > 0 && lines.length < guests, `${lines.length}`);
      for (const line of lines) JSON.parse(line);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
  }

  it("says in a sentence who has to sign in: without an Azure CLI, exit 4", async () => {
    const { code, stdout, stderr } = await shell.run(
      `node=$(command -v node); cli=$(command -v guestlist); PATH= "$node" "$cli" guests --az`,
    );
    assert.deepEqual([code, stdout], [4, ""], stderr);
    assert.match(stderr, /^[^\n]*Azure CLI[^\n]*\n$/);
  });

  it("fits a terminal of 40 columns", async () => {
    const { code, stdout } = await shell.run(onTerminal(40, "guestlist guests --as-app --top 5 --quiet"));
    assert.equal(code, 0, stdout);
    const lines = stripVTControlCharacters(stdout).split(/[\r\n]+/);
    assert.ok(lines.some((line) => line.includes("Sam")));
    assert.deepEqual(
      lines.filter((line) => cellWidth(line) > 40),
      [],
    );
  });

  it("takes the documents' line with a pipe: Get-AzureADUser | Format-List", async () => {
    const users = `guestlist Get-AzureADUser -Filter "UserState eq 'PendingAcceptance'" -Top 1 --as-app --quiet`;
    const list = "guestlist Format-List -Property DisplayName,UserPrincipalName,UserState,UserStateChangedOn";
    const { code, stdout, stderr } = await shell.run(`${users} | ${list}`);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.deepEqual(stdout.split("\n").filter(Boolean), [
      "DisplayName        : Nora Berg",
      "UserPrincipalName  : nora.berg_woodgrovebank.com#EXT#@contoso.onmicrosoft.com",
      "UserState          : PendingAcceptance",
      "UserStateChangedOn : 2026-01-19T15:40:10Z",
    ]);
  });

  it("reads JSON lines with Windows line ends", async () => {
    const { code, stdout } = await shell.run("guestlist Format-List", '{"Name":"Ann"}\r\n{"Name":"Ben"}\r\n');
    assert.deepEqual([code, stdout.split("\n").filter(Boolean)], [0, ["Name : Ann", "Name : Ben"]]);
  });

  it("shows help in a terminal of 40 columns", async () => {
    const { code, stdout } = await shell.run(onTerminal(40, "guestlist guests --help"));
    assert.equal(code, 0, stdout);
    assert.match(stdout, /--property/);
  });

  it("runs from another folder and leaves nothing there", async () => {
    const { stdout } = await shell.run("guestlist guests --as-app --top 1 --output csv --quiet >/dev/null; ls -A");
    assert.equal(stdout, "");
  });
});

/** A line of bash that runs another one in a pseudo-terminal of that width. */
function onTerminal(columns: number, line: string): string {
  return `script -qec "stty cols ${columns}; ${line}" /dev/null`;
}
