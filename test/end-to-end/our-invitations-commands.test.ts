import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { approvalsChannel, bankPolicy, reason } from "./approvals.ts";
import { actionOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell, Ran } from "./command-line.ts";
import { guestIsSeen } from "./guest-is-seen.ts";
import { press, submit } from "./submit.ts";
import widePace from "./wide-pace.json" with { type: "json" };

const { adele, megan, alex, grady, admin } = PERSON_IDS;

describe("our invitations at a shell", function () {
  this.timeout(60_000);
  let shell: BesideShell;
  let folder: string;
  let chat: Chat;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "our-invitations-"));
    const file = join(folder, "policy.json");
    await writeFile(file, JSON.stringify({ ...widePace, ...bankPolicy }));
    shell = await besideShell({ POLICY_FILE: file });
    await chooseChannel();
    chat = await shell.world.as(adele);
    await submit(chat, "sam@fabrikam.com", { displayName: "Sam Rivera" });
    await ask("dana@woodgrovebank.com");
    await guestIsSeen(shell.world, "sam@fabrikam.com");
  });
  after(async () => {
    await shell.close();
    await rm(folder, { recursive: true });
  });

  async function chooseChannel(): Promise<void> {
    const chooser = await shell.world.as(admin);
    await chooser.sayIn(approvalsChannel, "use this channel for approvals");
    const question = await chooser.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question");
    await chooser.press(question, "use-for-approvals");
  }

  async function ask(email: string): Promise<void> {
    const asked = await submit(chat, email);
    await press(chat, asked.message, email, { justification: reason });
  }

  const emails = ({ records }: Ran) => records().map(({ email }) => email);
  const mails = () => shell.world.sandbox.tenant.mailbox.list().filter(({ to }) => to === "sam@fabrikam.com").length;

  it("are listed for the people who asked for them, for administrators of the bot and for the app, and for nobody else", async () => {
    const all = ["dana@woodgrovebank.com", "sam@fabrikam.com"];
    assert.deepEqual(emails(await shell.run(adele, ["list"])), all);
    assert.deepEqual(emails(await shell.run(admin, ["list", "--requester", adele])), all);
    assert.deepEqual(emails(await shell.run(grady, ["list", "--as-app", "--state", "invited"])), ["sam@fabrikam.com"]);
    assert.deepEqual(emails(await shell.run(grady, ["list"])), []);
    const refused = await shell.run(grady, ["list", "--everybody"]);
    assert.deepEqual([refused.stdout, refused.code], ["", 7]);
  });

  it("are shown by address or id, with the directory's own state; a stranger reads the same as if there were none", async () => {
    const [sam] = (await shell.run(adele, ["show", "Sam@Fabrikam.com"])).records();
    assert.deepEqual(
      [sam?.["displayName"], sam?.["userState"], sam?.["directoryId"]],
      ["Sam Rivera", "PendingAcceptance", sam?.["guestId"]],
    );
    const beginning = String(sam?.["id"]).slice(0, 13).toUpperCase();
    assert.equal((await shell.run(admin, ["show", beginning])).records()[0]?.["id"], sam?.["id"]);
    for (const typed of [beginning, "sam@fabrikam.com", "nobody@fabrikam.com"]) {
      const { stderr, code } = await shell.run(grady, ["show", typed]);
      assert.deepEqual(
        [stderr, code],
        [`There is no invitation “${typed}” that you may see. guestlist list shows the ones that you see.\n`, 6],
      );
    }
  });

  it("wait for an approver, who approves one at a shell; the requester reads it in Teams, and the trail says from where", async () => {
    const [request, ...more] = (await shell.run(megan, ["waiting"])).records();
    assert.deepEqual([request?.["email"], request?.["justification"], more], ["dana@woodgrovebank.com", reason, []]);
    assert.equal((await shell.run(adele, ["approve", "dana@woodgrovebank.com", "--yes"])).code, 7);
    const approved = await shell.run(megan, ["approve", String(request?.["id"])], { isTerminal: true, typed: "y\n" });
    assert.equal(approved.code, 0, approved.stderr);
    assert.match(approved.stderr, /Adele Vance asks to invite dana@woodgrovebank\.com[^]*They review our terms[^]*has gone out/);
    await chat.until(({ text }) => text.includes("has approved your invitation"), "the news of the approval");
    const late = await shell.run(alex, ["reject", "dana@woodgrovebank.com", "--reason", "no", "--yes"]);
    assert.deepEqual([late.stderr, late.code], ["Megan Bowen was first and approved it.\n", 7]);
    const events = (await shell.run(adele, ["history", "dana@woodgrovebank.com"])).records();
    const [decision] = events.filter(({ what }) => what === "approved");
    assert.deepEqual([decision?.["by"], decision?.["name"], decision?.["via"]], [megan, "Megan Bowen", "command-line"]);
  });

  it("are rejected with a reason that the requester reads in Teams", async () => {
    await ask("lee@woodgrovebank.com");
    const rejected = await shell.run(megan, ["reject", "lee@woodgrovebank.com", "--reason", "They left the project", "--yes"]);
    assert.deepEqual([rejected.records()[0]?.["state"], rejected.code], ["rejected", 0]);
    await chat.until(({ text }) => text.includes("They left the project"), "the news of the rejection");
  });

  it("get their mail again for the requester, and are revoked by an administrator who confirms it", async () => {
    const sent = await shell.run(adele, ["resend", "sam@fabrikam.com"]);
    assert.deepEqual([sent.code, sent.records()[0]?.["resends"], mails()], [0, 1, 2]);
    const owners = () => shell.world.sandbox.tenant.users.owners("sam@fabrikam.com").length;
    assert.deepEqual([(await shell.run(admin, ["revoke", "sam@fabrikam.com"])).code, owners()], [2, 1]);
    const revoked = await shell.run(admin, ["revoke", "sam@fabrikam.com", "--yes"]);
    assert.deepEqual([revoked.code, revoked.records()[0]?.["state"], owners()], [0, "revoked", 0]);
    const again = await shell.run(admin, ["revoke", "sam@fabrikam.com", "--yes"]);
    assert.deepEqual([again.stdout, again.code], ["", 7]);
  });
});
