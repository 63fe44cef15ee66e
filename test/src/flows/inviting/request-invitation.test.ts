import assert from "node:assert/strict";
import type { InvitationState } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { aWorldWithApprovers, justification, refusalOf } from "../../../build/a-world-with-approvers.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });

async function stateOf({ store }: FakeOutside, submission: { id: string }): Promise<InvitationState | undefined> {
  return (await store.invitations.find(id(submission.id)))?.state;
}

/** An invitation is never stored without an event. */
function assertNothingStored({ store, directory }: FakeOutside): void {
  assert.deepEqual([store.events(), store.storedJobs(), directory.invited], [[], [], []]);
}

describe("requestInvitation", () => {
  it("invites, and commits state, link, audit and jobs before it answers", async () => {
    const outside = fakeOutside();
    outside.directory.types.set(adele.id, "Member");
    const submission = aSubmission({ values: { displayName: "Sam Taylor", message: "Welcome" } });
    const outcome = await requestInvitation(outside.ports, submission);

    const [guest] = outside.directory.users.keys();
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: adele.name };
    const options = { displayName: "Sam Taylor", message: "Welcome", redirectUrl: defaultRedirectUrl, sendMail: true };
    const invitation = {
      id: submission.id,
      version: 2,
      state: { kind: "invited", since: at("10:00"), guestId: guest },
      email: "sam@fabrikam.com",
      emailKey: "sam@fabrikam.com",
      requester: adele,
      home: submission.home,
      options,
      findings: { notChecked: [], mail },
      createdGuest: true,
      postedAfter: at("10:00"),
      resends: 0,
      createdAt: at("10:00"),
    };
    assert.deepEqual(outcome, { kind: "invited", invitation });
    assert.deepEqual(await outside.store.invitations.find(submission.id), invitation);
    assert.match((await outside.store.invitations.redeemUrl(submission.id)) ?? "", /^https:\/\/invitations\.example\/redeem/);
    assert.deepEqual(outside.directory.invited, [
      { actor: { kind: "person", id: adele.id, accessToken: `graph:${adele.id}` }, request: { ...options, email: "sam@fabrikam.com" } },
    ]);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: submission.id, what: "requested", by: adele.id },
      { at: at("10:00"), invitation: submission.id, what: "sending" },
      { at: at("10:00"), invitation: submission.id, what: "sent", by: adele.id },
    ]);
    assert.deepEqual(
      outside.store.storedJobs().map(({ task, due }) => ({ ...task, due })),
      [
        { kind: "resolve-sending", invitation: submission.id, due: at("10:00:35") },
        { kind: "update-card", invitation: submission.id, due: at("10:00") },
        { kind: "check-guest", invitation: submission.id, due: at("10:00") },
      ],
    );
  });

  it("names what is wrong with the form, and does nothing", async () => {
    const outside = fakeOutside();
    const outcome = await requestInvitation(outside.ports, aSubmission({ values: { email: "sam+1@fabrikam.com", cc: "ann" } }));
    assert.deepEqual(outcome, { kind: "problems", problems: { email: "email-characters", cc: "cc-malformed" } });
    assert.deepEqual([outside.store.events(), outside.identity.shown], [[], []]);
  });

  it("asks for a sign-in when the invoke brought no token, and stores nothing", async () => {
    const outside = fakeOutside();
    const submission = aSubmission({ ssoToken: undefined });
    assert.deepEqual(await requestInvitation(outside.ports, submission), { kind: "sign-in-needed" });
    assert.equal(await stateOf(outside, submission), undefined);
  });

  it("asks for another sign-in when the token is too old, and goes on with the same form", async () => {
    const outside = fakeOutside();
    const submission = aSubmission();
    outside.identity.exchange = { kind: "sign-in-again" };
    assert.deepEqual(await requestInvitation(outside.ports, submission), { kind: "sign-in-needed" });
    outside.identity.exchange = undefined;
    assert.equal((await requestInvitation(outside.ports, submission)).kind, "invited");
    assert.equal(outside.directory.invited.length, 1);
  });

  it("invites the address that was corrected between two presses, not the first one", async () => {
    const outside = fakeOutside();
    const submission = aSubmission({ values: { email: "sma@fabrikam.com", message: "Hi" } });
    outside.identity.exchange = { kind: "sign-in-again" };
    await requestInvitation(outside.ports, submission);
    outside.identity.exchange = undefined;
    const outcome = await requestInvitation(outside.ports, { ...submission, values: { email: "Sam@fabrikam.com", message: "Hello" } });
    assert.equal(outcome.kind, "invited");
    assert.deepEqual(
      outside.directory.invited.map(({ request }) => [request.email, request.message]),
      [["Sam@fabrikam.com", "Hello"]],
    );
    const stored = await outside.store.invitations.find(submission.id);
    assert.deepEqual([stored?.email, stored?.emailKey, stored?.options.message], ["Sam@fabrikam.com", "sam@fabrikam.com", "Hello"]);
  });

  it("refuses a corrected address that another person has invited in the meantime", async () => {
    const outside = fakeOutside();
    const other = anInvitation({ email: "sam@fabrikam.com", requester: diego });
    await outside.store.invitations.commit(aChange({ invitations: [other] }));
    const submission = aSubmission({ values: { email: "sma@fabrikam.com" } });
    outside.identity.exchange = { kind: "sign-in-again" };
    await requestInvitation(outside.ports, submission);
    outside.identity.exchange = undefined;
    const outcome = await requestInvitation(outside.ports, { ...submission, values: { email: "sam@fabrikam.com" } });
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "already-invited", invitation: other, following: true });
  });

  for (const [exchange, reason, link] of [
    [{ kind: "consent-needed" }, "consent-needed", { grantUrl: "https://login.example/tenant/adminconsent?client_id=app" }],
    [
      { kind: "strong-auth-needed", claims: "{}" },
      "strong-auth-needed",
      { signInUrl: "https://guestlist.example/sign-in?ticket=person-adele:{}" },
    ],
  ] as const) {
    it(`ends with ${reason} when Entra says so`, async () => {
      const outside = fakeOutside();
      const submission = aSubmission();
      outside.identity.exchange = exchange;
      const outcome = await requestInvitation(outside.ports, submission);
      assert.deepEqual(outcome, { kind: "refused", refusal: { kind: reason, ...link } });
      assertNothingStored(outside);
    });
  }

  it("refuses another person's token", async () => {
    const outside = fakeOutside();
    const outcome = await requestInvitation(outside.ports, aSubmission({ ssoToken: `sso:${diego.id}` }));
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "sign-in-refused" });
    assert.deepEqual(outside.log.lines[0], { level: "warn", code: "sign-in-refused", person: adele.id, why: "other-person" });
  });

  it("refuses guests of the tenant", async () => {
    const outside = fakeOutside();
    outside.identity.guests.add(adele.id);
    const outcome = await requestInvitation(outside.ports, aSubmission());
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "requester-is-guest" });
  });

  it("ends what the preflight forbids, and stores nothing", async () => {
    const outside = fakeOutside();
    const submission = aSubmission({ values: { email: "kim@contoso.com" } });
    const outcome = await requestInvitation(outside.ports, submission);
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "own-domain", domain: "contoso.com" });
    assertNothingStored(outside);
    assert.deepEqual(outside.log.lines, [{ level: "info", code: "request-refused", invitation: submission.id, reason: "own-domain" }]);
    assert.equal((await requestInvitation(outside.ports, aSubmission({ id: submission.id }))).kind, "invited");
  });

  it("lets Graph decide what the preflight was not permitted to check", async () => {
    const outside = fakeOutside();
    for (const part of ["tenant", "existing", "deleted", "contact", "domainPolicy", "requester"] as const)
      outside.directory.hidden.add(part);
    const outcome = await requestInvitation(outside.ports, aSubmission());
    assert.ok(outcome.kind === "invited");
    assert.deepEqual(outcome.invitation.findings.notChecked.length, 6);
    assert.equal(outcome.invitation.createdGuest, false, "nobody knows whether the guest was there before");
  });

  it("ends as busy while Graph doesn't answer, and returns the form for another try", async () => {
    const outside = fakeOutside();
    const submission = aSubmission();
    const { preflight } = outside.directory;
    outside.directory.preflight = async () => Promise.reject(new GuestlistError("directory-unavailable", "down", { retryAfter: 300 }));
    const outcome = await requestInvitation(outside.ports, submission);
    assert.ok(outcome.kind === "refused");
    assert.deepEqual([outcome.refusal, outcome.next], [{ kind: "busy", until: at("10:05") }, undefined]);
    assertNothingStored(outside);
    outside.directory.preflight = preflight;
    assert.equal((await requestInvitation(outside.ports, submission)).kind, "invited");
  });

  it("answers a second press with the outcome of the first", async () => {
    const outside = fakeOutside();
    const submission = aSubmission();
    const first = await requestInvitation(outside.ports, submission);
    const second = await requestInvitation(outside.ports, { ...submission, values: { email: "other@fabrikam.com" } });
    assert.deepEqual(second, { kind: "already-submitted", invitation: first.kind === "invited" && first.invitation });
    assert.equal(outside.directory.invited.length, 1);
  });

  it("doesn't let another person send a form that was sent", async () => {
    const outside = fakeOutside();
    const submission = aSubmission();
    await requestInvitation(outside.ports, submission);
    assert.deepEqual(await requestInvitation(outside.ports, aSubmission({ id: submission.id, by: diego })), { kind: "not-yours" });
  });

  it("says who has invited the partner already", async () => {
    const outside = fakeOutside();
    const other = anInvitation({
      email: "SAM@fabrikam.com",
      requester: diego,
      state: { kind: "invited", since: at("09:00"), guestId: id("g") },
    });
    const later = { kind: "failed", since: at("10:02"), reason: "busy", reference: "ref" } as const;
    const newer = anInvitation({ email: "sam@fabrikam.com", state: later, createdAt: at("10:01") });
    await outside.store.invitations.commit(aChange({ invitations: [other, newer] }));
    const outcome = await requestInvitation(outside.ports, aSubmission());
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "already-invited", invitation: other, following: true });
    assert.deepEqual(outside.directory.invited, []);
  });

  it("says when Graph requires the requester to sign in again", async () => {
    const outside = fakeOutside();
    outside.directory.preflight = async () =>
      Promise.reject(new GuestlistError("sign-in-challenged", "claims", { status: 401, claims: "{}" }));
    const submission = aSubmission();
    const outcome = await requestInvitation(outside.ports, submission);
    const signInUrl = "https://guestlist.example/sign-in?ticket=person-adele:{}";
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "strong-auth-needed", signInUrl });
    assertNothingStored(outside);
  });

  it("names the requester as sponsor when the app invites for them", async () => {
    const outside = fakeOutside();
    const ports = { ...outside.ports, terms: { ...outside.ports.terms, inviteAs: "app" as const } };
    outside.membership.policy = "everyone";
    const outcome = await requestInvitation(ports, aSubmission());
    assert.ok(outcome.kind === "invited");
    assert.deepEqual(
      outside.directory.invited.map(({ actor, request }) => [actor.kind, request.sponsor]),
      [["app", adele.id]],
    );
    assert.equal(outcome.invitation.findings.mail?.inviter, "Contoso");
  });

  describe("after an earlier release, which stored a request before it was judged,", () => {
    const before = anInvitation({ email: "sma@fabrikam.com", createdAt: at("09:59") });

    it("goes on with that request", async () => {
      const outside = fakeOutside();
      await outside.store.invitations.commit(aChange({ invitations: [before] }));
      const outcome = await requestInvitation(outside.ports, aSubmission({ id: before.id }));
      assert.ok(outcome.kind === "invited");
      assert.deepEqual([outcome.invitation.version, outcome.invitation.createdAt], [3, at("09:59")]);
      assert.deepEqual(
        [outcome.invitation.email, outside.store.events().map(({ what }) => what)],
        ["sam@fabrikam.com", ["sending", "sent"]],
      );
    });

    it("leaves the request that it refuses to the job that gives it up", async () => {
      const outside = fakeOutside();
      await outside.store.invitations.commit(aChange({ invitations: [before] }));
      const outcome = await requestInvitation(outside.ports, aSubmission({ id: before.id, values: { email: "kim@contoso.com" } }));
      assert.equal(refusalOf(outcome).kind, "own-domain");
      assert.deepEqual(await stateOf(outside, before), before.state);
    });
  });

  it("asks the requester again when the form named other approvers than the policy does now", async () => {
    const outside = await aWorldWithApprovers({ otherwise: { verdict: "approve" } });
    const form = { confirmed: ["needs-approval"], values: { justification } } as const;
    const press = (approvers: string) => requestInvitation(outside.ports, aSubmission({ ...form, asks: { why: "policy", approvers } }));
    assert.equal(refusalOf(await press("Legal")).kind, "to-confirm");
    assert.equal((await press("Contoso Partners")).kind, "awaiting-approval");
  });
});

