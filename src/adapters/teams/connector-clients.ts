import { ConnectorFactory } from "botframework-connector";
import type { ConnectorClient } from "botframework-connector";
import { LRUCache } from "lru-cache";
import type { HttpRetry } from "../http-retry.ts";

/** For one call to Teams; the turn that makes it must be answered within 10 to 15 s (msteams-docs #6461). */
const timeoutMs = 8_000;

/** The part of Azure's pipeline that we change. */
interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: { name: string; sendRequest(request: Request, next: Next): Promise<Response> }, where: { phase: "Retry" }): void;
}
interface Request {
  method: string;
  url: string;
}
interface Response {
  status: number;
  headers: { get(name: string): string | undefined };
}
type Next = (request: Request) => Promise<Response>;

/**
 * Connector clients, one per service URL and audience (making one costs a tenth of a turn's CPU), that follow our retries: the SDK's
 * own policy repeats a POST after a 5xx and so posts twice (measured).
 */
export class ConnectorClients {
  readonly #clients = new LRUCache<string, ConnectorClient>({ max: 50 });
  readonly #retry: HttpRetry;

  constructor(retry: HttpRetry) {
    this.#retry = retry;
  }

  /** A factory that keeps the clients that `factory` makes. */
  keeping(factory: ConnectorFactory): ConnectorFactory {
    return new KeepingFactory(async (serviceUrl, audience) => {
      const key = `${serviceUrl}|${audience}`;
      const kept = this.#clients.get(key);
      if (kept) return kept;
      const client = await factory.create(serviceUrl, audience);
      this.#addRetry(pipelineOf(client));
      this.#clients.set(key, client);
      return client;
    });
  }

  #addRetry(pipeline: Pipeline): void {
    const retry = this.#retry;
    pipeline.removePolicy({ name: "defaultRetryPolicy" });
    const sendRequest = async (request: Request, next: Next): Promise<Response> =>
      retry.run({ to: threadOf(request.url), idempotent: request.method !== "POST", timeoutMs }, async () => {
        const response = await next(request);
        return { status: response.status, retryAfter: response.headers.get("retry-after"), value: response };
      });
    // in this phase an answer is still an answer: later, the SDK has turned all but 2xx into exceptions
    pipeline.addPolicy({ name: "guestlistRetry", sendRequest }, { phase: "Retry" });
  }
}

/** Teams limits a bot's messages per thread (Microsoft: Optimize your bot with rate limiting in Teams): one busy thread doesn't pause the others. */
function threadOf(url: string): string {
  const conversation = /\/v3\/conversations\/([^/?]+)/.exec(url)?.[1];
  return conversation === undefined ? "teams" : `teams:${conversation}`;
}

type Create = ConnectorFactory["create"];

class KeepingFactory extends ConnectorFactory {
  readonly #create: Create;

  constructor(create: Create) {
    super();
    this.#create = create;
  }

  override async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    return this.#create(serviceUrl, audience);
  }
}

/** The pipeline is a private member of botbuilder's (archived) client. */
function pipelineOf(client: ConnectorClient): Pipeline {
  const inner: unknown = Reflect.get(client, "client");
  if (hasPipeline(inner)) return inner.pipeline;
  throw new TypeError("botbuilder's connector client has another shape than that of 4.23.3");
}

function hasPipeline(inner: unknown): inner is { pipeline: Pipeline } {
  return typeof inner === "object" && inner !== null && "pipeline" in inner;
}
