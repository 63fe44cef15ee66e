import { Client, GraphClientError, ResponseType } from "@microsoft/microsoft-graph-client";
import type { GraphRequest as SdkRequest } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { GuestlistError } from "../../../errors.ts";
import type { Actor, PersonTokens } from "../../../ports/identity.ts";
import type { HttpRetry } from "../../http-retry.ts";
import { attachToken } from "./attach-token.ts";
import { challengeIn, isChallenge, readAnswer } from "./graph-answer.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import { sendWithRetry } from "./send-with-retry.ts";

export interface GraphRequest {
  readonly actor: Actor;
  /** Encoded, without the version (`/users?$filter=…`), or a whole link that Graph returned. */
  readonly path: string;
  /** Sent as JSON by POST. Without a body the request is a GET, unless `method` says otherwise. */
  readonly body?: unknown;
  readonly method?: "DELETE" | "PATCH";
  /** For a POST or PATCH that can be repeated without harm. A GET and a DELETE always can. */
  readonly idempotent?: boolean;
  /** It changes nothing, and nothing waits for it: it may be asked for again after a person has signed in again. */
  readonly onlyReads?: true;
  /** Beyond those that every request has, e.g. `ConsistencyLevel`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for one attempt; 10,000 by default. */
  readonly timeoutMs?: number;
  /** Aborted when the caller wants to stop: ends the request and its waits. */
  readonly signal?: AbortSignal;
  /** Sent once, and not repeated: the caller comes again by itself. */
  readonly once?: true;
  /** Beta for what v1.0 doesn't have; v1.0 by default. */
  readonly version?: "v1.0" | "beta";
}

/** Graph of one cloud, v1.0 by default. Answers of every status are returned as values; only {@link GraphClient.send} knows the SDK. */
export interface GraphClient {
  /** The whole address of a resource in v1.0, for bodies that refer to it: `/users/{id}`. */
  link(path: string): string;
  /**
   * @throws GuestlistError `throttled` (429 for too long), `identity-…` (no token for the app), `directory-answer-unexpected` (a link that
   * isn't Graph's: nothing was sent); otherwise the connection's own error (a time-out is a `TimeoutError`).
   */
  send(request: GraphRequest): Promise<GraphAnswer>;
}

export interface GraphClientOptions {
  readonly cloud: { readonly graphRoot: string };
  readonly retry: HttpRetry;
  readonly newId: () => string;
  /** The app's own token for Graph. */
  readonly appToken: () => Promise<string>;
  /** Called when Graph no longer accepts a person's token, with the claims that it wants in the next one. */
  readonly challenged?: (token: string, claims: string | undefined) => void;
  /** Only where the person is there, at a shell. */
  readonly personTokens?: PersonTokens;
  readonly fetch?: typeof globalThis.fetch;
}

const usualVersion = "v1.0";
const usualTimeoutMs = 10_000;

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { cloud, retry, newId, appToken, challenged, personTokens, fetch = globalThis.fetch } = options;

  async function tokenFor({ actor, onlyReads }: GraphRequest): Promise<string> {
    if (actor.kind === "app") return appToken();
    return personTokens ? personTokens.inPlaceOf(actor.accessToken, { onlyReads: onlyReads === true }) : actor.accessToken;
  }

  async function sendOnce(request: GraphRequest, token: () => Promise<string>): Promise<GraphAnswer> {
    const { actor, path, body, method, headers = {}, signal, once, timeoutMs = usualTimeoutMs, version = usualVersion } = request;
    const { idempotent = body === undefined } = request;
    const url = path.startsWith("/") ? `${cloud.graphRoot}/${version}${path}` : graphLink(path, cloud.graphRoot);
    const call = { to: "graph", by: callerOf(actor), idempotent, timeoutMs, ...(signal && { signal }), ...(once && { once }) } as const;
    const chain = [attachToken({ graphRoot: cloud.graphRoot, url, token, newId }), sendWithRetry({ retry, fetch, url, call })];
    const client = Client.initWithMiddleware({ baseUrl: cloud.graphRoot, defaultVersion: usualVersion, middleware: chain });
    const sent = dispatch(client.api(url).headers(headers).responseType(ResponseType.RAW), method, body);
    return readAnswer(z.instanceof(Response).parse(await sent.catch(unwrap)));
  }

  async function send(request: GraphRequest): Promise<GraphAnswer> {
    let token = "";
    const answer = await sendOnce(request, async () => (token = await tokenFor(request)));
    if (request.actor.kind === "app" || !isChallenge(answer)) return answer;
    const claims = challengeIn(answer);
    challenged?.(token, claims);
    const isRenewed = personTokens?.isRenewed(token, claims) === true;
    return isRenewed && request.onlyReads ? sendOnce(request, () => tokenFor(request)) : answer;
  }
  return { send, link: (path) => `${cloud.graphRoot}/${usualVersion}${path}` };
}

/** Graph limits the app and each person on their own: what one was refused says nothing about the others. */
export function callerOf(actor: Actor): string {
  return actor.kind === "app" ? actor.kind : actor.id;
}

async function dispatch(request: SdkRequest, method: GraphRequest["method"], body: unknown): Promise<unknown> {
  if (method === "DELETE") return request.delete();
  if (method === "PATCH") return request.patch(body);
  return body === undefined ? request.get() : request.post(body);
}

/** The SDK wraps the errors of its chain again and loses code and cause. Only its own error class passes unchanged. */
function unwrap(error: unknown): never {
  throw error instanceof GraphClientError ? error.customError : error;
}

/** Follows a link unchanged, but only to Graph: the token goes with it. */
function graphLink(link: string, graphRoot: string): string {
  if (URL.parse(link)?.origin === graphRoot) return link;
  throw new GuestlistError("directory-answer-unexpected", "A link from Graph leads somewhere else");
}
