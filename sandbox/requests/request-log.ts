import type { RequestLogView, RequestView } from "../page-api/teams-api.ts";

const MAX_REQUESTS = 10_000;

/** The newest 10,000 requests to the sandbox's servers and from the sandbox to the bot, for tests and for people. */
export class RequestLog {
  #kept: RequestView[] = [];
  #next = 1;

  add(request: Omit<RequestView, "number">): void {
    this.#kept.push({ number: this.#next, ...request });
    this.#next += 1;
    // Dropping half of the entries seldom costs less than shifting all entries at each request.
    if (this.#kept.length >= 2 * MAX_REQUESTS) this.#kept = this.#kept.slice(-MAX_REQUESTS);
  }

  /** The requests with a number from `since` on. */
  since(since: number): RequestLogView {
    return { next: this.#next, requests: this.#kept.slice(-MAX_REQUESTS).filter(({ number }) => number >= since) };
  }
}
