/** Values that are added by a call and read by `for await`, in order, until `end`. */
export class EventQueue<T> {
  readonly #waiting: T[] = [];
  #wake: () => void = () => undefined;
  #ended = false;

  push(value: T): void {
    this.#waiting.push(value);
    this.#wake();
  }

  /** Values that are waiting are still delivered. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#ended) return;
      else await this.#news();
    }
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
