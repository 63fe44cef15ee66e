import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import { checkIdToken } from "./check-id-token.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import type { EntraApp } from "./entra-settings.ts";
import { isOurIssuer } from "./our-issuer.ts";
import { postForm } from "./post-form.ts";

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
  const answer = await postForm(send, `${app.cloud.authorityHost}/${app.tenantId}/oauth2/v2.0/token`, {
    grant_type: "authorization_code",
    client_id: app.appId,
    client_secret: app.appPassword,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const tokens = tokenAnswer.safeParse(answer);
  if (!tokens.success) return refused(answer);
  const claims = await proven({ app, keys, clock }, tokens.data.id_token);
  return claims?.nonce === nonce ? { kind: "person", id: claims.oid, tenantId: claims.tid } : { kind: "refused", why: "invalid-id-token" };
}

function refused(answer: unknown): Redeemed {
  const read = refusal.safeParse(answer);
  if (!read.success) return { kind: "refused", why: "no-id-token" };
  const [number] = read.data.error_codes ?? [];
  return { kind: "refused", why: number === undefined ? read.data.error : `AADSTS${number}` };
}

async function proven({ app, keys, clock }: Omit<RedeemOptions, "send">, idToken: string): Promise<z.infer<typeof idClaims> | undefined> {
  const payload = await checkIdToken({ app, keys, clock }, idToken);
  return payload !== undefined && isOurIssuer(app, payload.iss ?? "") ? idClaims.safeParse(payload).data : undefined;
}
