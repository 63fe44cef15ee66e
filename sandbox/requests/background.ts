/** Work that a request starts without waiting for it. The sandbox waits for it before it closes. A rejection ends the process. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  add(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** Resolves when no work is left. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }
}
