/** Thrown to end a story that a person stopped. */
export class StoryStopped extends Error {
  constructor() {
    super("The tour was stopped.");
    this.name = "StoryStopped";
  }
}

/** The pace of a story: time to read, paused, one step at a time, or without waits for people who want no motion. */
export class StoryPace {
  #quick;
  #held = false;
  #stop = new AbortController();
  /** @type {{ ms: number, done: () => void, timer: ReturnType<typeof setTimeout> | undefined } | null} */
  #waiting = null;

  /** @param {boolean} quick true: no waits for a reader */
  constructor(quick) {
    this.#quick = quick;
  }

  get isHeld() {
    return this.#held;
  }

  /** Aborted when the story ends; every wait for the page listens to it. */
  get stopped() {
    return this.#stop.signal;
  }

  /**
   * Waits, unless the pace is quick. Throws `StoryStopped` once the story has ended.
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

  /** Pauses the story, or continues it. */
  toggle() {
    this.#held = !this.#held;
    this.#run();
  }

  /** Ends the present wait; a paused story runs one step. */
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
