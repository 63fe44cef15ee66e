import type { RequestLogView, RequestView } from "../page-api/teams-api.ts";

const KEPT = 10_000;

/** Every request of the sandbox's servers, and what it sends to the bot: the newest 10,000, for tests and the curious. */
export class RequestLog {
  #kept: RequestView[] = [];
  #next = 1;

  add(request: Omit<RequestView, "number">): void {
    this.#kept.push({ number: this.#next, ...request });
    this.#next += 1;
    // Cutting seldom, and then half, costs less than moving everything at each request.
    if (this.#kept.length >= 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
  }

  /** Those with a number from `since` on. */
  since(since: number): RequestLogView {
    return { next: this.#next, requests: this.#kept.slice(-KEPT).filter(({ number }) => number >= since) };
  }
}
