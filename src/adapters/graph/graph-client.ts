import { Client, GraphClientError, ResponseType } from "@microsoft/microsoft-graph-client";
import type { GraphRequest as SdkRequest } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { GuestlistError } from "../../errors.ts";
import type { Actor } from "../../ports/identity.ts";
import type { HttpRetry } from "../http-retry.ts";
import { attachToken } from "./attach-token.ts";
import { challengeIn, isChallenge, readAnswer } from "./graph-answer.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import { sendWithRetry } from "./send-with-retry.ts";

export interface GraphRequest {
  readonly actor: Actor;
  /** Encoded, after the version (`/users?$filter=…`), or a whole link that Graph gave. */
  readonly path: string;
  /** Sent as JSON by POST; without it the request is a GET unless `method` says otherwise. */
  readonly body?: unknown;
  readonly method?: "DELETE";
  /** For a POST that can be repeated without harm; a GET always can, and a DELETE. */
  readonly idempotent?: boolean;
  /** Milliseconds for one attempt; 10,000 unless told. */
  readonly timeoutMs?: number;
  /** Beta for what v1.0 doesn't have; v1.0 unless told. */
  readonly version?: "v1.0" | "beta";
}

/** Graph of one cloud, v1.0 unless told. Answers of every status come back as values; only {@link GraphClient.send} knows the SDK. */
export interface GraphClient {
  /** The whole address of something in v1.0, for bodies that refer to it: `/users/{id}`. */
  link(path: string): string;
  /**
   * @throws GuestlistError `throttled` (429 for too long), `identity-…` (no token for the app), `directory-answer-unexpected`
   *   (a link that is not Graph's: nothing was sent); else what the connection threw (a time-out is a `TimeoutError`).
   */
  send(request: GraphRequest): Promise<GraphAnswer>;
}

export interface GraphClientOptions {
  readonly cloud: { readonly graphRoot: string };
  readonly retry: HttpRetry;
  readonly newId: () => string;
  /** The app's own token for Graph. */
  readonly appToken: () => Promise<string>;
  /** Told of a person's token that Graph takes no longer, and of the claims that it wants in the next one. */
  readonly challenged?: (token: string, claims: string | undefined) => void;
  readonly fetch?: typeof globalThis.fetch;
}

const usualVersion = "v1.0";
const usualTimeoutMs = 10_000;

export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { cloud, retry, newId, appToken, challenged, fetch = globalThis.fetch } = options;

  async function send({
    actor,
    path,
    body,
    method,
    idempotent = body === undefined,
    timeoutMs = usualTimeoutMs,
    version = usualVersion,
  }: GraphRequest): Promise<GraphAnswer> {
    const url = path.startsWith("/") ? `${cloud.graphRoot}/${version}${path}` : graphLink(path, cloud.graphRoot);
    const token = async (): Promise<string> => (actor.kind === "app" ? appToken() : actor.accessToken);
    const chain = [
      attachToken({ graphRoot: cloud.graphRoot, url, token, newId }),
      sendWithRetry({ retry, fetch, url, call: { to: "graph", idempotent, timeoutMs } }),
    ];
    const client = Client.initWithMiddleware({ baseUrl: cloud.graphRoot, defaultVersion: usualVersion, middleware: chain });
    const request = client.api(url).responseType(ResponseType.RAW);
    const sent = dispatch(request, method, body);
    const answer = await readAnswer(z.instanceof(Response).parse(await sent.catch(unwrap)));
    if (actor.kind === "person" && isChallenge(answer)) challenged?.(actor.accessToken, challengeIn(answer));
    return answer;
  }
  return { send, link: (path) => `${cloud.graphRoot}/${usualVersion}${path}` };
}

async function dispatch(request: SdkRequest, method: "DELETE" | undefined, body: unknown): Promise<unknown> {
  if (method === "DELETE") return request.delete();
  return body === undefined ? request.get() : request.post(body);
}

/** The SDK would rewrap whatever its chain throws and lose code and cause; only its own error class passes untouched. */
function unwrap(error: unknown): never {
  throw error instanceof GraphClientError ? error.customError : error;
}

/** A link to follow as it is: to Graph, or nowhere, since a token goes with it. */
function graphLink(link: string, graphRoot: string): string {
  if (URL.parse(link)?.origin === graphRoot) return link;
  throw new GuestlistError("directory-answer-unexpected", "A link from Graph leads somewhere else");
}
