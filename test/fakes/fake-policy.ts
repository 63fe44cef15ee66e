import { defaultPolicy } from "../../src/domain/policy/policy.ts";
import type { Policy } from "../../src/domain/policy/policy.ts";
import type { PolicySource } from "../../src/ports/policy-source.ts";

/** A policy that a test sets: `policy.change({ otherwise: { verdict: "approve" } })`. */
export class FakePolicy implements PolicySource {
  #policy: Policy = defaultPolicy;

  change(given: Partial<Policy>): void {
    this.#policy = { ...this.#policy, ...given };
  }

  async current(): Promise<Policy> {
    return this.#policy;
  }
}
