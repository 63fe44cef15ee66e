import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** A token comes with many activities until it expires. Results for this many tokens are kept. */
const mostTokens = 1_000;

interface Kept<T> {
  readonly value: T;
  /** The token's expiry (`exp`), in seconds since 1970. */
  readonly until: number;
}

/**
 * What was found out about tokens, so that it isn't found out again with every activity: until the token expires, until `forget` (its key
 * may be gone), or until the process ends. The tokens themselves aren't kept, only their hashes.
 */
export class KeptByToken<T extends object | string> {
  readonly #kept = new LRUCache<string, Kept<T>>({ max: mostTokens });

  /** @param about the token, with everything else that the result depends on. */
  find(about: string): T | undefined {
    const kept = this.#kept.get(keyOf(about));
    return kept && kept.until * 1_000 > Date.now() ? kept.value : undefined;
  }

  keep(about: string, value: T, until: number): void {
    this.#kept.set(keyOf(about), { value, until });
  }

  forget(): void {
    this.#kept.clear();
  }
}

function keyOf(about: string): string {
  return hash("sha256", about, "base64url");
}
