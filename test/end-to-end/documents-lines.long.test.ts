import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { signingKeys } from "../sandbox/signing-keys.ts";

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Lines of Microsoft's articles on invitations, with `guestlist` before each command, in a shell that finds the command by its name. */
describe("the documents' lines in a shell", function () {
  this.timeout(60_000);
  if (process.platform === "win32") return;
  let sandbox: Sandbox;
  let folder: string;
  before(async () => {
    sandbox = await startSandbox({ certificateDirectory: sandboxFolder, keys: await signingKeys() });
    folder = await mkdtemp(join(tmpdir(), "documents-lines-"));
    await symlink(resolve("scripts/guestlist.js"), join(folder, "guestlist"));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  /** The app needs no browser to sign in. */
  async function inShell(line: string): Promise<Ran> {
    const path = [folder, dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
    const { promise, resolve: end } = Promise.withResolvers<Ran>();
    const env = { ...process.env, ...sandbox.botEnvironment(), PATH: path };
    execFile("bash", ["-c", `set -o pipefail; ${line}`], { env, cwd: folder }, (error, stdout, stderr) => {
      end({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, stdout, stderr });
    });
    return promise;
  }

  const asked = `guestlist Get-AzureADUser -Filter "UserState eq 'PendingAcceptance'" --as-app`;

  it("list who hasn't accepted", async () => {
    const { code, stdout, stderr } = await inShell(
      `${asked} | guestlist Format-List -Property DisplayName,UserPrincipalName,UserState,UserStateChangedOn`,
    );
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(
      stdout,
      `
DisplayName        : Nora Berg
UserPrincipalName  : nora.berg_woodgrovebank.com#EXT#@contoso.onmicrosoft.com
UserState          : PendingAcceptance
UserStateChangedOn : 2026-01-19T15:40:10Z

`,
    );
  });

  it("take a list with blanks after its commas, in any case", async () => {
    const { code, stdout } = await inShell(`${asked} | guestlist fl displayname, userstate`);
    assert.deepEqual([code, stdout], [0, "\nDisplayName : Nora Berg\nUserState   : PendingAcceptance\n\n"]);
  });

  it("send nothing when the shell has turned $true into nothing", async () => {
    const { code, stdout, stderr } = await inShell(
      `guestlist New-AzureADMSInvitation -InvitedUserDisplayName Sam -SendInvitationMessage $true -InvitedUserEmailAddress gsamoogle@gmail.com --as-app`,
    );
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^-SendInvitationMessage has no value, so nothing was sent/);
    assert.equal(sandbox.tenant.users.owners("gsamoogle@gmail.com").length, 0);
  });
});
