import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { aChange } from "../../../build/a-change.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const tenMinutes = 600_000;
const adele = person();
const megan = person({ name: "Megan Bowen" });

function press(invitation: Invitation, given: Partial<Parameters<typeof resendInvitation>[1]> = {}) {
  return { id: invitation.id, resends: 0, by: adele, ssoToken: `sso:${adele.id}`, ...given };
}

/** An invitation that is out, and its guest. */
async function open(outside: FakeOutside, given: Partial<Invitation> = {}) {
  const guest = outside.directory.add();
  const invitation = invited({ email: "sam@fabrikam.com", requester: adele, ...given }, guest.id);
  await outside.store.invitations.commit({
    invitations: [invitation],
    events: [],
    jobs: [],
    redeemUrls: new Map([[invitation.id, "https://old.example"]]),
  });
  return { guest, invitation };
}

/** Another change is committed just before the first one of the flow. */
function changeBeforeCommit({ ports, store }: FakeOutside, current: Invitation): void {
  const commit = store.invitations.commit.bind(store.invitations);
  let isFirst = true;
  ports.invitations.commit = async (change) => {
    if (isFirst) await commit(aChange({ invitations: [current] }));
    isFirst = false;
    return commit(change);
  };
}

const whats = ({ store }: FakeOutside) => store.events().map(({ what }) => what);
const mails = ({ directory }: FakeOutside) => directory.invited.filter(({ request }) => request.sendMail).length;

