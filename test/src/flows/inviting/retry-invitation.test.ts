import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import type { Person } from "../../../../src/domain/person.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { adele, aDecision, diego, inChannel, megan } from "../../../build/a-decision.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anApproval } from "../../../build/an-approval.ts";

function press({ ports }: FakeOutside, invitation: Invitation, given: { ssoToken?: string | undefined; by?: typeof adele } = {}) {
  return retryInvitation(ports, { id: invitation.id, by: adele, ssoToken: `sso:${adele.id}`, ...given });
}

describe("retryInvitation", () => {
  it("checks again and sends again", async () => {
    const outside = fakeOutside();
    outside.directory.types.set(adele.id, "Member");
    const before = failed("busy", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    const outcome = await press(outside, before);
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: adele.name };
    const findings = { notChecked: [], mail };
    const [guestId] = outside.directory.users.keys();
    assert.ok(guestId);
    const after = { ...before, version: 3, state: { kind: "invited", since: at("10:00"), guestId }, findings, postedAfter: at("10:00") };
    assert.deepEqual(outcome, { kind: "invited", invitation: after });
    assert.deepEqual(await outside.store.invitations.find(before.id), after);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: before.id, what: "retried", by: adele.id },
      { at: at("10:00"), invitation: before.id, what: "sent", by: adele.id },
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "resolve-sending", invitation: before.id, due: at("10:00:35") },
      { kind: "update-card", invitation: before.id, due: at("10:00") },
      { kind: "check-guest", invitation: before.id, due: at("10:00") },
    ]);
  });

  it("doesn't know an invitation that isn't there", async () => {
    assert.deepEqual(await press(fakeOutside(), failed("busy")), { kind: "unknown-invitation" });
  });

  it("is for the requester only", async () => {
    const outside = fakeOutside();
    const before = failed("busy");
    await keep(outside, before);
    const outcome = await press(outside, before, { by: diego, ssoToken: `sso:${diego.id}` });
    assert.deepEqual(outcome, { kind: "not-yours", sender: { id: adele.id, name: adele.name, as: "requester" } });
  });

  it("sends nothing that hasn't failed", async () => {
    const outside = fakeOutside();
    const before = invited();
    await keep(outside, before);
    assert.deepEqual(await press(outside, before), { kind: "not-failed", invitation: before });
    assert.equal(outside.identity.shown.length, 0);
  });

  it("doesn't lead past the policy's caps, and waits until there is room", async () => {
    const outside = fakeOutside();
    outside.policy.change({ caps: { perDay: 1 } });
    const before = failed("busy", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    await aPass(outside, invited({ email: "lee@fabrikam.com" }));
    const refusal = { kind: "cap-reached", cap: "per-day", limit: 1 };
    assert.deepEqual(await press(outside, before), { kind: "refused", refusal });
    assert.deepEqual([await stateIn(outside, before), outside.directory.invited], [before.state, []]);
    await outside.clock.advance(25 * 3_600_000);
    assert.equal((await press(outside, before)).kind, "invited");
  });

  for (const reason of ["cap-reached", "policy-denied", "no-approvals-channel", "own-domain", "guest-accepted"] as const) {
    it(`sends nothing that would fail again, or needs a new request: ${reason}`, async () => {
      const outside = fakeOutside();
      const before = failed(reason);
      await keep(outside, before);
      assert.deepEqual(await press(outside, before), { kind: "not-failed", invitation: before });
      assert.deepEqual([await stateIn(outside, before), outside.identity.shown, outside.directory.invited], [before.state, [], []]);
    });
  }

  it("asks for a sign-in first, and again when the token is too old", async () => {
    const outside = fakeOutside();
    const before = failed("busy");
    await keep(outside, before);
    assert.deepEqual(await press(outside, before, { ssoToken: undefined }), { kind: "sign-in-needed" });
    outside.identity.exchange = { kind: "sign-in-again" };
    assert.deepEqual(await press(outside, before), { kind: "sign-in-needed" });
    outside.identity.exchange = { kind: "consent-needed" };
    assert.deepEqual(await press(outside, before), {
      kind: "refused",
      refusal: { kind: "consent-needed", grantUrl: "https://login.example/tenant/adminconsent?client_id=app" },
    });
    assert.deepEqual(await stateIn(outside, before), before.state);
  });

  it("sends nothing when the preflight forbids it now", async () => {
    const outside = fakeOutside();
    const before = failed("busy", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    const { mail: name, userStateSince: since, id: user } = outside.directory.add({ userState: "Accepted" });
    assert.deepEqual(await press(outside, before), { kind: "refused", refusal: { kind: "guest-accepted", name, since, user } });
    assert.deepEqual([await stateIn(outside, before), outside.directory.invited], [before.state, []]);
  });

  it("counts the cautions as confirmed: the person who retries has read the card", async () => {
    const outside = fakeOutside();
    const options = { redirectUrl: "https://myapps.microsoft.com/", sendMail: true, message: "Hi", messageLanguage: "fr" };
    const before = failed("busy", { email: "sam@fabrikam.com", options });
    await keep(outside, before);
    const guest = outside.directory.add();
    const outcome = await press(outside, before);
    assert.ok(outcome.kind === "invited");
    const { state, createdGuest } = outcome.invitation;
    assert.deepEqual([state.kind === "invited" && state.guestId, createdGuest], [guest.id, false]);
    assert.equal(outside.directory.invited.length, 1);
  });

  it("answers with the card for a request that an earlier release stored with something to confirm: a new form asks for it", async () => {
    const outside = fakeOutside();
    const before = failed("to-confirm");
    await keep(outside, before);
    assert.deepEqual(await press(outside, before), { kind: "not-failed", invitation: before });
    assert.deepEqual([await stateIn(outside, before), outside.directory.invited], [before.state, []]);
  });

  it("says when Graph requires the requester to sign in again, and changes nothing", async () => {
    const outside = fakeOutside();
    const before = failed("busy");
    await keep(outside, before);
    outside.directory.preflight = async () => Promise.reject(new GuestlistError("sign-in-challenged", "claims"));
    assert.deepEqual(await press(outside, before), {
      kind: "refused",
      refusal: { kind: "strong-auth-needed", signInUrl: "https://guestlist.example/sign-in?ticket=person-adele:any" },
    });
    assert.deepEqual(await stateIn(outside, before), before.state);
  });

  it("adopts a guest who existed before the request, as one that it didn't create", async () => {
    const outside = fakeOutside();
    const before = failed("not-confirmed", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    outside.directory.add({ createdAt: at("09:58:59") });
    const outcome = await press(outside, before);
    assert.equal(outcome.kind === "invited" && outcome.invitation.createdGuest, false);
  });

  it("adopts the guest of an unconfirmed POST who has appeared, rather than mail again", async () => {
    const outside = fakeOutside();
    const before = failed("not-confirmed", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    const guest = outside.directory.add();
    const outcome = await press(outside, before);
    const state = { kind: "invited", since: at("10:00"), guestId: guest.id };
    assert.deepEqual(outcome, { kind: "invited", invitation: { ...before, version: 3, state } });
    assert.deepEqual([await stateIn(outside, before), outside.directory.invited], [state, []]);
  });

  it("doesn't adopt a guest who was never invited", async () => {
    const outside = fakeOutside();
    const before = failed("not-confirmed", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    const { mail: name, id: user } = outside.directory.add({ userState: null, userStateSince: null });
    assert.deepEqual(await press(outside, before), { kind: "refused", refusal: { kind: "guest-no-state", name, user } });
  });

  it("says who has invited the partner meanwhile", async () => {
    const outside = fakeOutside();
    const before = failed("busy", { email: "sam@fabrikam.com" });
    const other = invited({ email: "sam@fabrikam.com", requester: diego });
    await keep(outside, before, other);
    assert.deepEqual(await press(outside, before), {
      kind: "refused",
      refusal: { kind: "already-invited", invitation: other, following: true },
    });
    assert.equal(outside.directory.invited.length, 0);
  });

  it("says so when the waiting guest has an open invitation under another address", async () => {
    const outside = fakeOutside();
    const before = failed("busy", { email: "sam@fabrikam.org" });
    const guest = outside.directory.add({ otherAddresses: ["sam@fabrikam.org"] });
    const other = invited({ email: "sam@fabrikam.com", requester: diego }, guest.id);
    await keep(outside, before, other);
    const outcome = await press(outside, before);
    assert.ok(outcome.kind === "refused" && outcome.refusal.kind === "already-invited");
    assert.deepEqual([outcome.refusal.invitation.id, outside.directory.invited], [other.id, []]);
  });

  it("goes on when the other invitation ended before it could be named", async () => {
    const outside = fakeOutside();
    const before = failed("busy", { email: "sam@fabrikam.com" });
    const other = { ...failed("interrupted", { email: "sam@fabrikam.com" }), state: { kind: "requested", since: at("10:00") } as const };
    await keep(outside, before, other);
    const { invitations } = outside.ports;
    const findOpen = invitations.findOpen.bind(invitations);
    invitations.findOpen = async (email) => {
      const ended = { kind: "failed", since: at("10:00"), reason: "interrupted", reference: "ref" } as const;
      await keep(outside, { ...other, version: 2, state: ended });
      return findOpen(email);
    };
    assert.equal((await press(outside, before)).kind, "invited");
  });

  it("shows the current state when another press was first", async () => {
    const outside = fakeOutside();
    const before = failed("busy", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    const { directory } = outside;
    const preflight = directory.preflight.bind(directory);
    const now = { ...before, version: 2, state: { kind: "sending", since: at("10:00") } as const };
    directory.preflight = async (...given) => {
      await keep(outside, now);
      return preflight(...given);
    };
    assert.deepEqual(await press(outside, before), { kind: "not-failed", invitation: now });
    assert.equal(directory.invited.length, 0);
  });

  it("is unsettled when the adoption lost to another change", async () => {
    const outside = fakeOutside();
    const before = failed("not-confirmed", { email: "sam@fabrikam.com" });
    await keep(outside, before);
    outside.directory.add();
    const { invitations } = outside.ports;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => (change.events[0]?.what === "adopted" ? "conflict" : commit(change));
    const outcome = await press(outside, before);
    assert.deepEqual(outcome, { kind: "unsettled", invitation: await outside.store.invitations.find(id(before.id)) });
  });
});

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

const pressBy = (by: Person, { id: invitation }: Invitation) => ({ id: invitation, by, ssoToken: `sso:${by.id}` });
const posted = ({ directory }: FakeOutside) =>
  directory.invited.map(({ actor, request }) => [actor.kind === "person" ? actor.id : actor.kind, request.sponsor]);
const said = ({ store }: FakeOutside) => store.events().map(({ what, by, detail }) => [what, by, detail]);

describe("an approved invitation that failed", () => {
  const before = failed("busy", asked);
  const retry = async (outside: FakeOutside, by: Person) => retryInvitation(outside.ports, pressBy(by, before));

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

  it("is nobody else's where people send in their own names", async () => {
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
    ["whoever approved", [megan], "invited"],
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
    const outcome = await retryInvitation(outside.ports, pressBy(adele, undecided));
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
    const outcome = await retryInvitation(outside.ports, pressBy(adele, before));
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "approval-needed", email: "sam@fabrikam.com" } });
    assert.deepEqual([posted(outside), await outside.store.invitations.find(before.id)], [[], before]);
  });
});
