import type { DirectoryRole } from "../../src/domain/directory-role.ts";
import type { PersonId } from "../../src/domain/ids.ts";
import type { InvitePolicy } from "../../src/domain/may-invite.ts";
import type { Membership } from "../../src/ports/membership.ts";

/** A tenant in which everybody may invite and nobody has a role, unless told otherwise. */
export class FakeMembership implements Membership {
  policy: InvitePolicy | "not-checked" = "everyone";
  readonly roles = new Map<PersonId, readonly DirectoryRole[]>();
  /** Whether a permission hides people's roles. */
  rolesHidden = false;

  async invitePolicy(): Promise<InvitePolicy | "not-checked"> {
    return this.policy;
  }

  async rolesOf(person: PersonId): Promise<readonly DirectoryRole[] | "not-checked"> {
    return this.rolesHidden ? "not-checked" : (this.roles.get(person) ?? []);
  }
}
