import assert from "node:assert/strict";
import type { FormValues } from "../../../../src/domain/invite-form.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import type { OverrideProblem } from "../../../../src/domain/refusal.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import type { Submission } from "../../../../src/flows/inviting/request.ts";
import { sendQueued } from "../../../../src/flows/inviting/send-queued.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { aDecision, inChannel, megan } from "../../../build/a-decision.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { appMode, aWorldWithApprovers, justification, refusalOf } from "../../../build/a-world-with-approvers.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { widePace } from "../../../build/wide-pace.ts";
import { keepPosts, stop } from "../../../fakes/app-world.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const admins = { people: [adele.id], directoryRoles: false } as const;
const competitors = { name: "Competitors", when: { partnerDomains: ["fabrikam.com"] }, verdict: "deny" } as const;
const denying = { admins, rules: [competitors] };
const reason = "The board has agreed.";
const stored = { reason, by: adele.id, at: at("10:00") };
const denied = { ...stored, what: "deny", rule: "Competitors" };

const aWorld = (policy: Partial<Policy> = denying) => aWorldWithApprovers(policy);

function override({ ports }: FakeOutside, given: Partial<Submission> & { readonly values?: FormValues } = {}) {
  return requestInvitation(ports, aSubmission({ override: { reason }, ...given }));
}

async function overridden(outside: FakeOutside, given: Parameters<typeof override>[1] = {}) {
  const outcome = await override(outside, given);
  return outcome.kind === "invited" || outcome.kind === "queued" ? outcome.invitation.override : outcome;
}

/** As many as may go out in a day are out. */
async function fillDay(outside: FakeOutside) {
  outside.policy.change({ pace: { ...widePace, perDay: 1 } });
  await keepPosts(outside, [{ at: at("09:00") }]);
}

const eventsOf = ({ store }: FakeOutside) => store.events().map(({ what, by, detail }) => [what, by, detail]);
const announcements = ({ store }: FakeOutside) => store.storedJobs().filter(({ task }) => task.kind === "announce-override");

describe("An administrator who sets the policy aside", () => {
  it("invites against a rule; the trail has the rule and the person, and the others are told", async () => {
    const outside = await aWorld();
    const outcome = await override(outside);
    assert.ok(outcome.kind === "invited");
    assert.deepEqual([outcome.invitation.override, outcome.invitation.allowedBy], [denied, undefined]);
    assert.deepEqual(eventsOf(outside), [
      ["requested", adele.id, undefined],
      ["policy-overridden", adele.id, "Competitors"],
      ["sending", undefined, undefined],
      ["sent", adele.id, undefined],
    ]);
    assert.equal(announcements(outside).length, 1);
  });

  it("records all of that in the transaction that stores the request", async () => {
    const outside = await aWorld();
    const { commit } = outside.store.invitations;
    const first: unknown[] = [];
    outside.store.invitations.commit = async (change) => {
      first.push([change.events.map(({ what }) => what), change.jobs.map(({ task }) => task.kind), change.invitations[0]?.override]);
      return commit.call(outside.store.invitations, change);
    };
    await override(outside);
    const [inOne] = first;
    assert.deepEqual(inOne, [["requested", "policy-overridden", "sending"], ["resolve-sending", "announce-override"], denied]);
  });

  for (const [what, policy, values, found] of [
    ["an approval that a rule wants", { rules: [{ ...competitors, verdict: "approve" }] }, {}, { what: "approve", rule: "Competitors" }],
    ["the policy's default", { otherwise: { verdict: "deny" } }, {}, { what: "deny", rule: "otherwise" }],
    ["a message that the policy denies", { personalMessage: "deny" }, { message: "Hi" }, { what: "deny", rule: "personalMessage" }],
    ["a copy that needs approval", { cc: "approve" }, { cc: "kim@wingtip.example" }, { what: "approve", rule: "cc" }],
    ["a page that needs approval", {}, { redirectUrl: "https://evil.example/" }, { what: "approve", rule: "redirectHosts" }],
  ] as const) {
    it(`does without ${what}`, async () => {
      const outside = await aWorld({ admins, ...policy });
      assert.deepEqual(await overridden(outside, { values }), { ...stored, ...found });
    });
  }

  it("is asked to say why, and the reason is cleaned as every text is", async () => {
    const outside = await aWorld();
    const refused = (why: OverrideProblem) => ({ kind: "override-refused", why });
    assert.deepEqual(refusalOf(await override(outside, { override: { reason: " \u200b\n" } })), refused("reason-missing"));
    assert.deepEqual(refusalOf(await override(outside, { override: { reason: "a".repeat(501) } })), refused("reason-too-long"));
    assert.deepEqual([outside.directory.invited, eventsOf(outside)], [[], []]);
    const typed = { reason: "  The\u202e board\thas agreed.  " };
    assert.deepEqual(await overridden(outside, { override: typed }), denied);
  });

  it("overrides nothing where the policy allows it anyway, and nobody is told", async () => {
    const partners = { name: "Partners", when: {}, verdict: "allow" } as const;
    const outside = await aWorld({ admins, rules: [partners] });
    const outcome = await override(outside);
    assert.ok(outcome.kind === "invited" && !("override" in outcome.invitation));
    assert.deepEqual([outcome.invitation.allowedBy, announcements(outside)], ["Partners", []]);
  });

  it("follows an open invitation for the address, and overrides nothing", async () => {
    const outside = await aWorld();
    await keep(outside, invited({ email: "sam@fabrikam.com", requester: person({ name: "Megan Bowen" }) }));
    const refusal = refusalOf(await override(outside));
    assert.deepEqual([refusal.kind, announcements(outside)], ["already-invited", []]);
  });

  it("may be one by a directory role in their token", async () => {
    const outside = await aWorld({ ...denying, admins: { people: [], directoryRoles: true } });
    outside.identity.roles.set(adele.id, ["global-administrator"]);
    assert.deepEqual(await overridden(outside), denied);
  });

  it("reads the same cautions as without the policy, and confirms them", async () => {
    const outside = await aWorld();
    const mistyped = { values: { email: "sam@gmial.com" } } as const;
    outside.policy.change({ otherwise: { verdict: "deny" }, rules: [] });
    assert.equal(refusalOf(await override(outside, mistyped)).kind, "to-confirm");
    assert.deepEqual([eventsOf(outside), announcements(outside)], [[], []]);
    assert.deepEqual(await overridden(outside, { ...mistyped, confirmed: ["domain-mistyped"] }), { ...denied, rule: "otherwise" });
  });

  it("waits for the invitation's time, too, where the app invites; by then the override still holds", async () => {
    const outside = appMode(await aWorld());
    await stop(outside);
    assert.deepEqual(await overridden(outside), denied);
    assert.deepEqual(
      eventsOf(outside).map(([what]) => what),
      ["requested", "policy-overridden", "queued"],
    );
    assert.equal(announcements(outside).length, 1);
    const [waiting] = await outside.store.invitations.findByAddress(id("sam@fabrikam.com"));
    await keepPosts(outside, [], { kind: "open" });
    assert.ok(waiting);
    await sendQueued(outside.ports, waiting.id);
    assert.equal((await outside.store.invitations.find(waiting.id))?.state.kind, "invited");
  });
});

