/** What keeps the bot from doing a part of its work until an administrator acts. docs/monitoring.md explains each code. */
export const problemCodes = [
  "token-refused",
  "following-not-permitted",
  "invitations-blocked",
  "policy-invalid",
  "approvals-channel-left",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** The problems of this process. Each is reported again and again by the code that meets it, and cleared by the same code when it works. */
export interface Problems {
  /** Logs the problem with its fix, but only if it is new. */
  report(code: ProblemCode, error?: unknown): void;
  clear(code: ProblemCode): void;
  has(code: ProblemCode): boolean;
  /** In alphabetical order. */
  list(): readonly ProblemCode[];
}
