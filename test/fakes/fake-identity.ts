import type { PersonId } from "../../src/domain/ids.ts";
import type { ClaimedPerson, Identity, SignInOutcome } from "../../src/ports/identity.ts";

/** Believes tokens that `tokenFor` made, and nothing else. */
export class FakeIdentity implements Identity {
  readonly tenantId: string;
  /** Who is a guest of the tenant. */
  readonly guests = new Set<PersonId>();
  /** What happens instead to everybody whose token is good. */
  exchange: Exclude<SignInOutcome, { kind: "signed-in" | "refused" }> | Error | undefined;
  /** Tokens that were shown, for tests that count. */
  readonly shown: string[] = [];

  constructor(tenantId = "tenant") {
    this.tenantId = tenantId;
  }

  tokenFor(person: PersonId): string {
    return `sso:${person}`;
  }

  async signIn(ssoToken: string, claimed: ClaimedPerson): Promise<SignInOutcome> {
    this.shown.push(ssoToken);
    if (claimed.tenantId !== this.tenantId) return { kind: "refused", why: "other-tenant" };
    if (!ssoToken.startsWith("sso:")) return { kind: "refused", why: "invalid-token" };
    if (ssoToken !== this.tokenFor(claimed.id)) return { kind: "refused", why: "other-person" };
    if (this.guests.has(claimed.id)) return { kind: "refused", why: "guest" };
    if (this.exchange instanceof Error) throw this.exchange;
    return this.exchange ?? { kind: "signed-in", actor: { kind: "person", id: claimed.id, accessToken: `graph:${claimed.id}` } };
  }
}
