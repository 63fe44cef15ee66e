import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { PersonActor, SignInScope } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { signInDenied, signInRefusal } from "./sign-in.ts";

type Needs = Pick<Ports, "identity" | "teamConsent" | "clock" | "terms" | "log">;

/** A person with a valid token. `first`: the actor for Graph, or why Graph can't be asked as this person (yet). */
export interface Entered {
  readonly first: PersonActor | { readonly kind: "consent-needed" } | { readonly kind: "strong-auth-needed"; readonly claims?: string };
}

export type NotEntered =
  | { readonly kind: "sign-in-needed" }
  | {
      readonly kind: "not-signed-in";
      readonly refusal: Extract<Refusal, { kind: "requester-is-guest" | "sign-in-denied" | "sign-in-refused" | "strong-auth-needed" }>;
    };

/**
 * Signs a person in who wants to change a team, or to see which ones they own. Never a guest: guests own no teams. Whether anybody has
 * consented is stored: the next form then offers the team, or doesn't.
 */
export async function signInToChange(
  { identity, teamConsent, clock, terms, log }: Needs,
  { id }: Person,
  ssoToken: string | undefined,
  scope: SignInScope,
): Promise<Entered | NotEntered> {
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const outcome = await identity.signIn(ssoToken, { id, tenantId: terms.tenantId }, scope);
  const isAsked = scope === "team-members" && (outcome.kind === "signed-in" || outcome.kind === "consent-needed");
  if (isAsked) await teamConsent.note(outcome.kind === "signed-in", clock.now());
  switch (outcome.kind) {
    case "signed-in":
      return { first: outcome.actor };
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "consent-needed":
    case "strong-auth-needed":
      return { first: outcome };
    case "denied":
      return { kind: "not-signed-in", refusal: signInDenied(log, id, outcome) };
    case "refused":
      return { kind: "not-signed-in", refusal: signInRefusal(log, id, outcome.why) };
  }
}
