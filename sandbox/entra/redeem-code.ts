import { createHash } from "node:crypto";
import { answerPerson, findPerson } from "./answer-person.ts";
import type { Authority } from "./authority.ts";
import { missingSecret } from "./client-refusals.ts";
import { clientOf } from "./clients.ts";
import type { AuthorizationCode } from "../tenant/grant-store.ts";
import * as refusals from "./refusals.ts";
import type { TokenForm } from "./token-form.ts";

type Answer = Promise<Readonly<Record<string, unknown>>>;

/** E101: The authorization code grant with PKCE. @throws EntraRefusal */
export async function grantCode(authority: Authority, form: TokenForm): Answer {
  const code = authority.tenant.grants.takeCode(form.require("code"));
  const redirectUri = form.require("redirect_uri");
  if (!code) throw refusals.expiredCode();
  checkClient(authority, form, code);
  if (code.redirectUri !== redirectUri) throw refusals.unknownRedirect(authority, redirectUri);
  checkVerifier(code, form);
  const user = findPerson(authority, code.personId);
  return answerPerson(authority, form, { user, scope: form.get("scope") ?? code.scope, nonce: code.nonce });
}

/** Codes and refresh tokens are for the program that they were issued to. */
function checkClient(authority: Authority, form: TokenForm, { clientId }: { readonly clientId: string }): void {
  if (clientOf(authority, form.require("client_id")).appId !== clientId) throw refusals.invalidGrant(form.require("grant_type"));
}

/** A public client has only PKCE to prove that the code was issued to it. */
function checkVerifier({ challenge }: AuthorizationCode, form: TokenForm): void {
  const isPublic = form.get("client_secret") === undefined && form.get("client_assertion") === undefined;
  if (!challenge && isPublic) throw missingSecret();
  if (!challenge) return;
  const verifier = form.require("code_verifier");
  const value = challenge.method === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
  if (value !== challenge.value) throw refusals.verifierMismatch();
}

/** E106: The refresh token grant: the same person, with the same permissions or fewer. @throws EntraRefusal */
export async function grantRefresh(authority: Authority, form: TokenForm): Answer {
  const kept = authority.tenant.grants.findRefreshToken(form.require("refresh_token"));
  if (!kept) throw refusals.invalidGrant("refresh_token");
  checkClient(authority, form, kept);
  return answerPerson(authority, form, { user: findPerson(authority, kept.personId), scope: form.get("scope") ?? kept.scope });
}

/** E107: The device code grant: the request that the program repeats. @throws EntraRefusal */
export async function grantDeviceCode(authority: Authority, form: TokenForm): Answer {
  const deviceCode = form.require("device_code");
  const { grants } = authority.tenant;
  const device = grants.findDevice(deviceCode);
  if (!device) throw refusals.invalidGrant("device_code");
  checkClient(authority, form, device);
  if (device.until <= Date.now()) throw refusals.deviceCodeExpired();
  if (device.isDeclined) throw refusals.authorizationDeclined();
  if (device.personId === null) throw refusals.authorizationPending();
  grants.forgetDevice(deviceCode);
  return answerPerson(authority, form, { user: findPerson(authority, device.personId), scope: device.scope });
}
