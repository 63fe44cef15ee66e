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
  const posts = () =>
    shell.world.sandbox.requests.since(0).requests.filter(({ method, path }) => method === "POST" && path.endsWith("/invitations")).length;
  const one = async (person: string, email: string) => {
    const [shown] = (await shell.run(person, ["show", email])).records();
    assert.ok(shown);
    return shown;
  };

  describe("list", () => {
    it("shows people their own, newest first, and administrators those of everybody", async () => {
      assert.deepEqual(emails(await shell.run(adele, ["list"])), ["dana@woodgrovebank.com", "sam@fabrikam.com"]);
      assert.deepEqual(emails(await shell.run(admin, ["list", "--everybody"])), ["dana@woodgrovebank.com", "sam@fabrikam.com"]);
      assert.deepEqual(emails(await shell.run(grady, ["list", "--as-app"])), ["dana@woodgrovebank.com", "sam@fabrikam.com"]);
      const none = await shell.run(admin, ["list"]);
      assert.deepEqual([none.stdout, none.code], ["", 0]);
      assert.match(none.stderr, /no such invitations.*--everybody/);
    });

    it("shows nobody else what others asked for", async () => {
      const refused = await shell.run(grady, ["list", "--everybody"]);
      assert.deepEqual([refused.stdout, refused.code], ["", 7]);
      assert.match(refused.stderr, /Only administrators of the bot/);
      assert.equal((await shell.run(grady, ["list", "--requester", adele])).code, 7);
      assert.deepEqual(emails(await shell.run(grady, ["list"])), []);
    });

    it("narrows by state, domain, time and requester, and says when there are more", async () => {
      assert.deepEqual(emails(await shell.run(adele, ["list", "--state", "Invited,failed"])), ["sam@fabrikam.com"]);
      assert.deepEqual(emails(await shell.run(adele, ["list", "--state", "ended"])), []);
      assert.deepEqual(emails(await shell.run(adele, ["list", "--domain", "@Fabrikam.com", "--since", "1d"])), ["sam@fabrikam.com"]);
      assert.deepEqual(emails(await shell.run(adele, ["list", "--older-than", "1d"])), []);
      const upn = `${String((await one(adele, "sam@fabrikam.com"))["requester"]).split(" ")[0]}`;
      assert.equal(upn, "Adele");
      const top = await shell.run(admin, ["list", "--requester", adele, "--top", "1"]);
      assert.deepEqual(emails(top), ["dana@woodgrovebank.com"]);
      assert.match(top.stderr, /newest 1\. --all/);
    });

    it("gives the same fields always, with null for what isn't known", async () => {
      const [dana, sam] = (await shell.run(adele, ["list"])).records();
      assert.deepEqual(Object.keys(dana ?? {}), Object.keys(sam ?? {}));
      assert.deepEqual(
        [sam?.["displayName"], sam?.["domain"], sam?.["state"], sam?.["requester"], sam?.["requesterId"], sam?.["approvers"]],
        ["Sam Rivera", "fabrikam.com", "invited", "Adele Vance", adele, null],
      );
      assert.deepEqual([dana?.["state"], dana?.["guestId"], dana?.["approvers"]], ["awaiting-approval", null, "Contoso Partners"]);
    });
  });

  describe("show and history", () => {
    it("find an invitation by its address, its id in capitals, or the beginning of its id", async () => {
      const sam = await one(adele, "Sam@Fabrikam.com");
      assert.deepEqual([sam["userState"], sam["directoryId"]], ["PendingAcceptance", sam["guestId"]]);
      for (const typed of [String(sam["id"]).toUpperCase(), String(sam["id"]).slice(0, 13)]) {
        const shown = await shell.run(adele, ["show", typed]);
        assert.equal(shown.records()[0]?.["id"], sam["id"]);
        assert.match(shown.stderr, /Next: guestlist resend .*\n.*or: guestlist revoke/);
      }
    });

    it("tell a stranger the same as if there were none", async () => {
      const { id } = await one(adele, "sam@fabrikam.com");
      for (const typed of ["sam@fabrikam.com", String(id), String(id).slice(0, 13)]) {
        for (const command of ["show", "history", "resend", "revoke", "approve"]) {
          const { stdout, stderr, code } = await shell.run(grady, [command, typed]);
          assert.deepEqual([stdout, code], ["", 6], `${command} ${typed}`);
          assert.ok(
            stderr.endsWith(`There is no invitation “${typed}” that you may see. guestlist list shows the ones that you see.\n`),
            stderr,
          );
        }
      }
    });

    it("list what happened, and from where", async () => {
      const events = (await shell.run(admin, ["history", "sam@fabrikam.com"])).records();
      assert.deepEqual(
        events.map(({ what }) => what),
        ["requested", "sending", "sent"],
      );
      assert.deepEqual([events[0]?.["by"], events[0]?.["name"], events[0]?.["via"]], [adele, "Adele Vance", null]);
    });
  });

  describe("waiting, approve and reject", () => {
    it("show an approver what waits for them, and nobody their own requests", async () => {
      const [request, ...more] = (await shell.run(megan, ["waiting"])).records();
      assert.deepEqual(more, []);
      assert.deepEqual(
        [request?.["email"], request?.["requester"], request?.["justification"], request?.["rule"]],
        ["dana@woodgrovebank.com", "Adele Vance", reason, "Banks"],
      );
      const own = await shell.run(adele, ["waiting"]);
      assert.deepEqual([own.stdout, own.code], ["", 0]);
      assert.match(own.stderr, /Nothing waits/);
    });

    it("refuse the requester and the app", async () => {
      const own = await shell.run(adele, ["approve", "dana@woodgrovebank.com", "--yes"]);
      assert.deepEqual([own.stdout, own.code], ["", 7]);
      assert.match(own.stderr, /somebody else must decide/);
      const app = await shell.run(admin, ["approve", "dana@woodgrovebank.com", "--yes", "--as-app"]);
      assert.deepEqual(
        [app.stderr, app.code],
        ["The app isn't a person, so it can't decide. Leave --as-app out, and sign in as yourself.\n", 2],
      );
    });

    it("approve only if the approver says so, after showing the facts", async () => {
      const before = posts();
      const foreseen = await shell.run(megan, ["approve", "dana@woodgrovebank.com", "--what-if"]);
      assert.deepEqual([foreseen.stdout, foreseen.code], ["", 0]);
      assert.match(foreseen.stderr, /Adele Vance asks to invite dana@woodgrovebank\.com[^]*They review our terms[^]*Would approve/);
      const unasked = await shell.run(megan, ["approve", "dana@woodgrovebank.com"]);
      assert.deepEqual([unasked.stdout, unasked.code], ["", 2]);
      const no = await shell.run(megan, ["approve", "dana@woodgrovebank.com"], { isTerminal: true, stdin: "n\n" });
      assert.deepEqual([no.stdout, no.code], ["", 2]);
      assert.equal(posts(), before);
      assert.equal((await one(adele, "dana@woodgrovebank.com"))["state"], "awaiting-approval");
    });

    it("approve and send it, and say later who was first", async () => {
      const approved = await shell.run(megan, ["approve", "dana@woodgrovebank.com", "--yes", "--output", "jsonl"]);
      assert.equal(approved.code, 0, approved.stderr);
      assert.match(approved.stderr, /Approved: the invitation of dana@woodgrovebank\.com has gone out/);
      assert.deepEqual([approved.records()[0]?.["state"], approved.records()[0]?.["decidedBy"]], ["invited", megan]);
      await chat.until(({ text }) => text.includes("has approved your invitation"), "the news of the approval");
      const again = await shell.run(megan, ["approve", "dana@woodgrovebank.com", "--yes"]);
      assert.deepEqual([again.stderr, again.code], ["You have approved it already.\n", 7]);
      const late = await shell.run(alex, ["reject", "dana@woodgrovebank.com", "--reason", "no", "--yes"]);
      assert.deepEqual([late.stderr, late.code], ["Megan Bowen was first and approved it.\n", 7]);
      const events = (await shell.run(adele, ["history", "dana@woodgrovebank.com"])).records();
      assert.deepEqual(
        events.filter(({ what }) => what === "approved").map(({ by, via }) => [by, via]),
        [[megan, "command-line"]],
      );
    });

    it("reject with a reason that the requester reads", async () => {
      await ask("lee@woodgrovebank.com");
      const unsaid = await shell.run(megan, ["reject", "lee@woodgrovebank.com", "--yes"]);
      assert.deepEqual([unsaid.stdout, unsaid.code], ["", 2]);
      assert.match(unsaid.stderr, /--reason/);
      const asked = await shell.run(megan, ["reject", "lee@woodgrovebank.com"], { isTerminal: true, stdin: "They left the project\n" });
      assert.equal(asked.code, 0, asked.stderr);
      await chat.until(({ text }) => text.includes("They left the project"), "the news of the rejection");
      const shown = await one(adele, "lee@woodgrovebank.com");
      assert.deepEqual([shown["state"], shown["rejection"]], ["rejected", "They left the project"]);
    });
  });

  describe("resend and revoke", () => {
    const mails = () => shell.world.sandbox.tenant.mailbox.list().filter(({ to }) => to === "sam@fabrikam.com").length;

    it("send the mail again for the requester, but only foresee it with --what-if", async () => {
      const foreseen = await shell.run(adele, ["resend", "sam@fabrikam.com", "--what-if"]);
      assert.deepEqual([foreseen.code, mails()], [0, 1]);
      assert.match(foreseen.stderr, /Would .*\(1 of 5\)/);
      const sent = await shell.run(adele, ["resend", "sam@fabrikam.com"]);
      assert.equal(sent.code, 0, sent.stderr);
      assert.deepEqual([sent.records()[0]?.["resends"], mails()], [1, 2]);
    });

    it("refuse people who see it, but didn't ask for it", async () => {
      const resent = await shell.run(admin, ["resend", "sam@fabrikam.com"]);
      assert.deepEqual([resent.stdout, resent.code], ["", 7]);
      assert.match(resent.stderr, /Only Adele Vance/);
      const revoked = await shell.run(megan, ["revoke", "dana@woodgrovebank.com", "--yes"]);
      assert.deepEqual([revoked.stdout, revoked.code], ["", 7]);
      assert.match(revoked.stderr, /Only Adele Vance.*or a Global or User Administrator/);
    });

    it("revoke for an administrator who confirms it, once", async () => {
      const unasked = await shell.run(admin, ["revoke", "sam@fabrikam.com"]);
      assert.deepEqual([unasked.stdout, unasked.code], ["", 2]);
      assert.equal((await shell.run(admin, ["revoke", "sam@fabrikam.com", "--what-if"])).code, 0);
      assert.equal(shell.world.sandbox.tenant.users.owners("sam@fabrikam.com").length, 1);
      const revoked = await shell.run(admin, ["revoke", "sam@fabrikam.com", "--yes"]);
      assert.equal(revoked.code, 0, revoked.stderr);
      assert.equal(revoked.records()[0]?.["state"], "revoked");
      assert.equal(shell.world.sandbox.tenant.users.owners("sam@fabrikam.com").length, 0);
      const again = await shell.run(admin, ["revoke", "sam@fabrikam.com", "--yes"]);
      assert.deepEqual([again.stdout, again.code], ["", 7]);
      assert.match(again.stderr, /nothing to revoke.*Revoked/);
    });
  });
});
