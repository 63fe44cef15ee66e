import assert from "node:assert/strict";
import type { PersonId } from "../../src/domain/ids.ts";
import { invitePolicies } from "../../src/domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../src/domain/policy/may-invite.ts";
import type { GroupId } from "../../src/domain/policy/policy.ts";
import type { Membership } from "../../src/ports/membership.ts";

/** A tenant with people in different roles, and the settings that its admin can change. */
export interface MembershipUnderTest {
  readonly membership: Membership;
  /** Has no role. */
  readonly employee: PersonId;
  readonly guestInviter: PersonId;
  readonly administrator: PersonId;
  /** Contains the employee and a guest, and is inside `outer`. */
  readonly inner: GroupId;
  readonly outer: GroupId;
  /** Contains the guest inviter only. */
  readonly other: GroupId;
  readonly guest: PersonId;
  /** The employee's display name. */
  readonly employeeName: string;
  decide(policy: InvitePolicy): void;
  hidePolicy(): void;
  hideRoles(): void;
  hideGroups(): void;
}

/** What every {@link Membership} must do. */
export function membershipContract(subject: () => MembershipUnderTest): void {
  for (const policy of invitePolicies) {
    it(`says that the tenant lets ${policy} invite`, async () => {
      const { membership, decide } = subject();
      decide(policy);
      assert.equal(await membership.invitePolicy(), policy);
    });
  }

  it("answers not-checked without the permission to read the invite policy", async () => {
    const { membership, hidePolicy } = subject();
    hidePolicy();
    assert.equal(await membership.invitePolicy(), "not-checked");
  });

  it("lists people's roles that matter to the bot", async () => {
    const { membership, employee, guestInviter, administrator } = subject();
    const roles = await Promise.all([employee, guestInviter, administrator].map((id) => membership.rolesOf(id)));
    assert.deepEqual(roles, [[], ["guest-inviter"], ["global-administrator"]]);
  });

  it("answers not-checked without the permission to read roles", async () => {
    const { membership, guestInviter, hideRoles } = subject();
    hideRoles();
    assert.equal(await membership.rolesOf(guestInviter), "not-checked");
  });

  it("lists which of some groups a person is in, also through other groups", async () => {
    const { membership, employee, guest, guestInviter, inner, outer, other } = subject();
    const groups = [other, outer, inner, noGroup];
    assert.deepEqual(await membership.groupsOf(employee, groups), [outer, inner]);
    assert.deepEqual(await membership.groupsOf(guest, groups), [outer, inner]);
    assert.deepEqual(await membership.groupsOf(guestInviter, groups), [other]);
    assert.deepEqual(await membership.groupsOf(nobody, groups), []);
    assert.deepEqual(await membership.groupsOf(employee, []), []);
  });

  it("answers about any number of groups", async () => {
    const { membership, employee, inner } = subject();
    const many = Array.from({ length: 45 }, (_, index) => `00000000-0000-4000-8000-0000000000${index + 10}`);
    assert.deepEqual(await membership.groupsOf(employee, [...many, inner]), [inner]);
  });

  it("lists the members of the tenant in a group, also through other groups", async () => {
    const { membership, employee, employeeName, guest, inner, outer } = subject();
    for (const group of [inner, outer]) {
      const people = await membership.peopleIn(group, 100);
      assert.ok(people !== "not-checked");
      assert.deepEqual(
        people.filter(({ id }) => id === employee || id === guest),
        [{ id: employee, name: employeeName }],
      );
    }
  });

  it("lists as many as requested, and nobody for a group that doesn't exist", async () => {
    const { membership, inner } = subject();
    assert.equal((await membership.peopleIn(inner, 1)).length, 1);
    assert.deepEqual(await membership.peopleIn(noGroup, 20), []);
  });

  it("answers not-checked without the permission to read groups", async () => {
    const { membership, employee, inner, hideGroups } = subject();
    hideGroups();
    assert.equal(await membership.groupsOf(employee, [inner]), "not-checked");
    assert.equal(await membership.peopleIn(inner, 20), "not-checked");
  });
}

const noGroup = "00000000-0000-4000-8000-000000000000";
const nobody = "00000000-0000-4000-8000-000000000001" as PersonId;
