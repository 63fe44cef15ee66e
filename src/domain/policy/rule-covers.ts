import { comparable } from "./comparable.ts";
import type { RuleConditions } from "./policy.ts";

/**
 * Whether one rule's conditions apply wherever another's do, judged by the policy's text alone (only the tenant knows which groups
 * are inside which). True is certain, false isn't.
 */
export function ruleCovers(wide: RuleConditions, narrow: RuleConditions): boolean {
  return (
    coversList(wide.partnerDomains, narrow.partnerDomains, coversPattern) &&
    coversList(wide.requesterGroups, narrow.requesterGroups, isSame) &&
    coversList(wide.requesterDepartments, narrow.requesterDepartments, isSameWord) &&
    (wide.inviteAs === undefined || wide.inviteAs === narrow.inviteAs) &&
    coversList(wide.homes, narrow.homes, isSame)
  );
}

type Covers = (wide: string, narrow: string) => boolean;

/** A missing condition allows every value. */
function coversList(wide: readonly string[] | undefined, narrow: readonly string[] | undefined, one: Covers): boolean {
  if (wide === undefined) return true;
  return narrow?.every((each) => wide.some((other) => one(other, each))) ?? false;
}

const isSame: Covers = (one, other) => one === other;
const isSameWord: Covers = (one, other) => comparable(one) === comparable(other);

/** Patterns of partner domains, as `fitsDomain` reads them. */
function coversPattern(wide: string, narrow: string): boolean {
  if (!wide.includes("*")) return wide === narrow || narrow === `=${wide}` || narrow.endsWith(`.${wide}`); // the most frequent case in long lists
  const labels = (pattern: string) => pattern.replace(/^=/, "").split(".").toReversed();
  const [wanted, given] = [labels(wide), labels(narrow)];
  if (wide.startsWith("=") && !(narrow.startsWith("=") && given.length === wanted.length)) return false;
  return given.length >= wanted.length && wanted.every((part, index) => coversLabel(part, given[index] ?? ""));
}

function coversLabel(wide: string, narrow: string): boolean {
  const [start = "", end] = wide.split("*");
  if (end === undefined) return wide === narrow;
  const [narrowStart = "", narrowEnd] = narrow.split("*");
  if (narrowEnd !== undefined) return narrowStart.startsWith(start) && narrowEnd.endsWith(end);
  return narrow.length >= start.length + end.length && narrow.startsWith(start) && narrow.endsWith(end);
}
