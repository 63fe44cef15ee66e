import type { SigningKeys } from "../keys.ts";
import { issueChannelToken } from "./channel-token.ts";

/** How a bot took an activity. */
export type Delivery =
  | { readonly kind: "answered"; readonly status: number; readonly body: unknown }
  /** Nobody listens there, or not in the time that Teams waits. */
  | { readonly kind: "unreachable" };

export interface BotEndpointOptions {
  /** The bot's messaging endpoint. */
  readonly url: string;
  readonly appId: string;
  readonly serviceUrl: string;
  /** The channel's keys. */
  readonly keys: SigningKeys;
  /** How long Teams waits for an answer (teams.md §3.4: 10–15 s). */
  readonly waitMs: number;
}

/** The channel's way to the bot: posts activities with a channel token. */
export class BotEndpoint {
  /** Where the bot listens; may be changed while running. */
  url: string;
  readonly serviceUrl: string;
  readonly #options: BotEndpointOptions;

  constructor(options: BotEndpointOptions) {
    this.#options = options;
    this.url = options.url;
    this.serviceUrl = options.serviceUrl;
  }

  async deliver(activity: object): Promise<Delivery> {
    const { appId, serviceUrl, keys, waitMs } = this.#options;
    const token = await issueChannelToken(keys, appId, serviceUrl);
    const headers = { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${token}` };
    try {
      const signal = AbortSignal.timeout(waitMs);
      const response = await fetch(this.url, { method: "POST", headers, body: JSON.stringify(activity), redirect: "error", signal });
      return { kind: "answered", status: response.status, body: parse(await response.text()) };
    } catch {
      // fetch fails alike for a refused connection, a broken one and the time-out: Teams tells the person the same.
      return { kind: "unreachable" };
    }
  }
}

/** Undefined if it isn't JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
