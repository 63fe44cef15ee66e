import { randomInt, randomUUID } from "node:crypto";

const CODE_LIFETIME_MS = 10 * 60_000;

/**
 * The sign-ins by hand: from the link of GetSignInResource to the six-digit code that the bot sends to GetToken
 * (Microsoft: Bot single sign-on).
 */
export class SignIns {
  readonly #now: () => number;
  readonly #open = new Set<string>();
  readonly #codes = new Map<string, { readonly personId: string; readonly until: number }>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @returns the id in the link. */
  begin(): string {
    const id = randomUUID();
    this.#open.add(id);
    return id;
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** T45: A person has signed in. @returns the code, valid once and for ten minutes; null when the link is unknown or was used. */
  finish(id: string, personId: string): string | null {
    if (!this.#open.delete(id)) return null;
    const code = String(randomInt(100_000, 1_000_000));
    this.#codes.set(code, { personId, until: this.#now() + CODE_LIFETIME_MS });
    return code;
  }

  /** T46: The person with this code; null for a wrong, a used or an expired one. */
  redeem(code: string): string | null {
    const found = this.#codes.get(code);
    this.#codes.delete(code);
    return found && found.until > this.#now() ? found.personId : null;
  }

  clear(): void {
    this.#open.clear();
    this.#codes.clear();
  }
}
