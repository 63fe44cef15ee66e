/** What keeps the bot from doing a part of its work until an administrator acts. docs/monitoring.md explains each code. */
export const problemCodes = [
  "token-refused",
  "oauth-connection-missing",
  "following-not-permitted",
  "notifications-not-reached",
  "notifications-refused",
  "invitations-blocked",
  "policy-invalid",
  "approvals-channel-left",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Those that a process meets at work. Whether Microsoft has stopped the tenant's invitations is in the store, for all processes. */
export type MetProblem = Exclude<ProblemCode, "invitations-blocked">;

/** The problems of this process. Each is reported again and again by the code that meets it, and cleared by the same code when it works. */
export interface Problems {
  /** Logs the problem with its fix, but only if it is new. */
  report(code: MetProblem, error?: unknown): void;
  /** It is over; or `known`: it lasts, but is no news any more, and is shown elsewhere. */
  clear(code: MetProblem, as?: "solved" | "known"): void;
  has(code: MetProblem): boolean;
  /** In alphabetical order. */
  list(): readonly MetProblem[];
}
