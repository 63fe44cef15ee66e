import type { ActionResult, ControlView, MailView, PersonView } from "../../sandbox/page-api/api.ts";
import type { FaultView } from "../../sandbox/page-api/fault-view.ts";
import type { RequestLogView } from "../../sandbox/page-api/teams-api.ts";

/** The sandbox's page, and its switches, over HTTP. */
export class Page {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** @param T What the sandbox's API (sandbox/page-api) says that it answers. @throws Error when it refuses. */
  async ask<T>(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<T> {
    const response = await fetch(this.address(path), {
      method,
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  address(path: string): URL {
    return new URL(path, this.#url);
  }

  async control(changes: Partial<ControlView>): Promise<void> {
    await this.ask<ControlView>("/_sandbox/control", changes, "PATCH");
  }

  /** True once every fault has met its calls. */
  async areFaultsUsed(): Promise<true | undefined> {
    const { faults } = await this.ask<ControlView>("/_sandbox/control");
    return faults.length === 0 ? true : undefined;
  }

  people(): Promise<readonly PersonView[]> {
    return this.ask("/api/people");
  }

  mails(): Promise<readonly MailView[]> {
    return this.ask("/api/mail");
  }

  requestsSince(number: number): Promise<RequestLogView> {
    return this.ask(`/_sandbox/requests?since=${number}`);
  }

  redeem(ticket: string): Promise<{ readonly state: string }> {
    return this.ask("/api/redeem", { ticket });
  }
}

/** A press as a person sees its outcome; `http`: the sandbox itself refused it. */
export type PressAnswer = ActionResult | { readonly kind: "http"; readonly text: string };

/** One entry of the switch `faults`. */
export function fault(
  route: string,
  method: string | null,
  kind: FaultView["kind"],
  times: number,
  { retryAfterSeconds = null, every = 1 }: Partial<Pick<FaultView, "retryAfterSeconds" | "every">> = {},
): FaultView {
  return { route, method, kind, times, every, passed: 0, retryAfterSeconds, retryAfterForm: "seconds" };
}
