import { z } from "zod";
import type { SigningKeys } from "../../entra/keys.ts";
import { pathOf } from "../../requests/log-requests.ts";
import type { RequestLog } from "../../requests/request-log.ts";
import { issueChannelToken } from "./channel-token.ts";

/** The bot's reaction to an activity. */
export type Delivery =
  | { readonly kind: "answered"; readonly status: number; readonly body: unknown }
  /** Nothing listens there, or it didn't answer in the time that Teams waits. */
  | { readonly kind: "unreachable" };

export interface BotEndpointOptions {
  /** The bot's messaging endpoint. */
  readonly url: string;
  readonly appId: string;
  /** The connector's address, for activities. */
  readonly serviceUrl: () => string;
  /** The channel's keys. */
  readonly keys: SigningKeys;
  /** True: every activity is sent twice, as Teams' backend sometimes does (msteams-docs #6461). */
  readonly twice: () => boolean;
  readonly requests: RequestLog;
  /** How long Teams waits for an answer (people report 10–15 s: msteams-docs #6461). */
  readonly waitMs: number;
}

/** The parts that are needed to send something to the bot. */
export type ToBot = Pick<BotEndpoint, "deliver" | "serviceUrl">;

/** The channel's connection to the bot: posts activities with a channel token. */
export class BotEndpoint {
  /** The bot's endpoint; it can be changed while the sandbox runs. */
  url: string;
  readonly #options: BotEndpointOptions;
  readonly #closing = new AbortController();

  constructor(options: BotEndpointOptions) {
    this.#options = options;
    this.url = options.url;
  }

  get serviceUrl(): string {
    return this.#options.serviceUrl();
  }

  /** Aborts all deliveries that are running. */
  close(): void {
    this.#closing.abort();
  }

  /** Aborted when the endpoint is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** T57: Sends an activity. If it is sent twice, the first answer counts. */
  async deliver(activity: object): Promise<Delivery> {
    const deliveries = [this.#send(activity), ...(this.#options.twice() ? [this.#send(activity)] : [])] as const;
    const [first] = await Promise.all(deliveries);
    return first;
  }

  async #send(activity: object): Promise<Delivery> {
    const { appId, keys, waitMs } = this.#options;
    const [at, start] = [new Date().toISOString(), performance.now()];
    const token = await issueChannelToken(keys, appId, this.serviceUrl);
    const headers = { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${token}` };
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(waitMs), this.#closing.signal]);
      const response = await fetch(this.url, { method: "POST", headers, body: JSON.stringify(activity), redirect: "error", signal });
      const body = parse(await response.text());
      this.#log(activity, at, start, response.status);
      return { kind: "answered", status: response.status, body };
    } catch {
      // fetch reports a refused connection, a broken one and the time-out alike: Teams tells the person the same.
      this.#log(activity, at, start, 0);
      return { kind: "unreachable" };
    }
  }

  #log(activity: object, at: string, start: number, status: number): void {
    const { id, from } = sender.parse(activity);
    const milliseconds = Math.round(performance.now() - start);
    const who = from.aadObjectId === undefined ? null : `user:${from.aadObjectId}`;
    this.#options.requests.add({ at, server: "bot", method: "POST", path: pathOf(this.url), status, milliseconds, who, requestId: id });
  }
}

/** The parts of an activity that the log contains; a test may send one without them. */
const sender = z.looseObject({
  id: z.string().nullable().catch(null),
  from: z.looseObject({ aadObjectId: z.string().optional() }).catch({}),
});

/** Undefined if it isn't JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
