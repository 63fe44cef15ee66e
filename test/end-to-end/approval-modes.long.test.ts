import assert from "node:assert/strict";
import { GROUP_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

const everybodyMayAsk = { rules: [] };

describe("The identity that an approved invitation is sent with", () => {
  let company: Approvals;
  afterEach(() => company.close());

  /** A tenant in which only guest inviters and administrators may invite, and a policy that needs no approval. */
  const strict = (settings: Readonly<Record<string, string>> = {}) =>
    startApprovals({
      policy: everybodyMayAsk,
      settings,
      prepare: (sandbox) => void sandbox.control.patch({ allowInvitesFrom: "adminsAndGuestInviters" }),
    });

  it("as people: an approver who may not invite is told so, and the request stays open; a guest inviter sends it", async () => {
    company = await strict();
    const email = "dana@fabrikam.com";
    const first = await company.begin(email);
    assert.match(wordsOf(first.message.card), /doesn't let you invite guests yourself, but .* can do it for you/);
    const asked = await company.adele.press(first.message, "send-invitation", { email, justification: "A review" });
    assert.ok(asked.kind === "card");
    const living = asked.message;
    const request = await company.request(email);

    await company.press(company.megan, request, "approve");
    const open = await company.turned(request, /Megan Bowen approved, but isn't allowed to invite guests either/, company.grady);
    assert.ok(actionOf(open.card, "approve"), "the buttons are there again");
    assert.deepEqual([(await company.stored(email)).state.kind, company.mailsTo(email)], ["awaiting-approval", 0]);

    assert.match(await company.press(company.grady, open, "approve"), /Approved by Grady Archie/);
    await company.turned(living, /Invited, not accepted yet/);
    assert.equal(company.mailsTo(email), 1);
    assert.match(company.world.sandbox.tenant.mailbox.list()[0]?.subject ?? "", /^Grady Archie/);
  });

  it("as the app: if neither person may invite, nothing is posted; with an approver who may, the app sends it", async () => {
    company = await strict({ INVITE_AS: "app" });
    const email = "dana@fabrikam.com";
    await company.ask(email);
    const request = await company.request(email);
    assert.match(await company.press(company.megan, request, "approve"), /lets neither Adele Vance nor you invite guests/);
    assert.deepEqual([(await company.stored(email)).state.kind, company.posts()], ["awaiting-approval", 0]);
    assert.match(await company.press(company.grady, request, "approve"), /Approved by Grady Archie/);
    assert.deepEqual([company.posts(), company.mailsTo(email)], [1, 1]);
  });

  it("as the app: what the policy wants approved is sent in the app's name, with the requester as sponsor", async () => {
    company = await startApprovals({ settings: { INVITE_AS: "app" } });
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
    const { requester } = await company.stored(email);
    assert.ok(company.world.sandbox.tenant.users.owners(email)[0]?.sponsors.includes(requester.id));
  });

  it("is requested after Graph's refusal when a missing permission hides the tenant's invite policy", async () => {
    company = await startApprovals({
      policy: everybodyMayAsk,
      prepare: (sandbox) => {
        sandbox.control.patch({ allowInvitesFrom: "adminsAndGuestInviters" });
        assert.ok(sandbox.tenant.app.granted.application.delete("Policy.Read.All"));
      },
    });
    const email = "dana@fabrikam.com";
    const first = await company.begin(email);
    assert.match(wordsOf(first.message.card), /doesn't let you invite guests yourself, but .* can do it for you/);
    assert.equal(company.posts(), 1, "Graph was asked once, and refused");
    await company.adele.press(first.message, "send-invitation", { email, justification: "A review" });
    const request = await company.request(email);
    assert.match(await company.press(company.grady, request, "approve"), /Approved by Grady Archie/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("nobody when a missing permission hides the approvers' group; another set isn't affected", async () => {
    const group = { approvers: { partners: { group: GROUP_IDS.approvers, displayName: "Partners approvers" } } };
    const rules = [
      { name: "Banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve", approvers: "partners" },
      { name: "Toys", when: { partnerDomains: ["tailspintoys.com"] }, verdict: "approve" },
    ];
    company = await startApprovals({
      policy: { ...group, rules },
      prepare: ({ tenant }) => assert.ok(tenant.app.granted.application.delete("GroupMember.Read.All")),
    });
    await company.ask("dana@woodgrovebank.com");
    const request = await company.request("dana@woodgrovebank.com");
    assert.match(await company.press(company.megan, request, "approve"), /Only Partners approvers can decide/);
    assert.ok(company.world.logged.some((line) => line.includes("approver-not-checked")));
    await company.ask("dana@tailspintoys.com");
    const other = await company.request("dana@tailspintoys.com");
    assert.match(await company.press(company.megan, other, "approve"), /Approved by Megan Bowen/);
  });

  it("none when the tenant lets nobody invite: no approver is asked", async () => {
    company = await startApprovals({
      policy: everybodyMayAsk,
      prepare: (sandbox) => void sandbox.control.patch({ allowInvitesFrom: "none" }),
    });
    const refused = await company.begin("dana@fabrikam.com");
    assert.doesNotMatch(wordsOf(refused.message.card), /can do it for you/);
    assert.match(wordsOf(refused.message.card), /doesn't let|not allowed|lets nobody/i);
    assert.equal(company.mailsTo("dana@fabrikam.com"), 0);
  });

  it("none before the approver signs in again: the request stays open, and they get the link", async () => {
    company = await startApprovals({ settings: { PUBLIC_URL: "https://guestlist.example" } });
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    company.world.sandbox.control.patch({ mfaRequired: true });
    assert.match(await company.press(company.megan, request, "approve"), /confirm who you are/);
    assert.deepEqual([(await company.stored(email)).state.kind, company.posts()], ["awaiting-approval", 0]);
    company.world.sandbox.control.patch({ mfaRequired: false });
    assert.match(await company.press(company.alex, request, "approve"), /Approved by Alex Wilber/);
  });

  it("none before an administrator consented: the request stays open, and the approver reads that an administrator must consent", async () => {
    company = await startApprovals();
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    company.world.sandbox.control.patch({ consented: false });
    assert.match(await company.press(company.megan, request, "approve"), /administrator/);
    assert.equal((await company.stored(email)).state.kind, "awaiting-approval");
    company.world.sandbox.control.patch({ consented: true });
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("is checked again before sending: a partner who became a guest meanwhile isn't invited twice", async () => {
    company = await startApprovals();
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const { tenant } = company.world.sandbox;
    const nora = tenant.users.owners("nora.berg@woodgrovebank.com")[0];
    tenant.users.update(nora?.id ?? "", { otherMails: [email], externalUserState: "Accepted" });
    const answer = await company.press(company.megan, request, "approve");
    assert.match(answer, /already/);
    assert.deepEqual([company.posts(), (await company.stored(email)).state.kind], [0, "failed"]);
  });

  it("asks the approver to confirm what was unknown at the request", async () => {
    company = await startApprovals();
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const { tenant } = company.world.sandbox;
    const nora = tenant.users.owners("nora.berg@woodgrovebank.com")[0];
    tenant.users.update(nora?.id ?? "", { mail: email, otherMails: [email] });
    const asked = await company.megan.press(request, "approve");
    assert.ok(asked.kind === "card");
    assert.match(wordsOf(asked.message.card), /Approve anyway/);
    assert.equal(company.posts(), 0);
    assert.match(await company.press(company.megan, asked.message, "approve-changed"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
  });
});
