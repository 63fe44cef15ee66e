import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";

/** An error of the token endpoint in OAuth's and Entra's words. */
export interface EntraError {
  readonly status: ContentfulStatusCode;
  readonly error: string;
  /** The number behind AADSTS. */
  readonly code: number;
  readonly text: string;
  readonly suberror?: string;
  /** A claims challenge: JSON as text. */
  readonly claims?: string;
}

/** Thrown by the grants, answered by the token endpoint. */
export class EntraRefusal extends Error {
  readonly refusal: EntraError;

  constructor(refusal: EntraError) {
    super(`AADSTS${refusal.code}: ${refusal.text}`);
    this.refusal = refusal;
  }
}

/** Entra's error body (Microsoft: On-behalf-of flow), with ids and times in it as the real ones have. */
export function answerRefusal(c: Context, refusal: EntraError): Response {
  return c.json(describeRefusal(c, refusal), refusal.status);
}

/** The same as an object. */
export function describeRefusal(c: Context, { error, code, text, suberror, claims }: EntraError) {
  const timestamp = new Date().toISOString().replace("T", " ").replace(/\.\d+/, "");
  const trace_id = crypto.randomUUID();
  const correlation_id = correlationId(c);
  const error_description = `AADSTS${code}: ${text} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`;
  const error_uri = `${new URL(c.req.url).origin}/error?code=${code}`;
  const extras = { ...(suberror === undefined ? {} : { suberror }), ...(claims === undefined ? {} : { claims }) };
  return { error, error_description, error_codes: [code], timestamp, trace_id, correlation_id, error_uri, ...extras };
}

/** The client's, if it sent a proper one. */
function correlationId(c: Context): string {
  const sent = z.uuid().safeParse(c.req.header("client-request-id"));
  return sent.success ? sent.data : crypto.randomUUID();
}
