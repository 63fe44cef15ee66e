/**
 * Makes message ids as Teams does: milliseconds since 1970 as text, unique and rising, so that ids sort by time. Two messages of one
 * millisecond get consecutive numbers.
 */
export class MessageIds {
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  next(): string {
    this.#last = Math.max(this.#last + 1, this.#now());
    return String(this.#last);
  }
}
