import { z } from "zod";
import type { Instant } from "../../../domain/ids.ts";
import { refusalFailure } from "../entra-failure.ts";
import type { EntraFailure } from "../entra-failure.ts";
import { postForm } from "../post-form.ts";
import type { ShellEntra } from "./shell-entra.ts";

/** A person's tokens. They are kept in memory only. */
export interface Tokens {
  readonly accessToken: string;
  readonly expiresAt: Instant;
  readonly idToken?: string;
  readonly refreshToken?: string;
}

export type TokensOutcome =
  | { readonly kind: "tokens"; readonly tokens: Tokens }
  /** `error` is OAuth's word, e.g. "authorization_pending". */
  | { readonly kind: "refused"; readonly error: string; readonly failure: EntraFailure };

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow (error response) */
const refusal = z.object({
  error: z.string().catch(""),
  error_description: z.string().catch(""),
  error_codes: z.array(z.number()).catch([]),
  suberror: z.string().catch(""),
  claims: z.string().catch(""),
  correlation_id: z.string().catch(""),
});

/** Redeems a grant. A person's has no secret: the app is a public client there. @throws GuestlistError `identity-unavailable` */
export async function requestTokens(
  { app, send, clock }: Omit<ShellEntra, "keys">,
  grant: Readonly<Record<string, string>>,
): Promise<TokensOutcome> {
  const url = `${app.cloud.authorityHost}/${app.tenantId}/oauth2/v2.0/token`;
  const answer = await postForm(send, url, { client_id: app.appId, ...grant });
  const { success, data } = tokenAnswer.safeParse(answer);
  if (!success) return readRefusal(answer);
  const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken, expires_in } = data;
  const expiresAt = clock.later(expires_in * 1_000);
  return {
    kind: "tokens",
    tokens: { accessToken, expiresAt, ...(idToken !== undefined && { idToken }), ...(refreshToken !== undefined && { refreshToken }) },
  };
}

/** A refusal of the token endpoint, or in the address with which the browser comes back. */
export function readRefusal(answer: unknown): Extract<TokensOutcome, { kind: "refused" }> {
  const { error, error_description, error_codes, suberror, claims, correlation_id } = refusal.parse(answer ?? {});
  const failure = refusalFailure({
    ...{ errorCode: error, errorNo: String(error_codes[0] ?? ""), subError: suberror, claims },
    ...{ message: error_description, correlationId: correlation_id },
  });
  return { kind: "refused", error, failure };
}
