import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import { mayInvite, rolesMatter } from "../../domain/policy/may-invite.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Actor, ProofOutcome, SignInOutcome } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";

/** What every flow that acts on somebody's word needs of the outside. */
export type ActAsNeeds = Pick<Ports, "identity" | "log" | "membership" | "policy" | "strongSignIn" | "terms">;

/** Somebody who proved who they are, and the one as whom Graph is asked. */
export interface Acting {
  readonly kind: "signed-in";
  readonly actor: Actor;
  /** The person, when the app acts for them: guests whom it invites get them as their sponsor. */
  readonly sponsor?: PersonId;
  /** The person's directory roles, when they are known already; `ports.membership` reads them as the app. */
  readonly roles?: readonly DirectoryRole[];
  /** The person is a guest of the tenant. */
  readonly isGuest?: true;
  /** The policy lets guests use the bot: whoever asked may be one. */
  readonly guestsToo?: true;
}

export type Standing = Acting | { readonly kind: "sign-in-needed" } | Refused;

interface Refused {
  readonly kind: "refused";
  readonly refusal: Extract<
    Refusal,
    { kind: "requester-is-guest" | "consent-needed" | "strong-auth-needed" | "sign-in-refused" | "invitations-not-allowed" }
  >;
}

/**
 * Turns a press's SSO token into somebody who can invite, or into the reason why not. With `INVITE_AS=user` Graph is asked as
 * the person; with `app` the token proves who asks, and the bot itself checks what Graph can't then: whether the tenant
 * lets this person invite.
 */
export async function actAs(ports: ActAsNeeds, person: Person, ssoToken: string): Promise<Standing> {
  const standing = await enter(ports, person, ssoToken);
  if (standing.kind !== "signed-in" || standing.actor.kind === "person") return standing;
  const { isLet, roles } = await checkInviter(ports, person.id, standing.roles, standing.isGuest);
  return isLet ? { ...standing, ...(roles && { roles }) } : { kind: "refused", refusal: { kind: "invitations-not-allowed" } };
}

/** Whether guests of the tenant may do something: as the policy says of using the bot at all, or in no case. */
export type GuestTerms = "by-policy" | "never";

/** As {@link actAs}, for those who need not be let invite themselves: who asks others to decide, or decides. */
export async function enter(ports: ActAsNeeds, person: Person, ssoToken: string, guests: GuestTerms = "by-policy"): Promise<Standing> {
  const { identity, terms, policy } = ports;
  const guestsToo = (await policy.current()).users.guests;
  const claimed = { id: person.id, tenantId: terms.tenantId, mayBeGuest: guestsToo && guests === "by-policy" };
  const standing =
    terms.inviteAs === "app"
      ? asApp(ports, person, await identity.prove(ssoToken, claimed))
      : await asPerson(ports, person, await identity.signIn(ssoToken, claimed));
  return standing.kind === "signed-in" ? { ...standing, ...(guestsToo && { guestsToo }) } : standing;
}

/** Who pressed, by their token alone: for what nobody's rights in Graph are needed for. */
export async function proveWho(
  { identity, log, policy, terms }: Pick<Ports, "identity" | "log" | "policy" | "terms">,
  { id }: Person,
  ssoToken: string,
  guests: GuestTerms = "by-policy",
): Promise<{ readonly kind: "proven" } | Exclude<Standing, Acting>> {
  const mayBeGuest = guests === "by-policy" && (await policy.current()).users.guests;
  const proof = await identity.prove(ssoToken, { id, tenantId: terms.tenantId, mayBeGuest });
  if (proof.kind === "sign-in-again") return { kind: "sign-in-needed" };
  return proof.kind === "refused" ? refused(log, id, proof.why) : { kind: "proven" };
}

async function asPerson(ports: ActAsNeeds, person: Person, outcome: SignInOutcome): Promise<Standing> {
  const { log, strongSignIn } = ports;
  const { id } = person;
  switch (outcome.kind) {
    case "signed-in":
      return { ...outcome, ...toldOf(outcome.actor) };
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "consent-needed":
      log.warn("sign-in-incomplete", { person: id, why: outcome.kind });
      return { kind: "refused", refusal: { kind: outcome.kind, grantUrl: strongSignIn.adminConsentUrl } };
    case "strong-auth-needed":
      log.warn("sign-in-incomplete", { person: id, why: outcome.kind });
      return { kind: "refused", refusal: await strongAuthNeeded(ports, person, outcome.claims) };
    case "refused":
      return refused(log, id, outcome.why);
  }
}

/** The refusal, with a page to sign in on where there can be one; Entra's `claims` say what it wants. */
export async function strongAuthNeeded(
  { strongSignIn }: Pick<Ports, "strongSignIn">,
  person: Person,
  claims: string | undefined,
): Promise<Extract<Refusal, { kind: "strong-auth-needed" }>> {
  const signInUrl = await strongSignIn.linkFor(person, claims);
  return { kind: "strong-auth-needed", ...(signInUrl !== undefined && { signInUrl }) };
}

/** What somebody's token tells of them. */
function toldOf({ roles, isGuest }: Pick<Acting, "roles" | "isGuest">): Pick<Acting, "roles" | "isGuest"> {
  return { ...(roles && { roles }), ...(isGuest && { isGuest }) };
}

function asApp(ports: ActAsNeeds, { id }: Person, proof: ProofOutcome): Standing {
  switch (proof.kind) {
    case "proven":
      return { kind: "signed-in", actor: { kind: "app" }, sponsor: id, ...toldOf(proof) };
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "refused":
      return refused(ports.log, id, proof.why);
  }
}

/** Whether the tenant lets somebody invite, asked as the app; `told`: their roles, when they are known already. Roles that had to be read come back. */
export async function checkInviter(
  { membership, log }: Pick<Ports, "membership" | "log">,
  id: PersonId,
  told: readonly DirectoryRole[] | undefined,
  isGuest = false,
): Promise<{ readonly isLet: boolean; readonly roles?: readonly DirectoryRole[] }> {
  const policy = await membership.invitePolicy();
  const roles = told ?? (rolesMatter(policy) ? await membership.rolesOf(id) : undefined);
  const isLet = mayInvite(policy, roles ?? "not-checked", isGuest ? "guest" : "member");
  if (!isLet) log.warn("invitations-not-allowed", { person: id, policy, roles: roles === "not-checked" ? roles : "checked" });
  return { isLet, ...(roles && roles !== "not-checked" && { roles }) };
}

function refused(log: ActAsNeeds["log"], id: PersonId, why: Extract<ProofOutcome, { kind: "refused" }>["why"]): Refused {
  log.warn("sign-in-refused", { person: id, why });
  return { kind: "refused", refusal: { kind: why === "guest" ? "requester-is-guest" : "sign-in-refused" } };
}
