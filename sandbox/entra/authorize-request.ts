import { z } from "zod";
import type { Authority } from "./authority.ts";
import { clientOf, isRegistered, type Client } from "./clients.ts";
import * as refusals from "./refusals.ts";
import { parseScopes } from "./scopes.ts";

export interface AuthorizeRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | null;
  readonly nonce: string | null;
  readonly mode: "query" | "fragment" | "form_post";
  readonly prompt: string | null;
  readonly challenge: { readonly method: "S256" | "plain"; readonly value: string } | null;
}

const OPENID_ONLY = /^(?:\s*(?:openid|profile|email|offline_access))*\s*$/;

/** Checks the client and the redirect address. If they are wrong, there is no redirect. @throws EntraRefusal that is shown on a page */
export function readRedirect(authority: Authority, query: URLSearchParams): string {
  const client = query.get("client_id");
  if (!client) throw refusals.missingParameter("client_id");
  const found = clientOf(authority, client);
  const redirectUri = query.get("redirect_uri");
  if (!redirectUri) throw refusals.missingParameter("redirect_uri");
  if (!isRegistered(found, redirectUri)) throw refusals.unknownRedirect(authority, redirectUri);
  return redirectUri;
}

/** The rest of the request. @throws EntraRefusal that is sent to the program at its redirect address */
export function readAuthorizeRequest(authority: Authority, query: URLSearchParams): AuthorizeRequest {
  const type = query.get("response_type");
  if (!type) throw refusals.missingParameter("response_type");
  if (type !== "code") throw refusals.unsupportedResponseType(type);
  const scope = query.get("scope");
  if (!scope) throw refusals.missingParameter("scope");
  const whole = OPENID_ONLY.test(scope) ? `${scope} User.Read` : scope;
  parseScopes(authority, whole);
  const challenge = query.get("code_challenge");
  const method = z.enum(["S256", "plain"]).catch("plain").parse(query.get("code_challenge_method"));
  return {
    client: clientOf(authority, query.get("client_id") ?? ""),
    ...{ redirectUri: readRedirect(authority, query), scope: whole, state: query.get("state"), nonce: query.get("nonce") },
    mode: modeOf(query),
    prompt: query.get("prompt"),
    challenge: challenge === null ? null : { method, value: challenge },
  };
}

export function modeOf(query: URLSearchParams): AuthorizeRequest["mode"] {
  return z.enum(["query", "fragment", "form_post"]).catch("query").parse(query.get("response_mode"));
}
