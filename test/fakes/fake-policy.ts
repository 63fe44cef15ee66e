import { defaultPolicy } from "../../src/domain/policy/policy.ts";
import type { Policy } from "../../src/domain/policy/policy.ts";
import type { PolicySource } from "../../src/ports/policy-source.ts";
import { widePace } from "../build/wide-pace.ts";

/** A policy that a test sets, with a wide pace unless it sets that, too: `policy.change({ otherwise: { verdict: "approve" } })`. */
export class FakePolicy implements PolicySource {
  #policy: Policy = { ...defaultPolicy, pace: widePace };

  change(given: Partial<Policy>): void {
    this.#policy = { ...this.#policy, ...given };
  }

  async current(): Promise<Policy> {
    return this.#policy;
  }
}
