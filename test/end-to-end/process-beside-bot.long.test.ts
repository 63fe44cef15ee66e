import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, watch, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { installPretendAz } from "../build/install-pretend-az.ts";
import type { PretendAz } from "../build/install-pretend-az.ts";
import type { Chat } from "./chat.ts";
import { wordsOf } from "./chat.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";
import { ended } from "./shell-process.ts";

const { adele } = PERSON_IDS;
const manyEvents = 200_000;

/** Needs bash, and a file system that tells what changes. */
(process.platform === "linux" ? describe : describe.skip)("The command line as a process beside a bot", function () {
  this.timeout(60_000);
  let shell: BesideShell;
  let az: PretendAz;
  let chat: Chat;
  let home: string;
  const script = join(projectRoot, "scripts/guestlist.js");

  before(async () => {
    [shell, az] = await Promise.all([besideShell(), installPretendAz()]);
    chat = await shell.world.as(adele);
    await chat.say("help");
    home = await mkdtemp(join(tmpdir(), "process-beside-bot-"));
    await symlink(script, join(home, "guestlist"));
    const { MICROSOFT_APP_ID: id = "", MICROSOFT_APP_PASSWORD: secret = "", SANDBOX_URL: url = "" } = shell.environment;
    az.set({ url, tenant: TENANT_ID, person: adele, does: "answers", lives: 3_600, app: { id, secret } });
  });
  after(async () => {
    await Promise.all([shell.close(), az.remove()]);
    await rm(home, { recursive: true });
  });

  /** Starts a program where `guestlist` is a command, and `az` that of Adele. */
  function start(program: string, args: readonly string[]) {
    const path = [home, dirname(process.execPath), process.env["PATH"]].join(delimiter);
    const env = { PATH: path, HOME: home, PRETEND_AZ: process.env["PRETEND_AZ"], ...shell.environment };
    return spawn(program, args, { cwd: home, env, stdio: ["ignore", "pipe", "pipe"] });
  }
  const inBash = (line: string) => ended(start("bash", ["--norc", "-o", "pipefail", "-c", line]));
  const mailsTo = async (email: string) => (await chat.mails()).filter(({ to }) => to.includes(email)).length;
  const cardOf = (email: string) => chat.until(({ card }) => wordsOf(card).includes(email), `a card of ${email}`);

  it("invites by the documents' line, as the person of the Azure CLI", async () => {
    const { code, stdout, stderr } = await inBash(
      `guestlist New-AzureADMSInvitation --az -InvitedUserDisplayName "Dana Weber" -InvitedUserEmailAddress dana@fabrikam.com \\
         -InviteRedirectUrl "https://myapps.microsoft.com" -SendInvitationMessage '$true' \\
         -InvitedUserMessageInfo '{"customizedMessageBody":"Welcome, Dana"}' |
         guestlist Format-List -Property InvitedUserDisplayName,InvitedUserEmailAddress,Status,SendInvitationMessage`,
    );
    assert.equal(code, 0, stderr);
    assert.deepEqual(stdout.trim().split("\n"), [
      "InvitedUserDisplayName  : Dana Weber",
      "InvitedUserEmailAddress : dana@fabrikam.com",
      "Status                  : PendingAcceptance",
      "SendInvitationMessage   : True",
    ]);
    assert.equal(await mailsTo("dana@fabrikam.com"), 1);
    await cardOf("dana@fabrikam.com");
  });

  it("invites as the app for its sponsor, whose card it is", async () => {
    const { code, stdout, stderr } = await inBash(
      `guestlist invite erin@fabrikam.com --as-app --sponsor adelev@contoso.com --no-mail --output json --quiet`,
    );
    assert.equal(code, 0, stderr);
    const { Status, InviteRedeemUrl } = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual([Status, InviteRedeemUrl, stderr], ["PendingAcceptance", null, ""]);
    assert.equal(await mailsTo("erin@fabrikam.com"), 0);
    await cardOf("erin@fabrikam.com");
  });

  it("leaves the old file, and nothing else, after Ctrl+C in the middle of an export", async () => {
    addEvents();
    const folder = await mkdtemp(join(home, "exports-"));
    const file = join(folder, "events.csv");
    await writeFile(file, "old");
    const watching = watch(folder, { signal: AbortSignal.timeout(50_000) });
    const child = start(process.execPath, [script, "export", "--what", "events", "--file", file, "--force", "--as-app"]);
    const end = ended(child);
    for await (const { eventType, filename } of watching) if (eventType === "change" && filename?.endsWith(".tmp")) break;
    child.kill("SIGINT");
    const { code, stdout, stderr } = await end;
    assert.deepEqual([code, stdout], [130, ""], stderr);
    assert.match(stderr, /Stopped\. Nothing was written to /);
    assert.deepEqual([await readdir(folder), await readFile(file, "utf8")], [["events.csv"], "old"]);
  });

  /** So many that an export isn't done before the signal. */
  function addEvents(): void {
    const database = new DatabaseSync((shell.environment["DATABASE_URL"] ?? "").replace("sqlite:", ""), { timeout: 10_000 });
    database
      .prepare(
        `with recursive numbers(n) as (values(1) union all select n + 1 from numbers where n < ?)
         insert into events (at, invitation, what) select '2026-01-01T00:00:00.000Z', 'invitation-' || n, 'requested' from numbers`,
      )
      .run(manyEvents);
    database.close();
  }
});