describe("resendInvitation", () => {
  it("has Microsoft send its mail once more, as the requester, and keeps the newer link", async () => {
    const outside = fakeOutside();
    const options = { redirectUrl: defaultRedirectUrl, sendMail: true, message: "Welcome!", cc: "boss@fabrikam.com" };
    const { invitation, guest } = await open(outside, { options });
    const outcome = await resendInvitation(outside.ports, press(invitation));
    assert.deepEqual([outcome.kind, "invitation" in outcome && outcome.invitation.resends], ["resent", 1]);
    const [{ actor, request } = {}, ...more] = outside.directory.invited;
    assert.deepEqual(more, []);
    assert.deepEqual(request, { ...options, email: "sam@fabrikam.com" });
    assert.ok(actor?.kind === "person" && actor.id === adele.id);
    assert.match((await outside.store.invitations.redeemUrl(invitation.id)) ?? "", /^https:\/\/invitations\.example\//);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: invitation.id, what: "resent", by: adele.id }]);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: invitation.id, due: at("10:00") }]);
    assert.deepEqual(await stateIn(outside, invitation), { kind: "invited", since: at("10:00"), guestId: guest.id, seen: true });
  });

  it("sends one mail for one button, however often it is pressed, and another for the next", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const twice = await Promise.all([1, 2].map(async () => resendInvitation(outside.ports, press(invitation))));
    assert.deepEqual(twice.map(({ kind }) => kind).toSorted(), ["as-it-stands", "resent"]);
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "as-it-stands");
    assert.equal(mails(outside), 1);
    await outside.clock.advance(tenMinutes);
    assert.equal((await resendInvitation(outside.ports, press(invitation, { resends: 1 }))).kind, "resent");
    assert.deepEqual([mails(outside), (await outside.store.invitations.find(invitation.id))?.resends], [2, 2]);
  });

  it("sends a mail again at most once in ten minutes; the invitation's own mail counts, too", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    await aPass(outside, invitation);
    await outside.clock.advance(tenMinutes - 1);
    const refusal = { kind: "pace", limit: "invitation", until: at("10:10"), now: outside.clock.now() };
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "refused", refusal });
    await outside.clock.advance(1);
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
  });

  it("doesn't wait after a mail that Graph surely didn't send", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.nextInvite = new GuestlistError("throttled", "429");
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "refused");
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
  });

  it("sends a mail again five times in all", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside, { resends: 4 });
    assert.equal((await resendInvitation(outside.ports, press(invitation, { resends: 4 }))).kind, "resent");
    await outside.clock.advance(tenMinutes);
    const refusal = { kind: "resent-enough", most: 5 };
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation, { resends: 5 })), { kind: "refused", refusal });
    assert.equal(mails(outside), 1);
  });

  it("counts against the policy's cap on mails", async () => {
    const outside = fakeOutside();
    outside.policy.change({ caps: { perDay: 1 } });
    const { invitation } = await open(outside);
    await aPass(outside, anInvitation({ requester: adele }));
    const refusal = { kind: "cap-reached", cap: "per-day", limit: 1 };
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "refused", refusal });
  });

  describe("after a change of the policy", () => {
    for (const [verdict, refusal] of [
      ["deny", { kind: "policy-denied", unchecked: false }],
      ["approve", { kind: "resend-needs-approval" }],
    ] as const) {
      it(`sends nothing when it says ${verdict}`, async () => {
        const outside = fakeOutside();
        const { invitation } = await open(outside);
        outside.policy.change({ otherwise: { verdict } });
        assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "refused", refusal });
        assert.equal(mails(outside), 0);
      });
    }

    it("sends no mail that leads to a page which needs approval now", async () => {
      const outside = fakeOutside();
      const { invitation } = await open(outside, { options: { redirectUrl: "https://other.example/", sendMail: true } });
      const refusal = { kind: "resend-needs-approval" };
      assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "refused", refusal });
      outside.policy.change({ redirectHosts: ["other.example"] });
      assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
    });

    it("sends no mail with a message or a copy that is denied now: nobody can take it out any more", async () => {
      const outside = fakeOutside();
      const options = { redirectUrl: defaultRedirectUrl, sendMail: true, message: "Welcome", cc: "lee@contoso.com" };
      const { invitation } = await open(outside, { options });
      const refused = { kind: "refused", refusal: { kind: "resend-not-allowed" } };
      for (const denied of [{ personalMessage: "deny" }, { cc: "deny" }] as const) {
        outside.policy.change(denied);
        assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), refused);
      }
      assert.equal(mails(outside), 0);
    });

    it("sends what was approved, but nothing that is denied now", async () => {
      const outside = fakeOutside();
      const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("09:00") } as const;
      const { invitation } = await open(outside, { approval: anApproval({ decision }) });
      outside.policy.change({ otherwise: { verdict: "approve" }, caps: { perDay: 0 } });
      assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
      await outside.clock.advance(tenMinutes);
      outside.policy.change({ otherwise: { verdict: "deny" } });
      assert.equal((await resendInvitation(outside.ports, press(invitation, { resends: 1 }))).kind, "refused");
    });

    it("reads the requester's department only for a rule that names one", async () => {
      const outside = fakeOutside();
      const { invitation } = await open(outside);
      const when = { requesterDepartments: ["Retail"] };
      outside.policy.change({ rules: [{ name: "retail", when, verdict: "deny" }] });
      outside.directory.types.set(adele.id, "Member");
      outside.directory.departments.set(adele.id, "Legal");
      assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
      outside.directory.departments.set(adele.id, "Retail");
      await outside.clock.advance(tenMinutes);
      assert.equal((await resendInvitation(outside.ports, press(invitation, { resends: 1 }))).kind, "refused");
    });
  });

  it("is for the requester alone", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const outcome = await resendInvitation(outside.ports, press(invitation, { by: megan, ssoToken: `sso:${megan.id}` }));
    assert.deepEqual(outcome, { kind: "not-yours", requester: adele });
    assert.equal(mails(outside), 0);
  });

  const settled = {
    accepted: accepted({ requester: adele }),
    failed: failed("busy", { requester: adele }),
    "without mail": invited({ requester: adele, options: { redirectUrl: "https://x.example", sendMail: false } }),
    "being taken back": anInvitation({
      requester: adele,
      state: { kind: "invited", since: at("10:00"), guestId: id("g"), revocation: "asked" },
    }),
  };
  for (const [what, invitation] of Object.entries(settled)) {
    it(`sends nothing for one that is ${what}`, async () => {
      const outside = fakeOutside();
      await keep(outside, invitation);
      assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "as-it-stands", invitation });
      assert.equal(mails(outside), 0);
    });
  }

  it("knows no invitation that isn't there", async () => {
    assert.deepEqual(await resendInvitation(fakeOutside().ports, press(anInvitation())), { kind: "unknown-invitation" });
  });

  it("needs the token of the press", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation, { ssoToken: undefined })), { kind: "sign-in-needed" });
    outside.identity.exchange = { kind: "consent-needed" };
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "refused");
    assert.deepEqual([mails(outside), whats(outside)], [0, []]);
  });

  it("sends no mail to a guest who accepted meanwhile, but records it", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.accept(guest.id, at("09:59"));
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "accepted" });
    assert.equal((await stateIn(outside, invitation))?.kind, "accepted");
    assert.equal(mails(outside), 0);
  });

  it("doesn't create a deleted guest again, but records the removal", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    outside.directory.remove(guest.id);
    await outside.clock.advance(11 * 60_000);
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "removed" });
    assert.equal((await stateIn(outside, invitation))?.kind, "removed");
    assert.equal(mails(outside), 0);
  });

  it("treats a new guest who isn't shown yet as pending", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.findByIds = async () => [];
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
  });

  it("sends also without the permission to look the guest up", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no permission"));
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(resendInvitation(outside.ports, press(invitation, { resends: 1 })), { code: "directory-unavailable" });
    assert.equal(mails(outside), 1);
  });

  it("says why Graph refused, and doesn't count it", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed", remoteId: "r-1" };
    const outcome = await resendInvitation(outside.ports, press(invitation));
    assert.deepEqual(outcome, { kind: "not-sent", reason: "invitations-not-allowed", reference: "00000000" });
    assert.equal((await outside.store.invitations.find(invitation.id))?.resends, 0);
    assert.deepEqual(whats(outside), ["resent", "not-resent"]);
    const why = { invitation: invitation.id, reason: "invitations-not-allowed", reference: "00000000", remoteId: "r-1" };
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "mail-not-sent-again", ...why }]);
    assert.equal(await outside.store.invitations.redeemUrl(invitation.id), "https://old.example");
  });

  it("has the card updated again when a mail wasn't sent", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
    const changes: unknown[] = [];
    const commit = outside.ports.invitations.commit.bind(outside.ports.invitations);
    outside.ports.invitations.commit = async (change) => {
      changes.push([change.events.map(({ what }) => what), change.jobs.map(({ task }) => task.kind)]);
      return commit(change);
    };
    await resendInvitation(outside.ports, press(invitation));
    assert.deepEqual(changes, [
      [["resent"], ["update-card"]],
      [["not-resent"], ["update-card"]],
    ]);
  });

  it("doesn't count what Graph was too busy for", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    for (const code of ["throttled", "directory-unavailable", "identity-unavailable"] as const) {
      outside.directory.nextInvite = new GuestlistError(code, "busy", { retryAfter: 600 });
      const refusal = { kind: "busy", until: outside.clock.later(600_000) };
      assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "refused", refusal });
      assert.equal((await outside.store.invitations.find(invitation.id))?.resends, 0);
    }
  });

  it("doesn't count what couldn't be sent for another reason", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.nextInvite = new GuestlistError("identity-misconfigured", "bad secret");
    const outcome = await resendInvitation(outside.ports, press(invitation));
    assert.deepEqual(outcome, { kind: "not-sent", reason: "unknown", reference: "00000000" });
    assert.equal((await outside.store.invitations.find(invitation.id))?.resends, 0);
  });

  it("counts a mail that may have gone out, and sends no other by itself", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.nextInvite = new GuestlistError("outcome-unknown", "time-out");
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "unclear", reference: "00000000" });
    assert.equal((await outside.store.invitations.find(invitation.id))?.resends, 1);
    assert.equal(mails(outside), 1);
  });

  it("stores the guest that Graph created again, and that nothing proves them ours", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    outside.directory.nextInvite = { kind: "sent", guestId: id("another"), redeemUrl: "https://new.example" };
    await resendInvitation(outside.ports, press(invitation));
    const stored = await outside.store.invitations.find(invitation.id);
    assert.deepEqual([stored?.state.kind === "invited" && stored.state.guestId, stored?.createdGuest], ["another", false]);
  });

  it("stores no link for a guest who accepts while the mail goes out", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const invite = outside.directory.invite.bind(outside.directory);
    outside.directory.invite = async (actor, request) => {
      const now = await outside.store.invitations.find(invitation.id);
      const state = { kind: "accepted", since: at("10:00"), heardAt: at("10:00"), guestId: id("g"), path: "delta" } as const;
      if (now) await keep(outside, { ...now, version: now.version + 1, state });
      return invite(actor, request);
    };
    const outcome = await resendInvitation(outside.ports, press(invitation));
    assert.ok(outcome.kind === "resent" && outcome.invitation.state.kind === "accepted");
    assert.ok(outside.directory.users.has(guest.id));
    assert.equal(await outside.store.invitations.redeemUrl(invitation.id), "https://old.example");
  });

  it("opens the invitation again when the POST created another guest while it was revoked: the partner has the mail", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const invite = outside.directory.invite.bind(outside.directory);
    outside.directory.invite = async (actor, request) => {
      const { id: which, requester } = invitation;
      const revoked = await revokeInvitation(outside.ports, { id: which, by: requester, ssoToken: `sso:${requester.id}` });
      assert.equal(revoked.kind, "revoked");
      return invite(actor, request);
    };
    const outcome = await resendInvitation(outside.ports, press(invitation));
    const [another] = outside.directory.users.keys();
    assert.ok(another !== undefined && another !== guest.id);
    const state = { kind: "invited", since: at("10:00"), guestId: another };
    assert.deepEqual(outcome.kind === "resent" && outcome.invitation.state, state);
    assert.deepEqual(await stateIn(outside, invitation), state);
    assert.match((await outside.store.invitations.redeemUrl(invitation.id)) ?? "", /invitations\.example/);
    assert.deepEqual(outside.directory.deletions, [guest.id]);
  });

  it("leaves a revoked invitation when another one has the address, and with it the guest", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const revoked = { kind: "revoked", since: at("10:00"), guestId: guest.id, why: "asked" } as const;
    outside.directory.invite = async () => {
      const now = (await outside.store.invitations.find(invitation.id)) ?? assert.fail();
      await keep(outside, { ...now, version: now.version + 1, state: revoked }, invited({ email: invitation.email }, "another"));
      return { kind: "sent", guestId: id("another"), redeemUrl: "https://new.example" };
    };
    const outcome = await resendInvitation(outside.ports, press(invitation));
    assert.deepEqual(outcome.kind === "resent" && outcome.invitation.state, revoked);
  });

  it("deletes no guest that the POST didn't create", async () => {
    const outside = fakeOutside();
    const { invitation, guest } = await open(outside);
    const ended = { ...invitation, version: 9, state: { kind: "revoked", since: at("10:00"), guestId: guest.id, why: "asked" } } as const;
    outside.directory.deleteGuest = async () => assert.fail("deleted");
    outside.directory.invite = async () => {
      outside.ports.invitations.find = async () => ended;
      return { kind: "sent", guestId: guest.id, redeemUrl: "https://new.example" };
    };
    assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "resent", invitation: ended });
  });

  it("keeps the link also when the card moved meanwhile", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    const commit = outside.ports.invitations.commit.bind(outside.ports.invitations);
    let commits = 0;
    outside.ports.invitations.commit = async (change) => ((commits += 1) === 2 ? "conflict" : commit(change));
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
    assert.match((await outside.store.invitations.redeemUrl(invitation.id)) ?? "", /invitations\.example/);
    assert.equal(mails(outside), 1);
  });

  it("goes on from the newer version when the card moved first, and sends one mail", async () => {
    const outside = fakeOutside();
    const { invitation } = await open(outside);
    changeBeforeCommit(outside, { ...invitation, version: 2, home: { ...invitation.home, card: id("1700000000009") } });
    assert.equal((await resendInvitation(outside.ports, press(invitation))).kind, "resent");
    const stored = await outside.store.invitations.find(invitation.id);
    assert.deepEqual([stored?.home.card, stored?.resends, mails(outside)], ["1700000000009", 1, 1]);
  });

  for (const [what, change] of [
    ["was sent by another press", { resends: 1 }],
    ["was accepted", { state: accepted().state }],
  ] as const) {
    it(`sends nothing when it ${what} first`, async () => {
      const outside = fakeOutside();
      const { invitation } = await open(outside);
      const current = { ...invitation, version: 2, ...change };
      changeBeforeCommit(outside, current);
      assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), { kind: "as-it-stands", invitation: current });
      assert.equal(mails(outside), 0);
    });
  }

  describe("an invitation that others approved", () => {
    const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("09:00") } as const;
    const approval = anApproval({ decision });

    it("is shown with the name that the newest mail has", async () => {
      const outside = fakeOutside();
      const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: megan.name };
      const { invitation } = await open(outside, { approval, inviteAs: "approver", findings: { notChecked: [], mail } });
      await resendInvitation(outside.ports, press(invitation, { confirmed: ["sent-by-you"] }));
      const stored = await outside.store.invitations.find(invitation.id);
      assert.deepEqual(stored?.findings, { notChecked: [], mail: { ...mail, inviter: adele.name } });
      assert.match(JSON.stringify(jobsIn(outside)), /"update-card"/);
    });

    it("keeps the name of the last mail when Graph refuses another", async () => {
      const outside = fakeOutside();
      const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: megan.name };
      const { invitation } = await open(outside, { approval, inviteAs: "approver", findings: { notChecked: [], mail } });
      outside.directory.invite = async () => ({ kind: "refused", reason: "unknown" });
      await resendInvitation(outside.ports, press(invitation, { confirmed: ["sent-by-you"] }));
      assert.equal((await outside.store.invitations.find(invitation.id))?.findings.mail?.inviter, megan.name);
    });

    it("is mailed again by the approver, in their name", async () => {
      const outside = fakeOutside();
      const { invitation } = await open(outside, { approval, inviteAs: "approver" });
      const outcome = await resendInvitation(outside.ports, press(invitation, { by: megan, ssoToken: `sso:${megan.id}` }));
      assert.equal(outcome.kind, "resent");
      const [{ actor } = {}] = outside.directory.invited;
      assert.ok(actor?.kind === "person" && actor.id === megan.id);
      assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: invitation.id, what: "resent", by: megan.id }]);
    });

    it("is mailed again by the requester once they know that it would be in their name", async () => {
      const outside = fakeOutside();
      const { invitation } = await open(outside, { approval, inviteAs: "approver" });
      const confirm = {
        kind: "refused",
        refusal: { kind: "to-confirm", cautions: [{ kind: "sent-by-you", untilNow: { kind: "person", name: "Megan Bowen" } }] },
      };
      for (const _ of ["first", "second"]) assert.deepEqual(await resendInvitation(outside.ports, press(invitation)), confirm);
      assert.equal(mails(outside), 0);
      const outcome = await resendInvitation(outside.ports, { ...press(invitation), confirmed: ["sent-by-you"] });
      assert.ok(outcome.kind === "resent" && outcome.invitation.inviteAs === undefined);
    });
  });
});
