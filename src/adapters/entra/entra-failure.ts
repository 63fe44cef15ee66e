import { z } from "zod";
import type { SignInDenial } from "../../domain/sign-in-denial.ts";
import { GuestlistError } from "../../errors.ts";
import { unavailable } from "./unavailable.ts";

type Kind = "consent-needed" | "strong-auth-needed" | "sign-in-again" | "denied" | "misconfigured" | "unavailable";

export interface Denial {
  readonly why: SignInDenial;
  /** E.g. "AADSTS50105", or OAuth's code without a number: for the administrator. */
  readonly number: string;
}

/** What it means for us that Entra refused a token. */
export interface EntraFailure {
  readonly kind: Kind;
  /** Entra's JSON for an interactive sign-in; only with `strong-auth-needed`. */
  readonly claims?: string;
  /** Only with `denied`: another sign-in doesn't help, an administrator must do something. */
  readonly denial?: Denial;
  /** To throw where no person can sign in or consent: `identity-unavailable`, or `identity-misconfigured` for every other kind. */
  readonly error: GuestlistError;
}

/** Fields of MSAL's errors. @azure/identity throws the same class for everything, with one of these as its cause (4.14.1). */
const msalError = z.object({
  errorCode: z.string().catch(""),
  errorNo: z.union([z.string(), z.number().transform(String)]).catch(""),
  subError: z.string().catch(""),
  claims: z.string().catch(""),
  message: z.string().catch(""),
  correlationId: z.string().catch(""),
});
export type EntraRefusal = z.infer<typeof msalError>;

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const meanings: Readonly<Record<string, Kind>> = {
  ...each("consent-needed", [65001, 65004, 90094, 650053]),
  ...each("strong-auth-needed", [50055, 50072, 50074, 50076, 50078, 50079, 50158]),
  ...each("sign-in-again", [50013, 50089, 50132, 50133, 50173, 500131, 500133, 54005, 70008, 70043, 700082]),
  ...each("denied", [50005, 50034, 50053, 50057, 50097, 50105, 50129, 500571, 53000, 53001, 53002, 53003, 53004, 53009, 53011]),
  ...each("denied", [530032, 530034, 530035]),
  ...each("misconfigured", [65005, 90002, 500011, 700016, 700024, 7000215, 7000222]),
};

const denials: Readonly<Record<string, SignInDenial>> = {
  ...each("not-assigned", [50105]),
  ...each("account-disabled", [50034, 50053, 50057, 500571]),
  ...each("access-rule", [53003, 53004, 53011, 530032, 530034, 530035]),
  ...each("device", [50005, 50097, 50129, 53000, 53001, 53002, 53009]),
};

/** For a number that isn't in the list, OAuth's own error code decides (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). */
const words: Readonly<Record<string, Kind>> = {
  consent_required: "consent-needed",
  interaction_required: "strong-auth-needed",
  login_required: "strong-auth-needed",
  invalid_grant: "denied",
  invalid_client: "misconfigured",
  unauthorized_client: "misconfigured",
  invalid_request: "misconfigured",
  invalid_resource: "misconfigured",
  invalid_scope: "misconfigured",
};

/** `transport`: the failure of the connection itself, if there was one. It decides, and becomes the cause; MSAL's texts must not. */
export function entraFailure(error: unknown, transport?: unknown): EntraFailure {
  if (transport !== undefined) return { kind: "unavailable", error: unavailable("Entra could not be reached", transport) };
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return refusalFailure(msalError.parse(cause instanceof Error ? cause : {}));
}

/** The same for a refusal that we read ourselves. */
export function refusalFailure(refusal: EntraRefusal): EntraFailure {
  const number = refusal.errorNo || (/AADSTS(\d+)/.exec(refusal.message)?.[1] ?? "");
  const kind = meanings[number] ?? words[refusal.subError] ?? words[refusal.errorCode] ?? "unavailable";
  return {
    kind,
    ...(kind === "denied" && { denial: { why: denials[number] ?? "other", number: nameOf(number, refusal) } }),
    ...(kind === "strong-auth-needed" && refusal.claims !== "" && { claims: refusal.claims }),
    error: failed(kind === "unavailable" ? "identity-unavailable" : "identity-misconfigured", number, refusal),
  };
}

/** Entra's texts may name people, so they are neither the message nor the cause. The number and the correlation id help to find them. */
function failed(code: "identity-unavailable" | "identity-misconfigured", number: string, refusal: EntraRefusal): GuestlistError {
  const { correlationId } = refusal;
  const message = `Entra gave no token (${nameOf(number, refusal)})`;
  return new GuestlistError(code, message, correlationId === "" ? {} : { remoteId: correlationId });
}

function nameOf(number: string, { errorCode }: EntraRefusal): string {
  return number === "" ? errorCode || "no code" : `AADSTS${number}`;
}

function each<const Value extends string>(value: Value, numbers: readonly number[]): Record<string, Value> {
  return Object.fromEntries(numbers.map((number) => [String(number), value]));
}
