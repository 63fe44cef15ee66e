import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";

/** An error of the token endpoint, with OAuth's and Entra's properties. */
export interface EntraError {
  readonly status: ContentfulStatusCode;
  readonly error: string;
  /** The number after AADSTS. */
  readonly code: number;
  readonly text: string;
  readonly suberror?: string;
  /** A claims challenge: JSON as text. */
  readonly claims?: string;
}

/** Thrown by the grants. The token endpoint turns it into an answer. */
export class EntraRefusal extends Error {
  readonly refusal: EntraError;

  constructor(refusal: EntraError) {
    super(`AADSTS${refusal.code}: ${refusal.text}`);
    this.refusal = refusal;
  }
}

/** Entra's error body (Microsoft: On-behalf-of flow), with ids and times like the real ones. */
export function answerRefusal(c: Context, refusal: EntraError): Response {
  return c.json(describeRefusal(c, refusal), refusal.status);
}

/** E4: The same body as an object. */
export function describeRefusal(c: Context, { error, code, text, suberror, claims }: EntraError) {
  const timestamp = new Date().toISOString().replace("T", " ").replace(/\.\d+/, "");
  const trace_id = crypto.randomUUID();
  const correlation_id = correlationId(c);
  const error_description = `AADSTS${code}: ${text} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`;
  const error_uri = `${new URL(c.req.url).origin}/error?code=${code}`;
  const extras = { ...(suberror === undefined ? {} : { suberror }), ...(claims === undefined ? {} : { claims }) };
  return { error, error_description, error_codes: [code], timestamp, trace_id, correlation_id, error_uri, ...extras };
}

/** The client's correlation id if it is a valid one; else a new one. */
function correlationId(c: Context): string {
  const sent = z.uuid().safeParse(c.req.header("client-request-id"));
  return sent.success ? sent.data : crypto.randomUUID();
}
