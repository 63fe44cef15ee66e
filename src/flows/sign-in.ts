import type { Person } from "../domain/person.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { PersonActor } from "../ports/identity.ts";
import type { Ports } from "../ports/ports.ts";

type Needs = Pick<Ports, "identity" | "log" | "terms">;

export type Entry =
  | { readonly kind: "signed-in"; readonly actor: PersonActor }
  | { readonly kind: "sign-in-needed" }
  | {
      readonly kind: "refused";
      readonly refusal: Extract<Refusal, { kind: "requester-is-guest" | "consent-needed" | "strong-auth-needed" | "sign-in-refused" }>;
    };

/** Turns an invoke's SSO token into somebody who can act, or into the reason why not. */
export async function signIn({ identity, log, terms }: Needs, person: Person, ssoToken: string): Promise<Entry> {
  const outcome = await identity.signIn(ssoToken, { id: person.id, tenantId: terms.tenantId });
  switch (outcome.kind) {
    case "signed-in":
      return outcome;
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "consent-needed":
    case "strong-auth-needed":
      log.warn("sign-in-incomplete", { person: person.id, why: outcome.kind });
      return { kind: "refused", refusal: { kind: outcome.kind } };
    case "refused":
      log.warn("sign-in-refused", { person: person.id, why: outcome.why });
      return { kind: "refused", refusal: { kind: outcome.why === "guest" ? "requester-is-guest" : "sign-in-refused" } };
  }
}
