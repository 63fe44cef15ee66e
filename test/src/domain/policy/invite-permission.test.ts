import assert from "node:assert/strict";
import { invitePermission } from "../../../../src/domain/policy/invite-permission.ts";
import type { InvitePermission, InviteRights } from "../../../../src/domain/policy/invite-permission.ts";
import type { InvitePolicy } from "../../../../src/domain/policy/may-invite.ts";

const member: InviteRights = { roles: [], isGuest: false };
const guest: InviteRights = { roles: [], isGuest: true };
const hidden: InviteRights = { roles: "not-checked", isGuest: false };
const inviter: InviteRights = { roles: ["guest-inviter"], isGuest: false };
const admin: InviteRights = { roles: ["user-administrator"], isGuest: false };
const writer: InviteRights = { roles: ["directory-writers"], isGuest: false };

/** The tenant's permission for these people: when the app invites, and when a person invites. */
const table: readonly (readonly [string, InvitePolicy | "not-checked", readonly InviteRights[], InvitePermission, InvitePermission])[] = [
  ["an administrator, where nobody may", "none", [admin], "nobody", "nobody"],
  ["a member, where everyone may", "everyone", [member], "granted", "granted"],
  ["a guest, where everyone may", "everyone", [guest], "granted", "granted"],
  ["a member, where members may", "adminsGuestInvitersAndAllMembers", [member], "granted", "granted"],
  ["a guest, where members may", "adminsGuestInvitersAndAllMembers", [guest], "withheld", "withheld"],
  ["a member, where a role is needed", "adminsAndGuestInviters", [member], "withheld", "withheld"],
  ["a guest inviter, where a role is needed", "adminsAndGuestInviters", [inviter], "granted", "granted"],
  ["a member with another role, where one is needed", "adminsAndGuestInviters", [writer], "withheld", "unsure"],
  ["a member whose roles are hidden, where one is needed", "adminsAndGuestInviters", [hidden], "withheld", "unsure"],
  ["a member, where the policy is hidden", "not-checked", [member], "withheld", "unsure"],
  ["an administrator, where the policy is hidden", "not-checked", [admin], "granted", "unsure"],
  ["a member with an approver who may", "adminsAndGuestInviters", [member, inviter], "granted", "granted"],
  ["a member with an approver who may not", "adminsAndGuestInviters", [member, member], "withheld", "withheld"],
  ["a member with an approver whose roles are hidden", "adminsAndGuestInviters", [member, hidden], "withheld", "unsure"],
];

describe("invitePermission", () => {
  for (const [who, policy, people, forApp, forPerson] of table) {
    it(`is ${forApp} for the app and ${forPerson} for a person: ${who}`, () => {
      assert.deepEqual([invitePermission(policy, people, "app"), invitePermission(policy, people, "person")], [forApp, forPerson]);
    });
  }
});
