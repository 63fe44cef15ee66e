import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { wordsOf } from "./chat.ts";
import { runAs } from "./command-line.ts";
import type { RunOptions } from "./command-line.ts";
import { inviteCommands, shellPolicy } from "./invite-commands.ts";
import type { InviteCommands } from "./invite-commands.ts";

const { adele, henrietta, admin } = PERSON_IDS;

describe("guestlist invite", function () {
  this.timeout(60_000);
  let company: InviteCommands;
  before(async () => {
    company = await inviteCommands();
  });
  after(() => company.close());

  it("says that the partner is a guest already, or invited already", async () => {
    const accepted = await company.invite(["sam.rivera@fabrikam.com"]);
    assert.match(accepted.stderr, / is already a guest and accepted on/);
    assert.deepEqual([accepted.code, accepted.stdout], [1, ""]);
    await company.invite(["kim@fabrikam.com"]);
    const again = await company.invite(["kim@fabrikam.com"]);
    assert.match(again.stderr, /^You invited this partner on/);
    assert.deepEqual([again.code, again.records()[0]?.["Status"]], [0, "PendingAcceptance"]);
    const second = await company.invite(["kim@fabrikam.com"], {}, henrietta);
    assert.match(second.stderr, /^Adele Vance invited this partner on/);
    assert.deepEqual([second.code, second.stdout, await company.mailsTo("kim@fabrikam.com")], [0, "", 1]);
  });

  it("says what would happen, and does nothing, with --what-if", async () => {
    const posts = (await company.store().posts.read()).posts.length;
    const good = await company.invite(["mona@fabrikam.com", "--what-if"]);
    assert.deepEqual([good.code, good.stdout], [0, ""]);
    assert.match(good.stderr, /mona@fabrikam\.com would be invited, with Microsoft's mail\.\n$/);
    const denied = await company.invite(["mona@wingtip.com", "--what-if"]);
    assert.deepEqual([denied.code, denied.stderr], [7, "Talk to Legal first.\n"]);
    const typo = await company.invite(["mona@gmial.com", "--what-if", "--no-mail"]);
    assert.match(typo.stderr, /gmial\.com looks like a typing error[^]*mona@gmial\.com would be invited, without a mail from Microsoft/);
    const joined = await company.invite(["kim@fabrikam.com", "--what-if"]);
    assert.match(joined.stderr, /has an open invitation already/);
    assert.equal((await company.store().posts.read()).posts.length, posts);
    assert.deepEqual(await company.store().invitations.findByAddress(id("mona@fabrikam.com")), []);
  });

  it("asks about a likely typing error on a terminal; off it, --yes is needed", async () => {
    const unasked = await company.invite(["lena@gmial.com"]);
    assert.match(unasked.stderr, /gmial\.com looks like a typing error[^]*no terminal to ask on, so nothing was sent\. --yes goes on/);
    assert.deepEqual([unasked.code, unasked.stdout], [2, ""]);
    const no = await company.invite(["lena@gmial.com"], { isTerminal: true, stdin: "n\n" });
    assert.deepEqual([no.code, no.stdout, await company.mailsTo("lena@gmial.com")], [2, "", 0]);
    const yes = await company.invite(["lena@gmial.com", "--yes"]);
    assert.deepEqual([yes.code, await company.mailsTo("lena@gmial.com")], [0, 1]);
  });

  it("takes the message from stdin or a file, and colleagues by their addresses", async () => {
    const file = join(company.folder, "welcome.txt");
    await writeFile(file, "\u{feff}Hello from a file\r\nand its second line\r\n");
    const fromFile = await company.invite(["file@fabrikam.com", "--message", `@${file}`, "--colleagues", "MeganB@contoso.com"]);
    const [printed] = fromFile.records();
    const invitation = await company.stored(printed?.["Id"]);
    assert.ok(invitation);
    assert.deepEqual(invitation.options.message, "Hello from a file\nand its second line");
    assert.deepEqual(invitation.options.colleagues, [PERSON_IDS.megan]);
    const piped = await company.invite(["pipe@fabrikam.com", "--message", "-"], { stdin: "Hello from a pipe\n" });
    assert.equal((await company.stored(piped.records()[0]?.["Id"]))?.options.message, "Hello from a pipe");
    const missing = await company.invite(["none@fabrikam.com", "--message", "@/no/such/file"]);
    assert.deepEqual([missing.code, missing.stdout], [2, ""]);
    const unknown = await company.invite(["none@fabrikam.com", "--colleagues", "nobody@contoso.com"]);
    assert.match(unknown.stderr, /Nobody in your organization is nobody@contoso\.com, so nothing was sent/);
    assert.deepEqual([unknown.code, await company.mailsTo("none@fabrikam.com")], [6, 0]);
  });

  it("waits until the partner has accepted", async () => {
    const started = company.invite(["soon@fabrikam.com", "--wait=1m"]);
    let url: string | undefined;
    while (url === undefined) {
      await setTimeout(50);
      const [soon] = await company.store().invitations.findByAddress(id("soon@fabrikam.com"));
      url = soon && (await company.store().invitations.redeemUrl(soon.id));
    }
    await company.chat.accept(url);
    const { code, stderr } = await started;
    assert.equal(code, 0);
    assert.match(stderr, /soon@fabrikam\.com has accepted/);
    const late = await company.invite(["late@fabrikam.com", "--wait=0s"]);
    assert.deepEqual([late.code, late.records().length], [1, 1]);
    assert.match(late.stderr, /hasn't accepted yet/);
    assert.equal((await company.invite(["late@fabrikam.com", "--wait=soon"])).code, 2);
  });

  it("ends with 130 when the admin stops waiting; the invitation stays", async () => {
    const stopping = new AbortController();
    const started = company.invite(["stop@fabrikam.com", "--wait"], { stop: stopping.signal });
    while ((await company.store().invitations.findByAddress(id("stop@fabrikam.com")))[0]?.state.kind !== "invited") await setTimeout(50);
    stopping.abort();
    const { code } = await started;
    assert.deepEqual([code, await company.mailsTo("stop@fabrikam.com")], [130, 1]);
  });

  describe("as the app", () => {
    const asApp = (args: readonly string[]) => company.invite([...args, "--as-app"]);

    it("needs a sponsor, and a person needs none", async () => {
      const alone = await asApp(["app@fabrikam.com"]);
      assert.match(alone.stderr, /Name a member of the organization with --sponsor/);
      const person = await company.invite(["app@fabrikam.com", "--sponsor", "MeganB@contoso.com"]);
      assert.deepEqual([alone.code, person.code], [2, 2]);
    });

    it("invites for its sponsor, and says in the trail that no person stands behind it", async () => {
      const { code, records, stderr } = await asApp(["app@fabrikam.com", "--sponsor", "AdeleV@contoso.com"]);
      assert.deepEqual(
        [code, stderr],
        [0, "app@fabrikam.com is invited: Microsoft sends the mail. The sponsor is told in Teams when they accept.\n"],
      );
      const [printed] = records();
      assert.equal(printed?.["InviteRedeemUrl"], null);
      const invitation = await company.stored(printed["Id"]);
      assert.ok(invitation);
      assert.deepEqual([invitation.requester.id, invitation.requester.name, invitation.inviteAs], [adele, "Adele Vance", "app"]);
      assert.deepEqual(await company.trail(printed["Id"]), [
        ["requested", undefined, "command-line-as-app"],
        ["sending", undefined, "command-line-as-app"],
        ["sent", undefined, "command-line-as-app"],
      ]);
      await company.cardOf("app@fabrikam.com");
    });

    it("takes no guest and nobody unknown as its sponsor", async () => {
      const guest = await asApp(["app2@fabrikam.com", "--sponsor", "sam.rivera@fabrikam.com"]);
      const unknown = await asApp(["app2@fabrikam.com", "--sponsor", "nobody@contoso.com"]);
      assert.deepEqual([guest.code, unknown.code, await company.mailsTo("app2@fabrikam.com")], [7, 6, 0]);
    });

    it("holds the policy", async () => {
      assert.equal((await asApp(["app@wingtip.com", "--sponsor", adele])).code, 7);
    });
  });

  describe("where others must approve", () => {
    it("says that nobody can, while no channel is chosen", async () => {
      const { code, stderr } = await company.invite(["bank@woodgrovebank.com", "--justification", "Audit", "--yes"]);
      assert.equal(code, 7);
      assert.match(stderr, /nobody can yet/);
    });

    it("asks them with the justification, and ends with 7", async () => {
      const boss = await company.shell.world.as(admin);
      await boss.sayIn("Guest approvals", "use this channel for approvals");
      const card = await boss.until((message) => wordsOf(message.card).includes("Use this channel"), "the question");
      await boss.press(card, "use-for-approvals");
      const silent = await company.invite(["bank@woodgrovebank.com", "--yes"]);
      assert.deepEqual([silent.code, silent.stdout], [2, ""]);
      const { code, stderr, records } = await company.invite(["bank@woodgrovebank.com", "--justification", "They audit us", "--yes"]);
      assert.equal(code, 7);
      assert.equal(records()[0]?.["Status"], "AwaitingApproval");
      assert.match(stderr, /Nothing was sent yet: .+ must approve it first/);
      await boss.until((message) => wordsOf(message.card).includes("They audit us"), "the approval card");
      await company.cardOf("bank@woodgrovebank.com");
    });
  });

  describe("against the policy", () => {
    const overriding = (email: string, ...more: readonly string[]) => [email, "--override-policy", "The board has agreed", ...more];

    it("lets a bot admin set it aside, with the reason, also only to see what would happen", async () => {
      const foreseen = await company.invite(overriding("board@wingtip.com", "--what-if"), {}, admin);
      assert.deepEqual([foreseen.code, await company.mailsTo("board@wingtip.com")], [0, 0]);
      const { code, records } = await company.invite(overriding("board@wingtip.com"), {}, admin);
      const invitation = await company.stored(records()[0]?.["Id"]);
      assert.deepEqual([code, invitation?.override?.reason], [0, "The board has agreed"]);
    });

    it("lets nobody else do that, nor the app", async () => {
      const other = await company.invite(overriding("board2@wingtip.com"));
      const asApp = await company.invite(overriding("board2@wingtip.com", "--as-app", "--sponsor", admin), {}, admin);
      assert.deepEqual([other.code, asApp.code, await company.mailsTo("board2@wingtip.com")], [7, 7, 0]);
    });
  });

  describe("without a database", () => {
    const run = (args: readonly string[], options?: RunOptions) => {
      const { DATABASE_URL: _, ...environment } = company.shell.environment;
      const publicUrl = "https://guestlist.example"; // nothing answers there for an invitation that isn't stored
      return runAs({ environment: { ...environment, PUBLIC_URL: publicUrl }, person: adele }, ["invite", ...args], options);
    };

    it("names both ways", async () => {
      const { code, stdout, stderr } = await run(["direct@fabrikam.com"]);
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(stderr, /There is no Guestlist here.*Start the bot once \(npm start\).*--directory-only/);
    });

    it("invites as the person with Graph alone, warned, and asked before", async () => {
      const unasked = await run(["direct@fabrikam.com", "--directory-only"]);
      assert.match(unasked.stderr, /no policy is checked.*\nInvite direct@fabrikam\.com without Guestlist\?/);
      const foreseen = await run(["direct@fabrikam.com", "--directory-only", "--what-if"]);
      assert.deepEqual([unasked.code, foreseen.code, await company.mailsTo("direct@fabrikam.com")], [2, 0, 0]);
      const { code, records } = await run(["direct@fabrikam.com", "--directory-only", "--yes", "--display-name", "Direct"]);
      const [printed] = records();
      assert.deepEqual([code, printed?.["Id"], printed?.["Status"]], [0, null, "PendingAcceptance"]);
      assert.match(String(printed?.["InviteRedeemUrl"]), /^http/);
      assert.match(String(printed?.["InviteRedirectUrl"]), /^https:\/\/myapplications\.microsoft\.com\//);
      assert.deepEqual(await company.store().invitations.findByAddress(id("direct@fabrikam.com")), []);
      assert.equal(await company.mailsTo("direct@fabrikam.com"), 1);
    });

    it("says what Graph refuses, and what can't be without Guestlist", async () => {
      const own = await run(["x@contoso.com", "--directory-only", "--yes"]);
      assert.match(own.stderr, /This address belongs to your own organization/);
      const asApp = await run(["direct2@fabrikam.com", "--directory-only", "--yes", "--as-app"]);
      const told = await run(["direct2@fabrikam.com", "--directory-only", "--yes", "--colleagues", "MeganB@contoso.com"]);
      const wrong = await run(["nobody", "--directory-only", "--yes"]);
      assert.deepEqual([own.code, asApp.code, told.code, wrong.code], [1, 2, 2, 2]);
      assert.equal(await company.mailsTo("direct2@fabrikam.com"), 0);
    });

    it("is refused where a Guestlist is", async () => {
      const { code, stderr } = await company.invite(["direct3@fabrikam.com", "--directory-only", "--yes"]);
      assert.equal(code, 2);
      assert.match(stderr, /There is a Guestlist here \(DATABASE_URL names its database\), so nobody invites past it/);
      assert.equal(await company.mailsTo("direct3@fabrikam.com"), 0);
    });
  });

  it("holds the pace as a person", async () => {
    await company.writePolicy({ ...shellPolicy, pace: { ...shellPolicy.pace, person: { atOnce: 1 }, personLimits: true } });
    const results = [
      await company.invite(["pace1@fabrikam.com"], {}, henrietta),
      await company.invite(["pace2@fabrikam.com"], {}, henrietta),
    ];
    assert.deepEqual(
      results.map(({ code }) => code),
      [0, 7],
    );
    assert.match(results[1]?.stderr ?? "", /One person can send only a few invitations in a short time/);
    await company.writePolicy(shellPolicy);
  });

  describe("after Microsoft's block", () => {
    it("stops at Microsoft's block, and from then on posts nothing", async () => {
      company.shell.world.sandbox.control.patch({ blockInvitationsAfter: 1 });
      const first = await company.invite(["block1@fabrikam.com"]);
      const second = await company.invite(["block2@fabrikam.com"]);
      const third = await company.invite(["block3@fabrikam.com"]);
      assert.ok(
        [first, second].some(({ code }) => code === 5),
        `${first.code} ${second.code}`,
      );
      assert.equal(third.code, 5);
      assert.match(third.stderr, /Microsoft has stopped invitations/);
      assert.deepEqual([await company.mailsTo("block2@fabrikam.com"), await company.mailsTo("block3@fabrikam.com")], [0, 0]);
    });
  });
});
