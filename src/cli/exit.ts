/** The exit codes of every command (docs/cli.md); scripts rely on them. */
export const exitCodes = {
  done: 0,
  failed: 1,
  /** The arguments were not understood, or a question was not answered with yes: with no, or with nothing without a terminal. */
  usage: 2,
  /** Some of several things were done. */
  partly: 3,
  "sign-in-needed": 4,
  /** Microsoft has stopped the tenant's invitations. */
  blocked: 5,
  "not-found": 6,
  /** The policy or the pace doesn't allow it now, or approvers were asked. */
  refused: 7,
  "refused-by-microsoft": 8,
  interrupted: 130,
} as const;

/** How a command ended. */
export type Exit = keyof typeof exitCodes;