describe("An override", () => {
  const refused = (why: OverrideProblem) => ({ kind: "override-refused", why });

  it("is refused to everybody else: nothing is stored or sent", async () => {
    const outside = await aWorld({ rules: [competitors], admins: { ...admins, people: [id("megan")] } });
    assert.deepEqual(refusalOf(await override(outside)), refused("not-admin"));
    outside.policy.change({ admins: { people: [], directoryRoles: true } });
    outside.membership.rolesHidden = true;
    assert.deepEqual(refusalOf(await override(outside)), refused("not-checked"));
    assert.deepEqual([outside.directory.invited, eventsOf(outside), announcements(outside)], [[], [], []]);
  });

  it("is refused to the app's own credentials, even if they speak for an administrator", async () => {
    const outside = appMode(await aWorld());
    const prove = outside.identity.prove.bind(outside.identity);
    outside.identity.prove = async (token, claimed) => ({ ...(await prove(token, claimed)), byApp: true });
    assert.deepEqual(refusalOf(await override(outside)), refused("as-app"));
  });

  for (const [what, hinder, refusal] of [
    ["the tenant's blocked domains", ({ directory }) => void (directory.domainPolicy = { kind: "only", domains: [] }), "domain-blocked"],
    ["a tenant that lets nobody invite", ({ membership }) => void (membership.policy = "none"), "invitations-not-allowed"],
    ["a tenant that doesn't let this person invite", ({ membership }) => void (membership.policy = "adminsAndGuestInviters"), "to-confirm"],
    ["the policy's caps", ({ policy }) => policy.change({ caps: { perDay: 0 } }), "cap-reached"],
    ["the pace", fillDay, "pace"],
    ["Microsoft's block", (outside) => stop(outside), "stopped"],
  ] as readonly (readonly [string, (outside: FakeOutside) => unknown, string])[]) {
    it(`doesn't set aside ${what}`, async () => {
      const outside = await aWorld();
      await hinder(outside);
      assert.deepEqual([refusalOf(await override(outside)).kind, outside.directory.invited], [refusal, []]);
      assert.deepEqual([eventsOf(outside), announcements(outside)], [[], []]);
    });
  }

  it("asks the approvers that the tenant needs; they read about it, and their approval sends", async () => {
    const outside = await aWorld();
    outside.membership.policy = "adminsAndGuestInviters";
    const outcome = await override(outside, { confirmed: ["needs-approval"], values: { justification } });
    assert.ok(outcome.kind === "awaiting-approval");
    const { approval, override: kept } = outcome.invitation;
    assert.deepEqual([approval?.why, approval?.rule, kept], ["not-allowed", undefined, denied]);
    assert.deepEqual(
      eventsOf(outside).map(([what]) => what),
      ["requested", "policy-overridden", "approval-asked"],
    );
    assert.equal(announcements(outside).length, 1);
    inChannel(outside, megan);
    outside.directory.roles.set(megan.id, ["guest-inviter"]);
    outside.membership.roles.set(megan.id, ["guest-inviter"]);
    const approved = await approveInvitation(outside.ports, aDecision(outcome.invitation));
    assert.equal(approved.kind, "invited");
  });

  it("holds for its invitation: after a failure it is sent again, and so is its mail, while others are still refused", async () => {
    const outside = await aWorld();
    outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
    const failed = await override(outside);
    assert.ok(failed.kind === "failed");
    const again = { id: failed.invitation.id, by: adele, ssoToken: `sso:${adele.id}` };
    const retried = await retryInvitation(outside.ports, again);
    assert.ok(retried.kind === "invited");
    assert.deepEqual(retried.invitation.override, denied);
    outside.clock.jump(widePace.betweenMails * 1000);
    const resent = await resendInvitation(outside.ports, { ...again, resends: 0 });
    assert.equal(resent.kind, "resent");
    assert.equal(announcements(outside).length, 1);
    const other = await requestInvitation(outside.ports, aSubmission({ values: { email: "kim@fabrikam.com" } }));
    assert.equal(refusalOf(other).kind, "policy-denied");
  });
});
