import { z } from "zod";
import { GuestlistError } from "../../errors.ts";

type Kind = "consent-needed" | "strong-auth-needed" | "sign-in-again" | "misconfigured" | "unavailable";

/** What Entra's refusal of a token means for us. */
export interface EntraFailure {
  readonly kind: Kind;
  /** Entra's JSON for an interactive sign-in, with `strong-auth-needed`. */
  readonly claims?: string;
  /** To throw where nobody is there to sign in or consent: `identity-unavailable`, or `identity-misconfigured` for all else. */
  readonly error: GuestlistError;
}

/** Fields of MSAL's errors. @azure/identity throws the same class for everything, with one of these as its cause (stack.md). */
const msalError = z.object({
  errorCode: z.string().catch(""),
  errorNo: z.union([z.string(), z.number().transform(String)]).catch(""),
  subError: z.string().catch(""),
  claims: z.string().catch(""),
  message: z.string().catch(""),
  correlationId: z.string().catch(""),
});
type MsalError = z.infer<typeof msalError>;

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes; the reaction to each: graph.md §7.1, teams.md §5.6. */
const meanings: Readonly<Record<string, Kind>> = {
  ...each("consent-needed", [65001, 65004]),
  ...each("strong-auth-needed", [50072, 50074, 50076, 50079, 50158, 53003]),
  ...each("sign-in-again", [50013, 500131, 500133]),
  ...each("misconfigured", [65005, 90002, 500011, 700016, 700024, 7000215, 7000222]),
};

/** Where the number is new to us, OAuth's own words decide (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). */
const words: Readonly<Record<string, Kind>> = {
  consent_required: "consent-needed",
  interaction_required: "strong-auth-needed",
  login_required: "strong-auth-needed",
  invalid_grant: "sign-in-again",
  invalid_client: "misconfigured",
  unauthorized_client: "misconfigured",
  invalid_request: "misconfigured",
  invalid_resource: "misconfigured",
  invalid_scope: "misconfigured",
};

/** `transport`: what the connection itself failed with, if it did. */
export function entraFailure(error: unknown, transport?: unknown): EntraFailure {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const refusal = msalError.parse(cause instanceof Error ? cause : {});
  const number = refusal.errorNo || (/AADSTS(\d+)/.exec(refusal.message)?.[1] ?? "");
  const meaning = transport === undefined ? (meanings[number] ?? words[refusal.subError] ?? words[refusal.errorCode]) : undefined;
  const kind = meaning ?? "unavailable";
  return {
    kind,
    ...(kind === "strong-auth-needed" && refusal.claims !== "" && { claims: refusal.claims }),
    error: failed(kind === "unavailable" ? "identity-unavailable" : "identity-misconfigured", number, refusal, transport),
  };
}

/** MSAL's texts quote Entra's, which may name people; so it is neither message nor cause. What the connection said is harmless. */
function failed(
  code: "identity-unavailable" | "identity-misconfigured",
  number: string,
  { errorCode, correlationId }: MsalError,
  transport: unknown,
): GuestlistError {
  const retryAfter = transport instanceof GuestlistError ? transport.retryAfter : undefined;
  const what = number === "" ? errorCode || "no code" : `AADSTS${number}`;
  return new GuestlistError(code, `Entra gave no token (${what})`, {
    ...(transport !== undefined && { cause: transport }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(correlationId !== "" && { remoteId: correlationId }),
  });
}

function each(kind: Kind, numbers: readonly number[]): Record<string, Kind> {
  return Object.fromEntries(numbers.map((number) => [String(number), kind]));
}
