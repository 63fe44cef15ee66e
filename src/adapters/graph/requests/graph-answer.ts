import { z } from "zod";
import { GuestlistError } from "../../../errors.ts";
import { retryAfterSeconds } from "../../http-retry.ts";

/** An answer from Graph, alone or as an item of a batch. */
export interface GraphAnswer {
  readonly status: number;
  /** Undefined when the body was empty or not JSON: proxies answer in HTML. */
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
  /** Graph's `request-id`; Microsoft's support asks for it. */
  readonly requestId: string | undefined;
}

/** https://learn.microsoft.com/graph/errors: the inner error exists in both spellings. */
const envelope = z.object({ error: z.object({ code: z.string().catch(""), message: z.string().catch("") }) });

export async function readAnswer(response: Response): Promise<GraphAnswer> {
  const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
  return { status: response.status, body: json(await response.text()), header, requestId: header("request-id") };
}

/** Graph's own words. Never log them: they may name people. */
export function graphError(answer: GraphAnswer): { readonly code: string; readonly message: string } {
  const parsed = envelope.safeParse(answer.body);
  return parsed.success ? parsed.data.error : { code: "", message: "" };
}

/** Checks the answer with our schema. `what` names the call for the log. */
export function expectAnswer<S extends z.ZodType>(schema: S, answer: GraphAnswer, what: string): z.infer<S> {
  if (answer.status >= 400) throw refused(answer, what);
  const parsed = schema.safeParse(answer.body);
  if (answer.status < 300 && parsed.success) return parsed.data;
  throw unexpected(answer, what, parsed.error);
}

/** Graph asks for another token, for which the person must prove who they are (Microsoft: Claims challenges). */
export function isChallenge({ status, header }: GraphAnswer): boolean {
  return (status === 401 || status === 403) && /insufficient_claims/i.test(header("www-authenticate") ?? "");
}

/** The claims that a challenge asks for, as JSON; the header has them in base64 (Microsoft: Claims challenges). */
export function challengeIn({ header }: GraphAnswer): string | undefined {
  const encoded = /claims="([\w+/=-]+)"/.exec(header("www-authenticate") ?? "")?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
}

/**
 * Whether Graph refuses this question, or can't answer it: a permission is missing, or the form of the query isn't supported (400, and
 * sometimes 500). Another question may be answered.
 */
export function isShapeRefused(answer: GraphAnswer): boolean {
  const { status } = answer;
  return (status === 400 || status === 403 || status >= 500) && !isChallenge(answer);
}

/** Whether Graph doesn't tell this: a permission is missing, or it doesn't accept the question. */
export function isHidden({ status }: GraphAnswer): boolean {
  return status === 403 || status === 400;
}

/** The failure that a status of 400 or more means. */
export function refused(answer: GraphAnswer, what: string): GuestlistError {
  const code = /^[\w.]{1,80}$/.exec(graphError(answer).code)?.[0] ?? "no code";
  const { status, requestId } = answer;
  return new GuestlistError(kindOf(answer), `${what}: Graph answered ${status} (${code})`, {
    status,
    ...(requestId !== undefined && { remoteId: requestId }),
    ...retryAfter(answer),
    ...claims(answer),
  });
}

function kindOf(answer: GraphAnswer): "directory-unavailable" | "directory-refused" | "sign-in-challenged" {
  if (isChallenge(answer)) return "sign-in-challenged";
  return answer.status >= 500 ? "directory-unavailable" : "directory-refused";
}

/** The wait that Graph asks for, as a failure's detail. */
export function retryAfter(answer: GraphAnswer): { readonly retryAfter?: number } {
  const seconds = retryAfterSeconds(answer.header("retry-after"));
  return seconds === undefined ? {} : { retryAfter: seconds };
}

/** Says where the answer was unexpected, but never what it contained. */
export function unexpected(answer: GraphAnswer, what: string, problem?: z.ZodError): GuestlistError {
  const where = problem?.issues.map(({ path, code }) => `${path.join(".")}: ${code}`).join(", ");
  const { status, requestId } = answer;
  return new GuestlistError(
    "directory-answer-unexpected",
    `${what}: unexpected answer ${status}${where === undefined ? "" : ` (${where})`}`,
    {
      status,
      ...(requestId !== undefined && { remoteId: requestId }),
    },
  );
}

/** Base64 of JSON; any other value is dropped. */
function claims({ header }: GraphAnswer): { readonly claims?: string } {
  const [, encoded = ""] = /\bclaims="([\w+/=-]+)"/.exec(header("www-authenticate") ?? "") ?? [];
  const text = Buffer.from(encoded, "base64").toString("utf8");
  return json(text) instanceof Object ? { claims: text } : {};
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
