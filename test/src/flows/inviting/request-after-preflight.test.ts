import assert from "node:assert/strict";
import type { InvitationState } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });

async function stateOf({ store }: FakeOutside, submission: { id: string }): Promise<InvitationState | undefined> {
  return (await store.invitations.find(id(submission.id)))?.state;
}

describe("requestInvitation, after the preflight", () => {
  describe("when there is something to know first", () => {
    const pending = { kind: "guest-pending", name: "sam", since: at("10:00") } as const;

    it("sends nothing, frees the address, and says all of it", async () => {
      const outside = fakeOutside();
      outside.directory.add();
      const submission = aSubmission({ values: { message: "Hi", messageLanguage: "fr" }, confirmed: ["language-unused"] });
      const outcome = await requestInvitation(outside.ports, submission);
      assert.ok(outcome.kind === "refused" && outcome.next !== submission.id);
      assert.deepEqual(outcome.refusal, { kind: "to-confirm", cautions: [pending, { kind: "language-unused" }] });
      const state = { kind: "failed", since: at("10:00"), reason: "to-confirm", reference: "00000000" };
      assert.deepEqual([await stateOf(outside, submission), outside.directory.invited], [state, []]);
      assert.equal(await outside.store.invitations.findOpen(id("sam@fabrikam.com")), undefined);
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
    const failed = await stateOf(outside, submission);
    assert.deepEqual([failed?.kind === "failed" && failed.reason, outside.directory.invited], ["already-in-directory", []]);
  });

  it("shows nothing of that invitation, and adds no follower, where the policy denies the request", async () => {
    const outside = fakeOutside();
    const guest = outside.directory.add({ otherAddresses: ["sam@fabrikam.org"] });
    const state = { kind: "invited", since: at("09:00"), guestId: guest.id } as const;
    const other = anInvitation({ email: "sam@fabrikam.com", requester: diego, state });
    await outside.store.invitations.commit(aChange({ invitations: [other] }));
    outside.policy.change({ otherwise: { verdict: "deny" } });
    const outcome = await requestInvitation(outside.ports, aSubmission({ values: { email: "sam@fabrikam.org" } }));
    assert.deepEqual(outcome.kind === "refused" && outcome.refusal, { kind: "policy-denied", unchecked: false });
    assert.deepEqual(await outside.store.followers.of(other.id), []);
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
