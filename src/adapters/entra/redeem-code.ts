import { jwtVerify } from "jose";
import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import type { EntraApp } from "./entra-settings.ts";
import { unavailable } from "./unavailable.ts";

/** The person who signed in, or the reason why nobody did. */
export type Redeemed =
  { readonly kind: "person"; readonly id: string; readonly tenantId: string } | { readonly kind: "refused"; readonly why: string };

export interface RedeemOptions {
  readonly app: EntraApp;
  readonly send: EntraFetch;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Pick<Clock, "now">;
}

interface Code {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string;
  readonly nonce: string;
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
const tokenAnswer = z.object({ id_token: z.string() });
const refusal = z.object({ error: z.string().regex(/^\w{1,60}$/), error_codes: z.array(z.number()).optional() });
const idClaims = z.object({ oid: z.string(), tid: z.string(), nonce: z.string() });

/** Redeems an authorization code, only to prove who signed in. @throws GuestlistError `identity-unavailable` */
export async function redeemCode(
  { app, send, keys, clock }: RedeemOptions,
  { code, redirectUri, verifier, nonce }: Code,
): Promise<Redeemed> {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: app.appId,
    client_secret: app.appPassword,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const answer = await ask(send, `${app.cloud.authorityHost}/${app.tenantId}/oauth2/v2.0/token`, body.toString());
  const tokens = tokenAnswer.safeParse(answer);
  if (!tokens.success) return refused(answer);
  const claims = await proven({ app, keys, clock }, tokens.data.id_token);
  return claims?.nonce === nonce ? { kind: "person", id: claims.oid, tenantId: claims.tid } : { kind: "refused", why: "invalid-id-token" };
}

async function ask(send: EntraFetch, url: string, body: string): Promise<unknown> {
  const [sent] = await Promise.allSettled([
    send(url, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body }),
  ]);
  if (sent.status === "rejected") throw unavailable("Entra could not be reached", sent.reason);
  if (sent.value.status >= 500) throw unavailable(`Entra answered ${sent.value.status}`, undefined);
  const [read] = await Promise.allSettled([sent.value.json()]);
  return read.status === "fulfilled" ? read.value : undefined;
}

function refused(answer: unknown): Redeemed {
  const read = refusal.safeParse(answer);
  if (!read.success) return { kind: "refused", why: "no-id-token" };
  const [number] = read.data.error_codes ?? [];
  return { kind: "refused", why: number === undefined ? read.data.error : `AADSTS${number}` };
}

/** The ID token came from Entra over TLS, but is checked all the same: there may be a proxy in between. */
async function proven({ app, keys, clock }: Omit<RedeemOptions, "send">, idToken: string): Promise<z.infer<typeof idClaims> | undefined> {
  const [verified] = await Promise.allSettled([
    jwtVerify(idToken, keys, {
      algorithms: ["RS256"],
      audience: app.appId,
      issuer: app.cloud.userTokenIssuers.map((issuer) => issuer.replace("{tenantId}", app.tenantId)),
      currentDate: new Date(clock.now()),
      clockTolerance: 60,
    }),
  ]);
  return verified.status === "fulfilled" ? idClaims.safeParse(verified.value.payload).data : undefined;
}
