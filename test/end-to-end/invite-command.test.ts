import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import { id } from "../build/ids.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell, RunOptions } from "./command-line.ts";
import widePace from "./wide-pace.json" with { type: "json" };

const { adele, henrietta, admin } = PERSON_IDS;
const policy = {
  ...widePace,
  rules: [
    { name: "Competitors", when: { partnerDomains: ["wingtip.com"] }, verdict: "deny", say: "Talk to Legal first." },
    { name: "Banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve" },
  ],
};

describe("guestlist invite, beside a running bot", function () {
  this.timeout(60_000);
  let shell: BesideShell;
  let chat: Chat;
  let folder: string;
  let policyFile: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "invite-command-"));
    policyFile = join(folder, "policy.json");
    await writeFile(policyFile, JSON.stringify(policy));
    shell = await besideShell({ POLICY_FILE: policyFile });
    chat = await shell.world.as(adele);
    await chat.say("help");
  });
  after(async () => {
    await shell.close();
    await rm(folder, { recursive: true });
  });

  const invite = (args: readonly string[], options?: RunOptions, person: string = adele) => shell.run(person, ["invite", ...args], options);
  const mailsTo = async (email: string) => (await chat.mails()).filter(({ to }) => to.includes(email)).length;
  const store = () => shell.world.app.ports;
  const trail = async (invitation: unknown) =>
    (await store().trail.of(id(String(invitation)) as InvitationId, 100)).map(({ what, by, via }) => [what, by, via]);
  const stored = (invitation: unknown) => store().invitations.find(id(String(invitation)));
  const cardOf = async (email: string) => chat.until(({ card }) => wordsOf(card).includes(email), `a card of ${email}`);

  it("invites in one go, prints what the old cmdlet printed, and mails once", async () => {
    const { code, stderr, records } = await invite([
      "dana@fabrikam.com",
      "--display-name",
      "Dana Kim",
      "--message",
      "Welcome!",
      "--cc",
      "lena@fabrikam.com",
    ]);
    const [printed] = records();
    const invitation = await stored(printed?.["Id"]);
    assert.ok(invitation?.state.kind === "invited");
    assert.deepEqual([code, stderr], [0, ""]);
    assert.deepEqual(printed, {
      Id: invitation.id,
      InvitedUserDisplayName: "Dana Kim",
      InvitedUserEmailAddress: "dana@fabrikam.com",
      SendInvitationMessage: true,
      InviteRedeemUrl: await store().invitations.redeemUrl(invitation.id),
      InviteRedirectUrl: invitation.options.redirectUrl,
      InvitedUser: { Id: invitation.state.guestId },
      InvitedUserMessageInfo: {
        CcRecipients: [{ EmailAddress: { Address: "lena@fabrikam.com" } }],
        CustomizedMessageBody: "Welcome!",
        MessageLanguage: null,
      },
      InvitedUserType: "Guest",
      Status: "PendingAcceptance",
    });
    assert.equal(await mailsTo("dana@fabrikam.com"), 1);
    assert.deepEqual(await trail(invitation.id), [
      ["requested", adele, "command-line"],
      ["sending", undefined, "command-line"],
      ["sent", adele, "command-line"],
      ["link-shown", adele, "command-line"],
    ]);
  });

  it("has the bot post the card in the requester's own chat, where it follows from then on", async () => {
    const card = await cardOf("dana@fabrikam.com");
    assert.match(wordsOf(card.card), /Invited, not accepted yet/);
    const [dana] = await store().invitations.findByAddress(id("dana@fabrikam.com"));
    assert.deepEqual(dana?.home, { conversation: card.conversation, card: card.id });
    await chat.accept((await store().invitations.redeemUrl(dana.id)) ?? "");
    await chat.until(({ text }) => /accepted/.test(text), "a notice of the acceptance");
    await chat.until(({ id: message, card: shown }) => message === card.id && wordsOf(shown).includes("Accepted"), "an accepted card");
  });

  it("says that the partner is a guest already, or invited already", async () => {
    const accepted = await invite(["dana@fabrikam.com"]);
    assert.match(accepted.stderr, /^Dana.* is already a guest and accepted on/);
    assert.deepEqual([accepted.code, accepted.stdout], [1, ""]);
    await invite(["kim@fabrikam.com"]);
    const again = await invite(["kim@fabrikam.com"]);
    assert.match(again.stderr, /^You invited this partner on/);
    assert.deepEqual([again.code, again.records()[0]?.["Status"]], [0, "PendingAcceptance"]);
    const second = await invite(["kim@fabrikam.com"], {}, henrietta);
    assert.match(second.stderr, /^Adele Vance invited this partner on/);
    assert.deepEqual([second.code, second.stdout, await mailsTo("kim@fabrikam.com")], [0, "", 1]);
  });

  it("holds the policy: a denied partner gets nothing", async () => {
    const { code, stdout, stderr } = await invite(["kim@wingtip.com", "--yes"]);
    assert.deepEqual([code, stdout, stderr], [7, "", "Talk to Legal first.\n"]);
    assert.equal(await mailsTo("kim@wingtip.com"), 0);
  });

  it("says what would happen, and does nothing, with --what-if", async () => {
    const posts = (await store().posts.read()).posts.length;
    const good = await invite(["mona@fabrikam.com", "--what-if"]);
    assert.deepEqual([good.code, good.stdout], [0, ""]);
    assert.match(good.stderr, /mona@fabrikam\.com would be invited, with Microsoft's mail\.\n$/);
    const denied = await invite(["mona@wingtip.com", "--what-if"]);
    assert.deepEqual([denied.code, denied.stderr], [7, "Talk to Legal first.\n"]);
    const typo = await invite(["mona@gmial.com", "--what-if", "--no-mail"]);
    assert.match(typo.stderr, /gmial\.com looks like a typing error[^]*mona@gmial\.com would be invited, without a mail from Microsoft/);
    const joined = await invite(["kim@fabrikam.com", "--what-if"]);
    assert.match(joined.stderr, /has an open invitation already/);
    assert.equal((await store().posts.read()).posts.length, posts);
    assert.deepEqual(await store().invitations.findByAddress(id("mona@fabrikam.com")), []);
  });

  it("asks about a likely typing error on a terminal; off it, --yes is needed", async () => {
    const unasked = await invite(["lena@gmial.com"]);
    assert.match(unasked.stderr, /gmial\.com looks like a typing error[^]*no terminal to ask on, so nothing was sent\. --yes goes on/);
    assert.deepEqual([unasked.code, unasked.stdout], [2, ""]);
    const no = await invite(["lena@gmial.com"], { isTerminal: true, stdin: "n\n" });
    assert.deepEqual([no.code, no.stdout, await mailsTo("lena@gmial.com")], [2, "", 0]);
    const yes = await invite(["lena@gmial.com", "--yes"]);
    assert.deepEqual([yes.code, await mailsTo("lena@gmial.com")], [0, 1]);
  });

  it("names every value that is wrong, with its option, and sends nothing", async () => {
    const { code, stdout, stderr } = await invite(["nobody", "--redirect-url", "http://x", "--message-language", "klingon!"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /the address: This isn't a complete e-mail address/);
    assert.match(stderr, /--redirect-url: Enter a web address that begins with https/);
    assert.match(stderr, /--message-language: This isn't a language/);
    const two = await invite(["a@fabrikam.com", "b@fabrikam.com"]);
    assert.deepEqual([two.code, two.stdout], [2, ""]);
  });

  it("takes the message from stdin or a file, and colleagues by their addresses", async () => {
    const file = join(folder, "welcome.txt");
    await writeFile(file, "\u{feff}Hello from a file\r\nand its second line\r\n");
    const fromFile = await invite(["file@fabrikam.com", "--message", `@${file}`, "--colleagues", "MeganB@contoso.com"]);
    const [printed] = fromFile.records();
    const invitation = await stored(printed?.["Id"]);
    assert.deepEqual(invitation?.options.message, "Hello from a file\nand its second line");
    assert.deepEqual(invitation?.options.colleagues, [PERSON_IDS.megan]);
    const piped = await invite(["pipe@fabrikam.com", "--message", "-"], { stdin: "Hello from a pipe\n" });
    assert.equal((await stored(piped.records()[0]?.["Id"]))?.options.message, "Hello from a pipe");
    const missing = await invite(["none@fabrikam.com", "--message", "@/no/such/file"]);
    assert.deepEqual([missing.code, missing.stdout], [2, ""]);
    const unknown = await invite(["none@fabrikam.com", "--colleagues", "nobody@contoso.com"]);
    assert.match(unknown.stderr, /Nobody in your organization is nobody@contoso\.com, so nothing was sent/);
    assert.deepEqual([unknown.code, await mailsTo("none@fabrikam.com")], [6, 0]);
  });

  it("waits until the partner has accepted", async () => {
    const started = invite(["soon@fabrikam.com", "--wait=1m"]);
    let url: string | undefined;
    while (url === undefined) {
      await setTimeout(50);
      const [soon] = await store().invitations.findByAddress(id("soon@fabrikam.com"));
      url = soon && (await store().invitations.redeemUrl(soon.id));
    }
    await chat.accept(url);
    const { code, stderr } = await started;
    assert.equal(code, 0);
    assert.match(stderr, /soon@fabrikam\.com has accepted/);
    const late = await invite(["late@fabrikam.com", "--wait=0s"]);
    assert.deepEqual([late.code, late.records().length], [1, 1]);
    assert.match(late.stderr, /hasn't accepted yet/);
    assert.equal((await invite(["late@fabrikam.com", "--wait=soon"])).code, 2);
  });

  it("ends with 130 when the admin stops waiting; the invitation stays", async () => {
    const stopping = new AbortController();
    const started = invite(["stop@fabrikam.com", "--wait"], { stop: stopping.signal });
    while ((await store().invitations.findByAddress(id("stop@fabrikam.com")))[0]?.state.kind !== "invited") await setTimeout(50);
    await setTimeout(200);
    stopping.abort();
    const { code } = await started;
    assert.deepEqual([code, await mailsTo("stop@fabrikam.com")], [130, 1]);
  });

  describe("as the app", () => {
    const asApp = (args: readonly string[]) => invite([...args, "--as-app"]);

    it("needs a sponsor, and a person needs none", async () => {
      const alone = await asApp(["app@fabrikam.com"]);
      assert.match(alone.stderr, /Name a member of the organization with --sponsor/);
      const person = await invite(["app@fabrikam.com", "--sponsor", "MeganB@contoso.com"]);
      assert.deepEqual([alone.code, person.code], [2, 2]);
    });

    it("invites for its sponsor, and says in the trail that no person stands behind it", async () => {
      const { code, records, stderr } = await asApp(["app@fabrikam.com", "--sponsor", "AdeleV@contoso.com"]);
      assert.deepEqual([code, stderr], [0, ""]);
      const [printed] = records();
      assert.equal(printed?.["InviteRedeemUrl"], null);
      const invitation = await stored(printed?.["Id"]);
      assert.deepEqual([invitation?.requester.id, invitation?.requester.name, invitation?.inviteAs], [adele, "Adele Vance", "app"]);
      assert.deepEqual(await trail(printed?.["Id"]), [
        ["requested", undefined, "command-line-as-app"],
        ["sending", undefined, "command-line-as-app"],
        ["sent", undefined, "command-line-as-app"],
      ]);
      await cardOf("app@fabrikam.com");
    });

    it("takes no guest and nobody unknown as its sponsor", async () => {
      const guest = await asApp(["app2@fabrikam.com", "--sponsor", "sam.rivera@fabrikam.com"]);
      const unknown = await asApp(["app2@fabrikam.com", "--sponsor", "nobody@contoso.com"]);
      assert.deepEqual([guest.code, unknown.code, await mailsTo("app2@fabrikam.com")], [7, 6, 0]);
    });

    it("holds the policy", async () => {
      assert.equal((await asApp(["app@wingtip.com", "--sponsor", adele])).code, 7);
    });
  });

  describe("where others must approve", () => {
    it("says that nobody can, while no channel is chosen", async () => {
      const { code, stderr } = await invite(["bank@woodgrovebank.com", "--justification", "Audit", "--yes"]);
      assert.equal(code, 7);
      assert.match(stderr, /nobody can yet/);
    });

    it("asks them with the justification, and ends with 7", async () => {
      const boss = await shell.world.as(admin);
      await boss.sayIn("Guest approvals", "use this channel for approvals");
      const card = await boss.until((message) => wordsOf(message.card).includes("Use this channel"), "the question");
      await boss.press(card, "use-for-approvals");
      const silent = await invite(["bank@woodgrovebank.com", "--yes"]);
      assert.deepEqual([silent.code, silent.stdout], [2, ""]);
      const { code, stderr, records } = await invite(["bank@woodgrovebank.com", "--justification", "They audit us", "--yes"]);
      assert.equal(code, 7);
      assert.equal(records()[0]?.["Status"], "AwaitingApproval");
      assert.match(stderr, /Nothing was sent yet: .+ must approve it first/);
      await boss.until((message) => wordsOf(message.card).includes("They audit us"), "the approval card");
      await cardOf("bank@woodgrovebank.com");
    });
  });

  it("holds the pace as a person", async () => {
    await writeFile(policyFile, JSON.stringify({ ...policy, pace: { ...widePace.pace, person: { atOnce: 1 }, personLimits: true } }));
    const results = [await invite(["pace1@fabrikam.com"], {}, henrietta), await invite(["pace2@fabrikam.com"], {}, henrietta)];
    assert.deepEqual(
      results.map(({ code }) => code),
      [0, 7],
    );
    assert.match(results[1]?.stderr ?? "", /One person can send only a few invitations in a short time/);
    await writeFile(policyFile, JSON.stringify(policy));
  });

  describe("after Microsoft's block", () => {
    it("stops at Microsoft's block, and from then on posts nothing", async () => {
      shell.world.sandbox.control.patch({ blockInvitationsAfter: 1 });
      const first = await invite(["block1@fabrikam.com"]);
      const second = await invite(["block2@fabrikam.com"]);
      const third = await invite(["block3@fabrikam.com"]);
      assert.ok(
        [first, second].some(({ code }) => code === 5),
        `${first.code} ${second.code}`,
      );
      assert.equal(third.code, 5);
      assert.match(third.stderr, /Microsoft has stopped invitations/);
      assert.deepEqual([await mailsTo("block2@fabrikam.com"), await mailsTo("block3@fabrikam.com")], [0, 0]);
    });
  });
});
