import type { RuleCheck } from "./check-rules.ts";

/** The rule, and the change that its test noticed. */
export function ruleLine({ rule, noticed, tries }: RuleCheck): string {
  if (!noticed) return `${rule.id}: NOT NOTICED after ${tries} changes, by ${rule.test.file}: ${rule.test.title}`;
  return `${rule.id}: noticed ${noticed.file}:${noticed.line} (${tries} ${tries === 1 ? "try" : "tries"})`;
}

export function rulesSummary(checks: readonly RuleCheck[], seed: number): string {
  const missed = checks.filter(({ noticed }) => !noticed).map(({ rule }) => rule.id);
  const held = `seed ${seed}: the tests of ${checks.length - missed.length} of ${checks.length} rules depend on their code`;
  return missed.length === 0 ? held : `${held}; not those of ${missed.join(", ")}`;
}
