import type { Policy, PolicyRule } from "./policy.ts";
import { ruleCovers } from "./rule-covers.ts";

/** Where companies have a second name at Microsoft. */
const atMicrosoft = "onmicrosoft.com";

/** Mail services for everybody: their users have no tenant behind the domain. */
const mailServices: ReadonlySet<string> = new Set(["gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "icloud", "aol"]);
/** Second labels that belong to the country's part of a domain, as in `fabrikam.co.uk`. */
const secondLevels: ReadonlySet<string> = new Set([
  "ac",
  "co",
  "com",
  "edu",
  "gob",
  "gov",
  "govt",
  "ltd",
  "ne",
  "net",
  "nom",
  "or",
  "org",
  "plc",
]);

/**
 * The names `<company>.onmicrosoft.com` that a rule leaves out although it denies the company's own domain, and that nothing else denies.
 * Every Entra tenant has such a name, and people can be invited by it. It is only likely that the company has this one.
 */
export function uncoveredNames(policy: Policy, rule: PolicyRule): readonly string[] {
  const names = (rule.when.partnerDomains ?? []).flatMap((pattern) => nameAtMicrosoft(pattern) ?? []);
  return [...new Set(names)].filter((name) => !isDenied(policy, rule, name));
}

/** Undefined for patterns with a star, and for what isn't a company's own domain. */
function nameAtMicrosoft(pattern: string): string | undefined {
  const labels = pattern.replace(/^=/, "").split(".");
  const [country = "", second = ""] = labels.toReversed();
  const isSplit = country.length === 2 && secondLevels.has(second) && labels.length > 2;
  const company = labels.at(isSplit ? -3 : -2);
  if (labels.length < 2 || pattern.includes("*") || company === undefined || mailServices.has(company)) return undefined;
  return company === "onmicrosoft" || company === "onmschina" ? undefined : `${company}.${atMicrosoft}`;
}

function isDenied({ rules, otherwise }: Policy, { when }: PolicyRule, name: string): boolean {
  const narrow = { ...when, partnerDomains: [name] };
  if (rules.some(({ verdict, when: wide }) => verdict === "deny" && ruleCovers(wide, narrow))) return true;
  const lets = rules.some(
    ({ verdict, when: { partnerDomains } }) => verdict !== "deny" && ruleCovers({ ...(partnerDomains && { partnerDomains }) }, narrow),
  );
  return otherwise.verdict === "deny" && !lets;
}
