import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Actor, ProofOutcome, SignInOutcome } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { limitPerson } from "./limit-person.ts";
import type { LimitNeeds } from "./limit-person.ts";
import { orBusy } from "../steps/busy-refusal.ts";

export type SignInNeeds = Pick<Ports, "clock" | "identity" | "limits" | "log" | "policy" | "strongSignIn" | "terms">;

/** A person who proved who they are, and the identity that calls Graph for them. */
export interface SignedIn {
  readonly kind: "signed-in";
  readonly actor: Actor;
  /** The person's directory roles, if their token has them. */
  readonly roles?: readonly DirectoryRole[];
  /** The person is a guest of the tenant, by their token. */
  readonly isGuest?: true;
  /** The app's own credentials speak for the person, who hasn't signed in. */
  readonly byApp?: true;
}

export type SignIn = SignedIn | { readonly kind: "sign-in-needed" } | Refused;

interface Refused {
  readonly kind: "refused";
  readonly refusal: Extract<
    Refusal,
    { kind: "requester-is-guest" | "consent-needed" | "strong-auth-needed" | "sign-in-denied" | "sign-in-refused" | "busy" }
  >;
}

/** Whether guests of the tenant may do this: if the policy lets them use the bot, or never. */
export type GuestTerms = "by-policy" | "never";

/**
 * Signs a person in with the SSO token of their press. With `INVITE_AS=user` Graph sees the person; with `app` the token only proves who
 * asks, and Graph sees the app. Whether the tenant lets the person invite isn't checked here but by `gatherFacts` and the judge.
 * @throws GuestlistError `identity-misconfigured`. (If Entra doesn't answer, the sign-in is refused as `busy`.)
 */
export async function signIn(ports: SignInNeeds, person: Person, ssoToken: string, guests: GuestTerms = "by-policy"): Promise<SignIn> {
  const { identity, terms } = ports;
  const claimed = { id: person.id, tenantId: terms.tenantId, mayBeGuest: await mayBeGuest(ports, guests) };
  return orBusy(ports, async () =>
    terms.inviteAs === "app"
      ? asApp(ports, person, await identity.prove(ssoToken, claimed))
      : asPerson(ports, person, await identity.signIn(ssoToken, claimed)),
  );
}

/** Checks by the token alone who pressed, for actions that need no right in Graph. */
export async function proveWho(
  ports: Pick<Ports, "clock" | "identity" | "log" | "policy" | "terms">,
  { id }: Person,
  ssoToken: string,
  guests: GuestTerms = "by-policy",
): Promise<{ readonly kind: "proven" } | Exclude<SignIn, SignedIn>> {
  const { identity, log, terms } = ports;
  const claimed = { id, tenantId: terms.tenantId, mayBeGuest: await mayBeGuest(ports, guests) };
  const proof = await orBusy(ports, () => identity.prove(ssoToken, claimed));
  if ("refusal" in proof) return proof;
  if (proof.kind === "sign-in-again") return { kind: "sign-in-needed" };
  return proof.kind === "refused" ? refused(log, id, proof.why) : { kind: "proven" };
}

async function mayBeGuest({ policy }: Pick<Ports, "policy">, guests: GuestTerms): Promise<boolean> {
  return guests === "by-policy" && (await policy.current()).users.guests;
}

async function asPerson(ports: SignInNeeds, person: Person, outcome: SignInOutcome): Promise<SignIn> {
  const { log, strongSignIn } = ports;
  const { id } = person;
  switch (outcome.kind) {
    case "signed-in":
      return { ...outcome, ...claimsOf(outcome.actor) };
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "consent-needed":
      log.warn("sign-in-incomplete", { person: id, why: outcome.kind });
      return { kind: "refused", refusal: { kind: outcome.kind, grantUrl: strongSignIn.adminConsentUrl } };
    case "strong-auth-needed":
      log.warn("sign-in-incomplete", { person: id, why: outcome.kind });
      return { kind: "refused", refusal: await strongAuthNeeded(ports, person, outcome.claims) };
    case "denied":
      return { kind: "refused", refusal: signInDenied(log, id, outcome) };
    case "refused":
      return refused(log, id, outcome.why);
  }
}

/** The refusal when Entra doesn't let a person in. An administrator can't help without the number, so it is logged, too. */
export function signInDenied(
  log: SignInNeeds["log"],
  person: PersonId,
  { why, number, remoteId }: Extract<SignInOutcome, { kind: "denied" }>,
): Extract<Refusal, { kind: "sign-in-denied" }> {
  log.warn("sign-in-denied", { person, why, entra: number, remoteId });
  return { kind: "sign-in-denied", why, number };
}

/**
 * The refusal, with the page for signing in if there is one; Entra's `claims` name the required proof. A person who got too many links has
 * none for a while.
 */
export async function strongAuthNeeded(
  ports: LimitNeeds & Pick<Ports, "strongSignIn">,
  person: Person,
  claims: string | undefined,
): Promise<Extract<Refusal, { kind: "strong-auth-needed" }>> {
  const { kind } = await limitPerson(ports, person.id, "sign-in-link");
  const signInUrl = kind === "within" ? await ports.strongSignIn.linkFor(person, claims) : undefined;
  return { kind: "strong-auth-needed", ...(signInUrl !== undefined && { signInUrl }) };
}

/** The claims of a token about its person. */
function claimsOf({ roles, isGuest }: Pick<SignedIn, "roles" | "isGuest">): Pick<SignedIn, "roles" | "isGuest"> {
  return { ...(roles && { roles }), ...(isGuest && { isGuest }) };
}

function asApp(ports: SignInNeeds, { id }: Person, proof: ProofOutcome): SignIn {
  switch (proof.kind) {
    case "proven":
      return { kind: "signed-in", actor: { kind: "app" }, ...claimsOf(proof), ...(proof.byApp && { byApp: true }) };
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "refused":
      return refused(ports.log, id, proof.why);
  }
}

type WhyRefused = Extract<ProofOutcome, { kind: "refused" }>["why"];

function refused(log: SignInNeeds["log"], id: PersonId, why: WhyRefused): Refused {
  return { kind: "refused", refusal: signInRefusal(log, id, why) };
}

/** The refusal to show after a failed sign-in; the log has the reason. */
export function signInRefusal(
  log: SignInNeeds["log"],
  id: PersonId,
  why: WhyRefused,
): Extract<Refusal, { kind: "requester-is-guest" | "sign-in-refused" }> {
  log.warn("sign-in-refused", { person: id, why });
  return { kind: why === "guest" ? "requester-is-guest" : "sign-in-refused" };
}
