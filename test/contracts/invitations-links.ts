import assert from "node:assert/strict";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { CommitOutcome, Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { id } from "../build/ids.ts";

/** How every {@link Invitations} must keep redeem links. */
export function invitationsLinksContract(subject: () => { readonly invitations: Invitations }): void {
  function keep(of: InvitationId, link: string | null): Promise<CommitOutcome> {
    return subject().invitations.commit(aChange({ redeemUrls: new Map([[of, link]]) }));
  }

  async function stored(): Promise<InvitationId> {
    const invitation = anInvitation();
    await subject().invitations.commit(aChange({ invitations: [invitation] }));
    return invitation.id;
  }

  it("has no link for an invitation that never had one, or that is unknown", async () => {
    const of = await stored();
    assert.deepEqual(
      [await subject().invitations.redeemUrl(of), await subject().invitations.redeemUrl(id("unknown"))],
      [undefined, undefined],
    );
  });

  it("keeps each invitation's own link", async () => {
    const [one, two] = [await stored(), await stored()];
    await keep(one, "https://login.example/redeem?rd=ö1");
    await keep(two, "https://login.example/redeem?rd=2");
    assert.equal(await subject().invitations.redeemUrl(one), "https://login.example/redeem?rd=ö1");
    assert.equal(await subject().invitations.redeemUrl(two), "https://login.example/redeem?rd=2");
  });

  it("replaces and forgets a link", async () => {
    const of = await stored();
    await keep(of, "https://login.example/redeem?rd=1");
    await keep(of, "https://login.example/redeem?rd=2");
    assert.equal(await subject().invitations.redeemUrl(of), "https://login.example/redeem?rd=2");
    assert.equal(await keep(of, null), "committed");
    assert.equal(await subject().invitations.redeemUrl(of), undefined);
  });

  it("keeps the link when the invitation changes", async () => {
    const invitation = anInvitation();
    await subject().invitations.commit(aChange({ invitations: [invitation], redeemUrls: new Map([[invitation.id, "https://a.example"]]) }));
    await subject().invitations.commit(aChange({ invitations: [{ ...invitation, version: 2 }] }));
    assert.equal(await subject().invitations.redeemUrl(invitation.id), "https://a.example");
  });

  it("answers conflict to the link of an unknown invitation", async () => {
    assert.equal(await keep(id("unknown"), "https://a.example"), "conflict");
    assert.equal(await keep(id("unknown"), null), "conflict");
  });
}
