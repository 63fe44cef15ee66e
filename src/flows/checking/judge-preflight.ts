import type { Caution } from "../../domain/caution.ts";
import { mayInviteMembers } from "../../domain/policy/directory-role.ts";
import { domainOf } from "../../domain/email.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { EndingRefusal } from "../../domain/refusal.ts";
import type { DirectoryUser, DomainPolicy, Preflight } from "../../domain/preflight.ts";
import type { Acting } from "../who/sign-in.ts";

/** Either nothing may be sent, or it may once the requester knows of the cautions. */
export type Verdict =
  { readonly kind: "refused"; readonly refusal: EndingRefusal } | { readonly kind: "passed"; readonly cautions: readonly Caution[] };

type Wanted = Pick<Invitation, "email" | "options" | "requester">;
/** `roles`: the requester's, as far as they are known already. */
type By = Pick<Acting, "actor" | "roles" | "guestsToo">;

/** What the preflight forbids, and what it warns of. What a missing permission hid does neither: Graph decides then. */
export function judgePreflight(preflight: Preflight, wanted: Wanted, by: By): Verdict {
  const refusal = refusalOf(preflight, wanted, by);
  if (refusal) return { kind: "refused", refusal };
  return { kind: "passed", cautions: [...addressCautions(preflight), ...messageCautions(preflight, wanted, by)] };
}

function refusalOf(preflight: Preflight, { email, options, requester: asker }: Wanted, by: By): EndingRefusal | undefined {
  const { requester, existing, tenant, domainPolicy } = preflight;
  const domain = domainOf(email);
  if (requester !== "not-checked" && requester.userType === "Guest" && !by.guestsToo) return { kind: "requester-is-guest" };
  const taken = typeof existing === "object" ? judgeExisting(existing) : undefined;
  if (taken) return taken;
  if (tenant !== "not-checked" && tenant.domains.includes(domain)) return { kind: "own-domain", domain };
  if (domainPolicy !== "not-checked" && !lets(domainPolicy, domain)) return { kind: "domain-blocked", domain };
  return options.userType === "Member" && !mayAskForMember(preflight, asker.id, by) ? { kind: "member-not-allowed" } : undefined;
}

/**
 * A member nobody invited is an employee. A guest whose state is null was never asked to accept (made directly, or
 * self-service sign-up) and is in already. One who still waits can be invited once more.
 */
function judgeExisting({
  displayName: name,
  id: user,
  userStateSince: since,
  userState,
  userType,
}: DirectoryUser): EndingRefusal | undefined {
  if (userState === "PendingAcceptance") return undefined;
  if (userType === "Guest" || userState === "Accepted") return { kind: "guest-accepted", name, user, since };
  return { kind: "employee", name, user };
}

/** Subdomains are domains of their own, and there are no wildcards (Microsoft: Allow or block invites to specific organizations). */
function lets(policy: DomainPolicy, domain: string): boolean {
  if (policy.kind === "any") return true;
  return policy.domains.includes(domain) === (policy.kind === "only");
}

/** Roles that nobody could read: Graph judges who acts themselves, but it would let the app, or an approver, do what the requester may not. */
function mayAskForMember({ requester }: Preflight, asker: PersonId, { actor, roles }: By): boolean {
  const read = requester === "not-checked" ? "not-checked" : requester.roles;
  const known = read === "not-checked" ? roles : read;
  return known ? mayInviteMembers(known) : isActing(actor, asker);
}

function addressCautions({ existing, deleted, contact }: Preflight): readonly Caution[] {
  if (typeof existing === "object") return [{ kind: "guest-pending", name: existing.displayName, since: existing.userStateSince }];
  const wasGuest = typeof deleted === "object" && deleted.userType !== "Member";
  return [
    ...(wasGuest ? [{ kind: "deleted-lately", name: deleted.name, since: deleted.deletedAt } as const] : []),
    ...(typeof contact === "object" ? [{ kind: "contact-exists", name: contact.name } as const] : []),
  ];
}

function isActing(actor: Acting["actor"], asker: PersonId): boolean {
  return actor.kind === "person" && actor.id === asker;
}

/** What Graph would leave out of its mail without a word. Whether an approver has a mailbox isn't known. */
function messageCautions({ requester }: Preflight, { options, requester: asker }: Wanted, { actor }: By): readonly Caution[] {
  if (!options.sendMail || options.message === undefined) return [];
  if (actor.kind === "app") return [{ kind: "message-unused-app" }];
  if (isActing(actor, asker.id) && requester !== "not-checked" && requester.mail === null) return [{ kind: "message-unused-no-mailbox" }];
  return options.messageLanguage === undefined ? [] : [{ kind: "language-unused" }];
}
