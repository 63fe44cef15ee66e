/** A fault of the next `times` calls of a route. */
export interface FaultView {
  /** Path with `*` for any text, as in `/v1.0/users/*`; in a `$batch` each item is a call. */
  readonly route: string;
  /** Null: any. */
  readonly method: string | null;
  /**
   * A status of the service (`refused-400`: a refusal that nobody has documented; `refused-404`: without a code by the connector); `html-502`: a
   * proxy's page; `timeout`: no answer for two minutes; `reset`: the connection breaks; `done-503`, `done-504`, `done-timeout` and
   * `done-reset`: done, but answered like that; `gone`: 410 with Location (delta only); `conversation-not-found` and `other-region`: 404 and
   * 403 for a conversation that exists (connector only).
   */
  readonly kind:
    | ("refused-400" | "refused-404" | "429" | "500" | "503" | "504" | "html-502" | "timeout" | "reset")
    | ("done-503" | "done-504" | "done-timeout" | "done-reset")
    | ("gone" | "conversation-not-found" | "other-region");
  readonly times: number;
  /** Each how many matching calls it happens: 1 for every call, 3 for every third. */
  readonly every: number;
  /** How many calls have passed since it last happened. */
  readonly passed: number;
  /** For 429, 503 and done-503; it may have a fraction. Null: the header is left out. */
  readonly retryAfterSeconds: number | null;
  /** `Retry-After` as a number of seconds, or as the date when they end (RFC 9110). */
  readonly retryAfterForm: "seconds" | "date";
}
