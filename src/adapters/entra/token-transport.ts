import type { ClientSecretCredentialOptions } from "@azure/identity";
import type { EntraFetch } from "./entra-fetch.ts";

type HttpClient = NonNullable<ClientSecretCredentialOptions["httpClient"]>;
type Request = Parameters<HttpClient["sendRequest"]>[0];
type Answer = Awaited<ReturnType<HttpClient["sendRequest"]>>;

export interface TokenTransport {
  /** For a credential's options. */
  readonly options: Pick<ClientSecretCredentialOptions, "httpClient" | "retryOptions">;
  /** What the latest request failed with, if it did: MSAL replaces every failure by its own `network_error` without a cause. */
  readonly failure: () => unknown;
}

/**
 * Puts @azure/identity on our `fetch` and our retries, so that there is one kind. Its own retries (3 of its pipeline, of 429 and 5xx)
 * are switched off. MSAL also remembers a 429 or 5xx it saw and then refuses for a minute without asking: it sees none, since
 * they are thrown here after our retries gave up.
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
  if (answer.status >= 500) throw new Error(`Entra answered ${answer.status}`);
  return { request, status: answer.status, headers: pipelineHeaders(answer.headers), bodyAsText: await answer.text() };
}

/** The Azure pipeline's form of headers; a fetch Response has them in lower case already. */
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
