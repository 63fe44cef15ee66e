import type { PersonId } from "../../src/domain/ids.ts";
import type { DirectoryRole } from "../../src/domain/policy/directory-role.ts";
import type { ClaimedPerson, Identity, ProofOutcome, SignInOutcome, SignInScope } from "../../src/ports/identity.ts";

/** Accepts only tokens that `tokenFor` made. */
export class FakeIdentity implements Identity {
  readonly tenantId: string;
  /** Guests of the tenant. */
  readonly guests = new Set<PersonId>();
  /** What `signIn` does instead for every good token. */
  exchange: Exclude<SignInOutcome, { kind: "signed-in" | "refused" }> | Error | undefined;
  /** Whether an admin consented to what the scope `team-members` needs. */
  mayChangeTeams = true;
  /** Whether every token has expired. */
  expired = false;
  /** The roles in people's tokens; without an entry, a token has no roles. */
  readonly roles = new Map<PersonId, readonly DirectoryRole[]>();
  /** The names in people's tokens; without an entry, a token has none. */
  readonly names = new Map<PersonId, string>();
  /** Tokens that were presented, for tests that count. */
  readonly shown: string[] = [];

  constructor(tenantId = "tenant") {
    this.tenantId = tenantId;
  }

  tokenFor(person: PersonId): string {
    return `sso:${person}`;
  }

  async prove(ssoToken: string, claimed: ClaimedPerson): Promise<ProofOutcome> {
    this.shown.push(ssoToken);
    if (claimed.tenantId !== this.tenantId) return { kind: "refused", why: "other-tenant" };
    if (!ssoToken.startsWith("sso:")) return { kind: "refused", why: "invalid-token" };
    if (ssoToken !== this.tokenFor(claimed.id)) return { kind: "refused", why: "other-person" };
    const isGuest = this.guests.has(claimed.id);
    if (isGuest && !claimed.mayBeGuest) return { kind: "refused", why: "guest" };
    if (this.expired) return { kind: "sign-in-again" };
    const roles = this.roles.get(claimed.id);
    return { kind: "proven", ...(isGuest && { isGuest }), ...(roles && { roles }) };
  }

  async nameIn(ssoToken: string, { id, tenantId }: ClaimedPerson): Promise<string | undefined> {
    const proof = await this.prove(ssoToken, { id, tenantId, mayBeGuest: true });
    return proof.kind === "proven" ? this.names.get(id) : undefined;
  }

  async signIn(ssoToken: string, claimed: ClaimedPerson, scope: SignInScope = "all-granted"): Promise<SignInOutcome> {
    const proof = await this.prove(ssoToken, claimed);
    if (proof.kind !== "proven") return proof;
    if (this.exchange instanceof Error) throw this.exchange;
    const { kind: _, ...known } = proof;
    if (this.exchange) return this.exchange;
    if (scope === "team-members" && !this.mayChangeTeams) return { kind: "consent-needed" };
    const accessToken = scope === "all-granted" ? `graph:${claimed.id}` : `graph-${scope}:${claimed.id}`;
    return { kind: "signed-in", actor: { kind: "person", id: claimed.id, accessToken, ...known } };
  }
}
