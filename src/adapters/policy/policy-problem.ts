/** One problem in a policy file. Lines and columns count from 1. */
export interface PolicyProblem {
  readonly line: number;
  readonly column: number;
  /** As in JavaScript, e.g. `rules[2].when.partnerDomains[0]`; empty for the file as a whole. */
  readonly path: string;
  /** Stable; for the log. */
  readonly code: string;
  /** What is wrong and how to correct it; never quotes a value of the file. */
  readonly message: string;
}

/** `line 12, column 5: rules[2].verdict: must be …` */
export function describeProblem({ line, column, path, message }: PolicyProblem): string {
  return `line ${line}, column ${column}: ${path === "" ? "" : `${path}: `}${message}`;
}
