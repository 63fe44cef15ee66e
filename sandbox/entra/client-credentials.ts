import { GRAPH_AUDIENCE } from "../directory/well-known.ts";
import type { Authority } from "./authority.ts";
import { scopeWithoutDefault } from "./refusals.ts";
import { requestedClaims } from "./requested-claims.ts";
import { parseScopes } from "./scopes.ts";
import type { TokenForm } from "./token-form.ts";
import { issueAppToken } from "./tokens.ts";

/** The client credentials grant: a token for the app itself, with the application permissions that an admin granted. @throws EntraRefusal */
export async function grantClientCredentials(authority: Authority, form: TokenForm): Promise<Readonly<Record<string, unknown>>> {
  const scope = form.require("scope");
  if (!scope.endsWith("/.default")) throw scopeWithoutDefault(scope);
  const { resource } = parseScopes(authority, scope);
  // E1, E2, E121
  const roles = resource === GRAPH_AUDIENCE ? [...authority.tenant.app.granted.application] : [];
  const { token, expiresIn } = await issueAppToken(authority, resource, roles, requestedClaims(form.get("claims")));
  return { token_type: "Bearer", expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
}
