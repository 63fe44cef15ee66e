import { z } from "zod";
import { rolesOfTemplates } from "../../../domain/policy/directory-role.ts";
import type { PersonId } from "../../../domain/ids.ts";
import type { ShellPerson, ShellSignInOutcome } from "../../../ports/identity.ts";
import { checkIdToken } from "../check-id-token.ts";
import { isOfGuest, isOurIssuer, isSameId } from "../our-issuer.ts";
import type { ShellEntra } from "./shell-entra.ts";

export type CheckedPerson =
  { readonly kind: "person"; readonly person: ShellPerson } | Extract<ShellSignInOutcome, { readonly kind: "refused" }>;

/** https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const idClaims = z.object({
  iss: z.string(),
  oid: z.guid().toLowerCase(),
  tid: z.string(),
  nonce: z.string().optional(),
  name: z.string().catch(""),
  preferred_username: z.string().catch(""),
  acct: z.number().optional(),
  idp: z.string().optional(),
  wids: z.array(z.string()).optional().catch(undefined),
});

/** The tenant of all personal Microsoft accounts (Microsoft: ID token claims). */
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

/**
 * The member of our tenant that an ID token names.
 * @throws GuestlistError `identity-unavailable` (Entra's keys can't be read).
 */
export async function checkPerson({ app, keys, clock }: ShellEntra, idToken: string, nonce?: string): Promise<CheckedPerson> {
  const { success, data: claims } = idClaims.safeParse(await checkIdToken({ app, keys, clock }, idToken));
  if (!success) return refused("invalid-token");
  const { tid: tenantId, oid, name, preferred_username: userPrincipalName, wids } = claims;
  if (isPersonal(claims)) return refused("personal-account");
  if (!isSameId(tenantId, app.tenantId)) return refused("other-tenant");
  if (!isOurIssuer(app, claims.iss) || (nonce !== undefined && claims.nonce !== nonce)) return refused("invalid-token");
  if (isOfGuest(app, claims)) return refused("guest");
  const roles = wids && { roles: rolesOfTemplates(wids) };
  return { kind: "person", person: { id: oid as PersonId, tenantId: app.tenantId, name, userPrincipalName, ...roles } };
}

/** Their own tenant, or ours as a guest whose identity provider is Microsoft's for personal accounts. */
function isPersonal({ tid, idp = "" }: z.infer<typeof idClaims>): boolean {
  return isSameId(tid, personalTenant) || /^(?:https:\/\/)?live\.com$/i.test(idp) || idp.includes(personalTenant);
}

function refused(why: Extract<CheckedPerson, { kind: "refused" }>["why"]): CheckedPerson {
  return { kind: "refused", why };
}
