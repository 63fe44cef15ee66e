import type { ClientSecretCredentialOptions } from "@azure/identity";
import type { EntraFetch } from "./entra-fetch.ts";
import { failedAnswer } from "./unavailable.ts";

type HttpClient = NonNullable<ClientSecretCredentialOptions["httpClient"]>;
type Request = Parameters<HttpClient["sendRequest"]>[0];
type Answer = Awaited<ReturnType<HttpClient["sendRequest"]>>;

export interface TokenTransport {
  /** For a credential's options. */
  readonly options: Pick<ClientSecretCredentialOptions, "httpClient" | "retryOptions">;
  /** The failure of the latest request, if it failed. MSAL replaces every failure with its own `network_error`, which has no cause. */
  readonly failure: () => unknown;
}

/**
 * Makes @azure/identity use our `fetch` and our retries, so that all calls are retried in the same way. Its own retries (its pipeline
 * repeats 429 and 5xx 3 times) are switched off. MSAL also remembers a 429 or 5xx and then refuses for a minute without a request. It never
 * sees one: when our retries give up, this throws instead.
 */
export function createTokenTransport(send: EntraFetch): TokenTransport {
  let failure: unknown;

  async function sendRequest(request: Request): Promise<Answer> {
    try {
      failure = undefined;
      return await exchange(send, request);
    } catch (error) {
      failure = error;
      throw error;
    }
  }

  return { options: { httpClient: { sendRequest }, retryOptions: { maxRetries: 0 } }, failure: () => failure };
}

async function exchange(send: EntraFetch, request: Request): Promise<Answer> {
  const { method, url, headers, body } = request;
  const answer = await send(url, { method, headers: headers.toJSON(), ...(typeof body === "string" && { body }) });
  if (answer.status >= 500) throw failedAnswer(answer);
  return { request, status: answer.status, headers: pipelineHeaders(answer.headers), bodyAsText: await answer.text() };
}

/** Headers in the form of the Azure pipeline. Those of a fetch Response are in lower case already. */
function pipelineHeaders(headers: Headers): Answer["headers"] {
  return {
    get: (name) => headers.get(name) ?? undefined,
    has: (name) => headers.has(name),
    set: (name, value) => headers.set(name, String(value)),
    delete: (name) => headers.delete(name),
    toJSON: () => Object.fromEntries(headers),
    [Symbol.iterator]: () => headers.entries(),
  };
}