describe("requestInvitation, after the preflight", () => {
  describe("when there is something to know first", () => {
    const pending = { kind: "guest-pending", name: "sam@fabrikam.com", since: at("10:00") } as const;

    it("sends and stores nothing, and says all of it", async () => {
      const outside = fakeOutside();
      outside.directory.add();
      const submission = aSubmission({ values: { message: "Hi", messageLanguage: "fr" }, confirmed: ["language-unused"] });
      const outcome = await requestInvitation(outside.ports, submission);
      assert.ok(outcome.kind === "refused");
      assert.deepEqual(outcome.refusal, { kind: "to-confirm", cautions: [pending, { kind: "language-unused" }] });
      assertNothingStored(outside);
    });

    it("asks about a domain that looks like a typing error, and sends once that is confirmed", async () => {
      const outside = fakeOutside();
      const values = { email: "sam@gmial.com" };
      const outcome = await requestInvitation(outside.ports, aSubmission({ values }));
      assert.ok(outcome.kind === "refused");
      const mistyped = { kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam@gmail.com" };
      assert.deepEqual([outcome.refusal, outside.directory.invited], [{ kind: "to-confirm", cautions: [mistyped] }, []]);
      const next = aSubmission({ values, confirmed: ["domain-mistyped"] });
      const sent = await requestInvitation(outside.ports, next);
      assert.deepEqual([sent.kind, outside.directory.invited.map(({ request }) => request.email)], ["invited", ["sam@gmial.com"]]);
    });

    it("goes on once all of it is confirmed, and knows that the guest is not of our making", async () => {
      const outside = fakeOutside();
      const guest = outside.directory.add();
      const outcome = await requestInvitation(outside.ports, aSubmission({ confirmed: ["guest-pending", "contact-exists"] }));
      assert.ok(outcome.kind === "invited");
      const { state, createdGuest } = outcome.invitation;
      assert.deepEqual([state.kind === "invited" && state.guestId, createdGuest], [guest.id, false]);
    });

    it("sends without the message that Microsoft would leave out", async () => {
      const outside = fakeOutside();
      outside.directory.types.set(adele.id, "Member");
      outside.directory.mailless.add(adele.id);
      const values = { message: "Hi", messageLanguage: "fr" };
      const first = await requestInvitation(outside.ports, aSubmission({ values }));
      assert.deepEqual(first.kind === "refused" && first.refusal, {
        kind: "to-confirm",
        cautions: [{ kind: "message-unused-no-mailbox" }],
      });
      await requestInvitation(outside.ports, aSubmission({ values, confirmed: ["message-unused-no-mailbox"] }));
      const [posted] = outside.directory.invited;
      assert.deepEqual([posted?.request.message, posted?.request.messageLanguage], [undefined, "fr"]);
    });
  });

  it("joins the open invitation that the pending guest has under another address", async () => {
    const outside = fakeOutside();
    const guest = outside.directory.add({ otherAddresses: ["sam@fabrikam.org"] });
    const state = { kind: "invited", since: at("09:00"), guestId: guest.id } as const;
    const other = anInvitation({ email: "sam@fabrikam.com", requester: diego, state });
    await outside.store.invitations.commit(aChange({ invitations: [other] }));
    const submission = aSubmission({ values: { email: "sam@fabrikam.org" }, confirmed: ["guest-pending"] });
    const outcome = await requestInvitation(outside.ports, submission);
    assert.ok(outcome.kind === "refused" && outcome.refusal.kind === "already-invited");
    assert.equal(outcome.refusal.invitation.id, other.id);
    assert.deepEqual([await stateOf(outside, submission), outside.directory.invited], [undefined, []]);
  });

  it("invites a waiting guest once more whose invitation of ours has ended", async () => {
    const outside = fakeOutside();
    const guest = outside.directory.add();
    const state = { kind: "removed", since: at("09:00"), guestId: guest.id } as const;
    await outside.store.invitations.commit(aChange({ invitations: [anInvitation({ email: "sam@fabrikam.com", state })] }));
    assert.equal((await requestInvitation(outside.ports, aSubmission({ confirmed: ["guest-pending"] }))).kind, "invited");
  });

  it("gives the form back when that invitation ended before it could be joined", async () => {
    const outside = fakeOutside();
    const guest = outside.directory.add({ otherAddresses: ["sam@fabrikam.org"] });
    const state = { kind: "invited", since: at("09:00"), guestId: guest.id } as const;
    const other = anInvitation({ email: "sam@fabrikam.com", requester: diego, state });
    await outside.store.invitations.commit(aChange({ invitations: [other] }));
    outside.ports.invitations.findOpen = async () => undefined;
    const outcome = await requestInvitation(outside.ports, aSubmission({ values: { email: "sam@fabrikam.org" } }));
    assert.equal(outcome.kind === "refused" && outcome.refusal.kind, "to-confirm");
    assert.equal(outside.directory.invited.length, 0);
  });

  it("asks Graph for a member only for who may", async () => {
    const outside = fakeOutside();
    outside.directory.types.set(adele.id, "Member");
    const refused = await requestInvitation(outside.ports, aSubmission({ values: { userType: "Member" } }));
    assert.deepEqual(refused.kind === "refused" && refused.refusal, { kind: "member-not-allowed" });
    outside.directory.roles.set(adele.id, ["user-administrator"]);
    assert.equal((await requestInvitation(outside.ports, aSubmission({ values: { userType: "Member" } }))).kind, "invited");
    assert.deepEqual(
      outside.directory.invited.map(({ request }) => request.userType),
      ["Member"],
    );
  });
});
