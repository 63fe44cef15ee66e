/** Thrown out of a story that somebody stopped. */
export class StoryStopped extends Error {
  constructor() {
    super("The tour was stopped.");
    this.name = "StoryStopped";
  }
}

/** How fast a story goes: readable, held, one step on at a word, or at once for people who want no motion. */
export class StoryPace {
  #quick;
  #held = false;
  #stop = new AbortController();
  /** @type {{ ms: number, done: () => void, timer: ReturnType<typeof setTimeout> | undefined } | null} */
  #waiting = null;

  /** @param {boolean} quick true: nothing waits for a reader */
  constructor(quick) {
    this.#quick = quick;
  }

  get isHeld() {
    return this.#held;
  }

  /** Ends with the story: whatever waits for something on the page listens to it. */
  get stopped() {
    return this.#stop.signal;
  }

  /**
   * Waits, unless nobody wants that. Throws `StoryStopped` once the story is over.
   *
   * @param {number} ms
   */
  async rest(ms) {
    if (!this.#stop.signal.aborted && (this.#held || !this.#quick)) {
      await new Promise((resolve) => {
        this.#waiting = { ms, done: () => resolve(undefined), timer: undefined };
        this.#run();
      });
    }
    if (this.#stop.signal.aborted) throw new StoryStopped();
  }

  /** Holds the story where it is, or lets it go on. */
  toggle() {
    this.#held = !this.#held;
    this.#run();
  }

  /** Ends the present wait; a held story takes one step. */
  next() {
    const waiting = this.#waiting;
    this.#waiting = null;
    clearTimeout(waiting?.timer);
    waiting?.done();
  }

  stop() {
    this.#stop.abort(new StoryStopped());
    this.next();
  }

  #run() {
    const waiting = this.#waiting;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    if (!this.#held) waiting.timer = setTimeout(() => this.next(), this.#quick ? 0 : waiting.ms);
  }
}
