import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { exportedFields } from "../../src/cli/export/exported.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell, Ran } from "./command-line.ts";
import { guestIsSeen } from "./guest-is-seen.ts";
import { submit } from "./submit.ts";

const { adele, grady, admin } = PERSON_IDS;

describe("what is stored, at a shell", function () {
  this.timeout(60_000);
  let shell: BesideShell;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "stored-commands-"));
    shell = await besideShell();
    await submit(await shell.world.as(adele), "sam@fabrikam.com", { displayName: "=HYPERLINK(1)" });
    await guestIsSeen(shell.world, "sam@fabrikam.com");
  });
  after(async () => {
    await shell.close();
    await rm(folder, { recursive: true });
  });

  const emails = ({ records }: Ran) => records().map(({ email }) => email);

  for (const command of ["export", "import --state pending", "jobs", "jobs retry 1", "announcements"]) {
    it(`lets only administrators of the bot ${command}`, async () => {
      const { stdout, stderr, code } = await shell.run(grady, command.split(" "));
      assert.deepEqual([stdout, code], ["", 7]);
      assert.match(stderr, /^Only administrators of the bot can do this\./m);
    });
  }

  describe("export", () => {
    it("writes the invitations for Excel into a file that only its owner may read, without a redeem link", async () => {
      const file = join(folder, "invitations.csv");
      const { stdout, stderr, code } = await shell.run(admin, ["export", "--file", file]);
      assert.deepEqual([stdout, code], ["", 0]);
      assert.match(stderr, /^1 invitations written to /m);
      const text = await readFile(file, "utf8");
      assert.ok(text.startsWith(`\ufeff${exportedFields.invitations.join(",")}\r\n`), text);
      assert.match(text, /,sam@fabrikam\.com,fabrikam\.com,'=HYPERLINK\(1\),invited,/);
      assert.doesNotMatch(text, /redeem/i);
      if (process.platform !== "win32") assert.equal((await stat(file)).mode & 0o777, 0o600);
    });

    it("replaces a file with --force only", async () => {
      const file = join(folder, "old.json");
      await writeFile(file, "old");
      const refused = await shell.run(admin, ["export", "--file", file]);
      assert.deepEqual([refused.code, await readFile(file, "utf8")], [2, "old"]);
      assert.match(refused.stderr, /exists already\. --force/);
      assert.equal((await shell.run(admin, ["export", "--file", file, "--force", "--as-app"])).code, 0);
      assert.equal((JSON.parse(await readFile(file, "utf8")) as readonly unknown[]).length, 1);
    });

    it("leaves everything as it was when it is stopped, and when the folder isn't there", async () => {
      const file = join(folder, "stopped.csv");
      await writeFile(file, "old");
      const before = await readdir(folder);
      const stopped = await shell.run(admin, ["export", "--file", file, "--force"], { stop: AbortSignal.abort() });
      assert.equal(stopped.code, 130);
      assert.deepEqual([await readdir(folder), await readFile(file, "utf8")], [before, "old"]);
      assert.equal((await shell.run(admin, ["export", "--file", join(folder, "none", "a.csv")])).code, 2);
    });

    it("writes events with ids and codes only, by time, state and domain", async () => {
      const events = await shell.run(admin, ["export", "--what", "events", "--output", "jsonl"]);
      const what = (ran: Ran) => ran.records().map((event) => event["what"]);
      assert.deepEqual(what(events).slice(0, 3), ["requested", "sending", "sent"]);
      assert.deepEqual(Object.keys(events.records()[0] ?? {}), exportedFields.events);
      assert.doesNotMatch(events.stdout, /fabrikam|Adele/);
      for (const none of [
        ["--until", "1d"],
        ["--state", "accepted"],
        ["--domain", "contoso.com"],
      ]) {
        const { stdout, stderr } = await shell.run(admin, ["export", "--what", "events", "--output", "jsonl", ...none]);
        assert.deepEqual([stdout, stderr], ["", "There is nothing to export.\n"]);
      }
    });

    it("writes what was decided: nothing yet", async () => {
      const { stdout, code } = await shell.run(admin, ["export", "--what", "decisions"]);
      assert.deepEqual([stdout, code], [`\ufeff${exportedFields.decisions.join(",")}\r\n`, 0]);
    });

    it("refuses what it doesn't know, before anybody signs in", async () => {
      for (const wrong of [["--what", "secrets"], ["--output", "table"], ["--force"], ["--since", "yesterday"], ["--file", ""]]) {
        assert.equal((await shell.run(grady, ["export", ...wrong])).code, 2, wrong.join(" "));
      }
    });
  });

  describe("import", () => {
    const pending = ["import", "--state", "pending"];

    it("shows the guests that nobody invited through Guestlist, and changes nothing with --what-if", async () => {
      const shown = await shell.run(admin, [...pending, "--what-if"]);
      assert.equal(shown.code, 0, shown.stderr);
      assert.ok(shown.records().length > 0);
      assert.ok(!emails(shown).includes("sam@fabrikam.com"));
      assert.match(shown.stderr, /guests? would become known; 1 known already/);
      assert.deepEqual(emails(await shell.run(admin, ["list", "--everybody"])), ["sam@fabrikam.com"]);
    });

    it("asks first; without a terminal nothing is imported", async () => {
      const { code, stderr } = await shell.run(admin, pending);
      assert.equal(code, 2);
      assert.match(stderr, /Make \d+ guests? known to Guestlist\?/);
      assert.deepEqual(emails(await shell.run(admin, ["list", "--everybody"])), ["sam@fabrikam.com"]);
    });

    it("makes them known once, marked as imported, and asks for no mail", async () => {
      const posts = () => shell.world.sandbox.requests.since(0).requests.filter(({ path }) => path.endsWith("/invitations")).length;
      const before = posts();
      const imported = await shell.run(admin, [...pending, "--yes"]);
      assert.equal(imported.code, 0, imported.stderr);
      const count = imported.records().length;
      assert.match(imported.stderr, new RegExp(`^${count} guests? imported\\.`, "m"));
      const again = await shell.run(admin, [...pending, "--yes"]);
      assert.deepEqual([again.stdout, again.code], ["", 0]);
      assert.match(again.stderr, /Guestlist knows all of these guests already/);
      const listed = (await shell.run(admin, ["export", "--output", "jsonl"])).records();
      assert.equal(listed.filter(({ origin }) => origin === "imported").length, count);
      const [first] = emails(imported);
      const events = (await shell.run(admin, ["history", String(first)])).records();
      assert.deepEqual(
        events.map(({ what }) => what),
        ["imported"],
      );
      assert.equal(posts(), before);
    });

    it("is for people, and for pending guests", async () => {
      assert.equal((await shell.run(admin, [...pending, "--as-app", "--yes"])).code, 2);
      assert.equal((await shell.run(admin, ["import"])).code, 2);
      assert.equal((await shell.run(admin, ["import", "--state", "accepted"])).code, 2);
    });

    it("keeps its guests: nobody can revoke them", async () => {
      const imported = (await shell.run(admin, ["export", "--output", "jsonl"])).records().find(({ origin }) => origin === "imported");
      const revoked = await shell.run(admin, ["revoke", String(imported?.["id"]), "--yes"]);
      assert.notEqual(revoked.code, 0);
      const after = (await shell.run(admin, ["export", "--output", "jsonl"])).records().find(({ id }) => id === imported?.["id"]);
      assert.equal(after?.["state"], "invited");
    });
  });

  describe("jobs", () => {
    it("shows what the bot still has to do, with the jobs that always exist", async () => {
      const { records, code } = await shell.run(admin, ["jobs"]);
      assert.equal(code, 0);
      const standing = records().filter(({ isStanding }) => isStanding === true);
      assert.deepEqual(standing.map(({ kind }) => String(kind)).toSorted(), [
        "check-guests",
        "follow-directory",
        "purge-receipts",
        "watch-gate",
      ]);
      assert.deepEqual((await shell.run(admin, ["jobs", "--kind", "Purge-Receipts"])).records().length, 1);
    });

    it("makes one due", async () => {
      const [job] = (await shell.run(admin, ["jobs", "--kind", "purge-receipts", "--as-app"])).records();
      const id = String(job?.["id"]);
      const shown = await shell.run(admin, ["jobs", "retry", id, "--what-if"]);
      assert.match(shown.stderr, /1 job would be made due now/);
      const retried = await shell.run(admin, ["jobs", "retry", id, "--yes"]);
      assert.equal(retried.code, 0, retried.stderr);
      assert.match(retried.stderr, /1 job made due\./);
    });

    it("says when there is nothing to retry, and when it isn't understood", async () => {
      assert.equal((await shell.run(admin, ["jobs", "retry", "999999", "--yes"])).code, 6);
      const none = await shell.run(admin, ["jobs", "retry", "--failed", "--kind", "welcome", "--yes"]);
      assert.deepEqual([none.code, none.stderr], [0, "No job has failed.\n"]);
      for (const wrong of [["retry"], ["retry", "one"], ["again"], ["retry", "1", "--failed"]]) {
        assert.equal((await shell.run(admin, ["jobs", ...wrong])).code, 2, wrong.join(" "));
      }
    });
  });

  describe("announcements", () => {
    it("shows who asked for them, and where", async () => {
      const none = await shell.run(admin, ["announcements"]);
      assert.deepEqual([none.stdout, none.stderr], ["", "No conversation has asked for announcements.\n"]);
      const chat = await shell.world.as(adele);
      await chat.sayIn("General", "announce acceptances here");
      const { records } = await shell.run(admin, ["announcements"]);
      assert.deepEqual(
        records().map(({ channel, scope, by, waiting }) => [channel, scope, by, waiting]),
        [["General", "here", adele, 0]],
      );
    });
  });
});
