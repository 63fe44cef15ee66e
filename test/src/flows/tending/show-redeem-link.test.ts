import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { showRedeemLink } from "../../../../src/flows/tending/show-redeem-link.ts";
import { aRule } from "../../../build/a-policy.ts";
import { aChange } from "../../../build/a-change.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const token = `sso:${adele.id}`;
const open = invited({ email: "sam@fabrikam.com" });
const redeemUrl = "https://redeem.example/1";

function show({ ports }: FakeOutside, ssoToken?: string, { id: asked }: Pick<Invitation, "id"> = open) {
  return showRedeemLink(ports, { id: asked, by: adele, ssoToken });
}

/** A world with an open invitation whose link was lost, and its guest. */
async function withoutLink(): Promise<FakeOutside> {
  const outside = fakeOutside();
  await keep(outside, open);
  outside.directory.add({ id: id("guest-1") });
  return outside;
}

describe("showRedeemLink", () => {
  it("shows the requester the link that was kept, and leaves a trace in the audit", async () => {
    const outside = fakeOutside();
    await outside.store.invitations.commit(aChange({ invitations: [open], redeemUrls: new Map([[open.id, redeemUrl]]) }));
    assert.deepEqual(await show(outside, token), { kind: "link", invitation: open, redeemUrl });
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "link-shown", by: adele.id }]);
    assert.deepEqual(await outside.store.invitations.find(open.id), open);
  });

  it("shows no link before a token has proved who presses", async () => {
    const outside = fakeOutside();
    await outside.store.invitations.commit(aChange({ invitations: [open], redeemUrls: new Map([[open.id, redeemUrl]]) }));
    assert.deepEqual(await show(outside), { kind: "sign-in-needed" });
    assert.deepEqual(await show(outside, "sso:somebody-else"), { kind: "refused", refusal: { kind: "sign-in-refused" } });
    assert.deepEqual(outside.store.events(), []);
  });

  it("doesn't know an invitation that isn't there", async () => {
    assert.deepEqual(await show(fakeOutside()), { kind: "unknown-invitation" });
  });

  it("is the requester's alone", async () => {
    const outside = fakeOutside();
    const others = invited({ requester: person({ name: "Diego Siciliani" }) });
    await outside.store.invitations.commit(aChange({ invitations: [others], redeemUrls: new Map([[others.id, redeemUrl]]) }));
    assert.deepEqual(await show(outside, token, others), { kind: "not-yours", requester: others.requester });
    assert.deepEqual(outside.store.events(), []);
  });

  it("has none to show while the invitation is taken back", async () => {
    const outside = fakeOutside();
    const revoking = anInvitation({ state: { kind: "invited", since: at("10:00"), guestId: id("g"), revocation: "needs-admin" } });
    await keep(outside, revoking);
    assert.deepEqual(await show(outside, token, revoking), { kind: "no-link", invitation: revoking });
    assert.deepEqual(outside.directory.invited, []);
  });

  it("has none to show once the invitation is over", async () => {
    const outside = fakeOutside();
    const over = accepted();
    await keep(outside, over);
    assert.deepEqual(await show(outside, token, over), { kind: "no-link", invitation: over });
  });

  it("needs a sign-in to ask for a new link", async () => {
    const outside = await withoutLink();
    assert.deepEqual(await show(outside), { kind: "sign-in-needed" });
    outside.identity.exchange = { kind: "sign-in-again" };
    assert.deepEqual(await show(outside, token), { kind: "sign-in-needed" });
    outside.identity.exchange = { kind: "strong-auth-needed" };
    assert.deepEqual(await show(outside, token), {
      kind: "refused",
      refusal: { kind: "strong-auth-needed", signInUrl: "https://guestlist.example/sign-in?ticket=person-adele:any" },
    });
    assert.deepEqual(outside.directory.invited, []);
  });

  it("asks for a new link without a mail, and stores it", async () => {
    const outside = await withoutLink();
    const outcome = await show(outside, token);
    const kept = await outside.store.invitations.redeemUrl(open.id);
    const renewed = { ...open, version: 2 };
    assert.deepEqual(outcome, { kind: "link", invitation: renewed, redeemUrl: kept });
    assert.match(kept ?? "", /^https:\/\/invitations\.example/);
    assert.deepEqual(
      outside.directory.invited.map(({ request }) => request),
      [{ email: open.email, redirectUrl: open.options.redirectUrl, sendMail: false }],
    );
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "link-renewed", by: adele.id }]);
    assert.deepEqual(await outside.store.invitations.find(open.id), renewed);
  });

  const deny = (domain: string) => aRule({ when: { partnerDomains: [domain] }, verdict: "deny" });

  it("asks the policy about the partner again", async () => {
    const outside = await withoutLink();
    outside.policy.change({ rules: [deny("fabrikam.com")] });
    assert.deepEqual(await show(outside, token), { kind: "refused", refusal: { kind: "policy-denied", unchecked: false } });
  });

  it("asks the policy nothing about the message and the copy: no mail goes out", async () => {
    const outside = fakeOutside();
    await keep(outside, { ...open, options: { ...open.options, message: "Welcome", cc: "kim@woodgrovebank.com" } });
    outside.directory.add({ id: id("guest-1") });
    outside.policy.change({ personalMessage: "deny", cc: "deny", rules: [deny("woodgrovebank.com")] });
    assert.equal((await show(outside, token)).kind, "link");
  });

  it("follows the new guest when the old one was deleted without our knowledge", async () => {
    const outside = await withoutLink();
    outside.directory.remove(id("guest-1"));
    await show(outside, token);
    const [guestId] = outside.directory.users.keys();
    const stored = await outside.store.invitations.find(open.id);
    assert.deepEqual(stored?.state, { kind: "invited", since: at("10:00"), guestId });
    assert.notEqual(guestId, "guest-1");
  });

  for (const code of ["outcome-unknown", "throttled", "directory-unavailable"] as const) {
    it(`says that Microsoft is busy after ${code}: asking again is harmless`, async () => {
      const outside = await withoutLink();
      outside.directory.nextInvite = new GuestlistError(code, "down");
      assert.deepEqual(await show(outside, token), { kind: "refused", refusal: { kind: "busy" } });
      assert.deepEqual(outside.log.codes, ["microsoft-busy"]);
    });
  }

  it("gives a reference when Graph gives no link", async () => {
    const outside = await withoutLink();
    outside.directory.nextInvite = { kind: "refused", reason: "domain-blocked", remoteId: "graph-1" };
    assert.deepEqual(await show(outside, token), { kind: "not-given", reference: "00000000" });
    assert.deepEqual(outside.log.lines, [
      {
        level: "warn",
        code: "link-not-given",
        invitation: open.id,
        reason: "domain-blocked",
        reference: "00000000",
        remoteId: "graph-1",
      },
    ]);
  });

  it("gives out no link of an invitation that was accepted while it was asked for", async () => {
    const outside = await withoutLink();
    const invite = outside.directory.invite.bind(outside.directory);
    const over = { ...accepted(), id: open.id, email: open.email, emailKey: open.emailKey, version: 2 };
    outside.directory.invite = async (...given) => {
      await keep(outside, over);
      return invite(...given);
    };
    assert.deepEqual(await show(outside, token), { kind: "no-link", invitation: over });
    assert.equal(await outside.store.invitations.redeemUrl(open.id), undefined);
  });

  describe("of an invitation that others approved", () => {
    const megan = person({ name: "Megan Bowen" });
    const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("09:00") } as const;
    const approved = invited({ email: "sam@fabrikam.com", approval: anApproval({ decision }) });
    const showTo = (by: typeof megan, { ports }: FakeOutside) => showRedeemLink(ports, { id: approved.id, by, ssoToken: `sso:${by.id}` });

    for (const inviteAs of ["user", "app"] as const) {
      it(`gives a lost link to the approver, too, where the ${inviteAs} invites and the tenant lets only the approver`, async () => {
        const outside = fakeOutside();
        await keep(outside, approved);
        outside.directory.add({ id: id("guest-1") });
        outside.membership.policy = "adminsAndGuestInviters";
        outside.membership.roles.set(megan.id, ["guest-inviter"]);
        const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs } };
        assert.equal((await showTo(megan, { ...outside, ports })).kind, "link");
        assert.deepEqual(
          outside.directory.invited.map(({ actor }) => actor.kind),
          [inviteAs === "app" ? "app" : "person"],
        );
      });
    }

    it("shows a link that is kept to the requester only", async () => {
      const outside = fakeOutside();
      await outside.store.invitations.commit(aChange({ invitations: [approved], redeemUrls: new Map([[approved.id, redeemUrl]]) }));
      assert.deepEqual(await showTo(megan, outside), { kind: "not-yours", requester: adele });
      assert.equal((await showTo(adele, outside)).kind, "link");
    });

    it("is nobody else's", async () => {
      const outside = fakeOutside();
      await keep(outside, approved);
      assert.deepEqual(await showTo(person({ name: "Diego" }), outside), { kind: "not-yours", requester: adele });
    });
  });
});
