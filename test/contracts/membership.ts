import assert from "node:assert/strict";
import type { PersonId } from "../../src/domain/ids.ts";
import { invitePolicies } from "../../src/domain/may-invite.ts";
import type { InvitePolicy } from "../../src/domain/may-invite.ts";
import type { Membership } from "../../src/ports/membership.ts";

/** A tenant with people of different roles, and what its admin can change. */
export interface MembershipUnderTest {
  readonly membership: Membership;
  /** Without a role. */
  readonly employee: PersonId;
  readonly guestInviter: PersonId;
  readonly administrator: PersonId;
  decide(policy: InvitePolicy): void;
  hidePolicy(): void;
  hideRoles(): void;
}

/** What every {@link Membership} does. */
export function membershipContract(subject: () => MembershipUnderTest): void {
  for (const policy of invitePolicies) {
    it(`tells that the tenant lets ${policy} invite`, async () => {
      const { membership, decide } = subject();
      decide(policy);
      assert.equal(await membership.invitePolicy(), policy);
    });
  }

  it("says that it couldn't check the policy where a permission hides it", async () => {
    const { membership, hidePolicy } = subject();
    hidePolicy();
    assert.equal(await membership.invitePolicy(), "not-checked");
  });

  it("tells people's roles, as far as they matter here", async () => {
    const { membership, employee, guestInviter, administrator } = subject();
    const roles = await Promise.all([employee, guestInviter, administrator].map((id) => membership.rolesOf(id)));
    assert.deepEqual(roles, [[], ["guest-inviter"], ["global-administrator"]]);
  });

  it("says that it couldn't check roles where a permission hides them", async () => {
    const { membership, guestInviter, hideRoles } = subject();
    hideRoles();
    assert.equal(await membership.rolesOf(guestInviter), "not-checked");
  });
}
