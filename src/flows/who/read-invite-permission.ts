import type { PersonId } from "../../domain/ids.ts";
import type { Inviter } from "../../domain/invite-identity.ts";
import type { InviteRights } from "../../domain/policy/invite-permission.ts";
import { mayInvite, rolesMatter } from "../../domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import type { SignedIn } from "./sign-in.ts";

type Needs = Pick<Ports, "membership" | "log">;

/** The people behind an invitation, and the claims in the token of the person who presses. */
interface People {
  readonly inviter: Inviter;
  readonly requester: PersonId;
  readonly approver?: PersonId | undefined;
  readonly by: PersonId;
  readonly tokenClaims: Pick<SignedIn, "roles" | "isGuest">;
  /** Whether approvers could be asked instead, or are being asked about the same partner: then the bot must know before Graph does. */
  readonly mayAsk: boolean;
}

export interface PermissionFacts {
  readonly invitePolicy: InvitePolicy | "not-checked";
  /** The requester's rights, then the approver's. */
  readonly rights: readonly [InviteRights, ...InviteRights[]];
}

/**
 * Reads the tenant's policy on who may invite, and the people's rights. Where the app invites, the bot must check, because Graph sees only
 * the app; roles are read only if the tenant's policy depends on them. A person who invites in their own name is checked by Graph: then the
 * tenant's policy is read only if approvers could be asked instead, or are being asked by somebody else.
 * @throws GuestlistError `directory-unavailable` or `throttled`, where the app invites.
 */
export async function readInvitePermission(ports: Needs, people: People): Promise<PermissionFacts> {
  if (people.inviter.kind === "person") {
    const rights = [claimedRights(people, people.requester)] as const;
    return { invitePolicy: people.mayAsk ? await readPolicy(ports) : "not-checked", rights };
  }
  const invitePolicy = await ports.membership.invitePolicy();
  const [requester, approver] = await Promise.all([
    readRights(ports, invitePolicy, people, people.requester),
    people.approver !== undefined && readRights(ports, invitePolicy, people, people.approver),
  ]);
  return { invitePolicy, rights: [requester, ...(approver ? [approver] : [])] };
}

async function readRights(ports: Needs, policy: PermissionFacts["invitePolicy"], people: People, person: PersonId): Promise<InviteRights> {
  const claimed = claimedRights(people, person);
  const isRead = claimed.roles === "not-checked" && rolesMatter(policy);
  const rights = isRead ? { ...claimed, roles: await ports.membership.rolesOf(person) } : claimed;
  const { roles, isGuest } = rights;
  if (!mayInvite(policy, roles, isGuest ? "guest" : "member")) {
    ports.log.warn("invitations-not-allowed", { person, policy, roles: roles === "not-checked" ? roles : "checked" });
  }
  return rights;
}

function claimedRights({ by, tokenClaims }: People, person: PersonId): InviteRights {
  const { roles = "not-checked", isGuest = false } = person === by ? tokenClaims : {};
  return { roles, isGuest };
}

async function readPolicy({ membership, log }: Needs): Promise<InvitePolicy | "not-checked"> {
  try {
    return await membership.invitePolicy();
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    log.error("invite-policy-not-read", error);
    return "not-checked";
  }
}
