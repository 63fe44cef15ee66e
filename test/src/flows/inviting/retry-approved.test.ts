import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { Person } from "../../../../src/domain/person.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { adele, aDecision, diego, inChannel, megan } from "../../../build/a-decision.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

type Mode = "user" | "app";

const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("09:00") } as const;
const asked = { email: "sam@fabrikam.com", approval: anApproval({ decision }) };
const promised = { user: "approver", app: "app" } as const;

async function world(mode: Mode, given: Invitation): Promise<FakeOutside> {
  const outside = fakeOutside();
  await keep(outside, { ...given, inviteAs: promised[mode] });
  for (const one of [adele, megan, diego]) outside.directory.types.set(one.id, "Member");
  return { ...outside, ports: { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: mode } } };
}

const press = (by: Person, { id: invitation }: Invitation) => ({ id: invitation, by, ssoToken: `sso:${by.id}` });
const posted = ({ directory }: FakeOutside) =>
  directory.invited.map(({ actor, request }) => [actor.kind === "person" ? actor.id : actor.kind, request.sponsor]);
const said = ({ store }: FakeOutside) => store.events().map(({ what, by, detail }) => [what, by, detail]);

describe("an approved invitation that failed", () => {
  const before = failed("busy", asked);
  const retry = async (outside: FakeOutside, by: Person) => retryInvitation(outside.ports, press(by, before));

  it("is sent again by its approver, in their name", async () => {
    const outside = await world("user", before);
    const outcome = await retry(outside, megan);
    assert.ok(outcome.kind === "invited");
    assert.equal(outcome.invitation.findings.mail?.inviter, megan.name);
    assert.deepEqual(posted(outside), [[megan.id, adele.id]]);
    assert.deepEqual(said(outside), [
      ["retried", megan.id, undefined],
      ["sent", megan.id, undefined],
    ]);
  });

  it("can't be sent by anybody else where people send in their own names", async () => {
    const outside = await world("user", before);
    const theirs = { kind: "not-yours", sender: { id: megan.id, name: megan.name, as: "approver" } };
    for (const other of [adele, diego]) assert.deepEqual(await retry(outside, other), theirs);
    assert.deepEqual(posted(outside), []);
  });

  it("is sent again by its requester or approver where the app posts", async () => {
    for (const by of [adele, megan]) {
      const outside = await world("app", before);
      assert.equal((await retry(outside, by)).kind, "invited");
      assert.deepEqual(posted(outside), [["app", adele.id]]);
    }
    const outside = await world("app", before);
    const sender = { id: adele.id, name: adele.name, as: "requester" };
    assert.deepEqual(await retry(outside, diego), { kind: "not-yours", sender });
  });

  for (const [who, inviters, kind] of [
    ["the approver", [megan], "invited"],
    ["neither", [diego], "refused"],
  ] as const) {
    it(`is sent by the app when the tenant lets ${who} invite: ${kind}`, async () => {
      const outside = await world("app", before);
      outside.membership.policy = "adminsAndGuestInviters";
      for (const one of inviters) outside.membership.roles.set(one.id, ["guest-inviter"]);
      const outcome = await retry(outside, adele);
      assert.equal(outcome.kind, kind);
      if (outcome.kind === "refused") assert.deepEqual(outcome.refusal, { kind: "invitations-not-allowed" });
    });
  }

  it("comes back to the approvers when Graph refuses its approver", async () => {
    const outside = await world("user", before);
    outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
    const outcome = await retry(outside, megan);
    assert.ok(outcome.kind === "reopened");
    assert.deepEqual(outcome.invitation.approval?.problem?.reason, "quota-reached");
  });

  it("has all its time again when it comes back to the approvers, however long ago it was approved", async () => {
    const outside = await world("user", before);
    inChannel(outside, adele, megan, diego);
    await outside.clock.advance(30 * 86_400_000);
    outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
    assert.equal((await retry(outside, megan)).kind, "reopened");
    const outcome = await approveInvitation(outside.ports, aDecision(before, { by: diego }));
    assert.equal(outcome.kind, "invited");
  });

  it("stays failed when the policy denies it now, and goes out when the policy only requires approval", async () => {
    const outside = await world("user", before);
    outside.policy.change({ otherwise: { verdict: "deny", say: "Not this year." } });
    const refusal = { kind: "policy-denied", unchecked: false, say: "Not this year." };
    assert.deepEqual(await retry(outside, megan), { kind: "refused", refusal });
    outside.policy.change({ otherwise: { verdict: "approve" } });
    assert.equal((await retry(outside, megan)).kind, "invited");
  });

  it("goes out although the requester has reached the limit since then, because it was approved", async () => {
    const outside = await world("user", before);
    outside.policy.change({ caps: { perDay: 1, pending: 1 } });
    await keep(outside, invited({ email: "lee@fabrikam.com" }));
    assert.equal((await retry(outside, megan)).kind, "invited");
  });

  it("can't be sent again when it ended before anybody approved it", async () => {
    const undecided = failed("guest-accepted", { ...asked, approval: anApproval() });
    const outside = await world("user", undecided);
    const outcome = await retryInvitation(outside.ports, press(adele, undecided));
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "approval-needed", email: "sam@fabrikam.com" } });
    assert.deepEqual(posted(outside), []);
  });
});

describe("an invitation that failed and nobody had to approve", () => {
  it("needs a new request where the policy requires approval now", async () => {
    const before = failed("busy", { email: "sam@fabrikam.com" });
    const outside = fakeOutside();
    await keep(outside, before);
    outside.policy.change({ otherwise: { verdict: "approve" } });
    const outcome = await retryInvitation(outside.ports, press(adele, before));
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "approval-needed", email: "sam@fabrikam.com" } });
    assert.deepEqual([posted(outside), await outside.store.invitations.find(before.id)], [[], before]);
  });
});
