import type { Instant, PersonId } from "./ids.ts";
import type { OptionFinding } from "./policy/check-options.ts";
import type { PolicyDecision } from "./policy/policy.ts";
import type { RestrictedOption } from "./policy/restricted-option.ts";

/** What the policy would have answered. */
export interface Overrode {
  readonly what: "deny" | "approve";
  /** The policy's rule that says so, or the setting of the policy file, e.g. `otherwise`, `personalMessage`. */
  readonly rule: string;
}

/**
 * An administrator invites one partner although the policy denies it, or wants an approval. It holds for this invitation alone, as it goes
 * out: with its message, its landing page and the address in copy.
 */
export interface PolicyOverride extends Overrode {
  /** Why, as the administrator typed it: personal data. */
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** What others are told about it. */
export interface OverrideNews {
  readonly email: string;
  /** The address that gets a copy of the mail: it can accept, too, and the policy's rules about it are set aside with the others. */
  readonly copy?: string;
  /** The administrator's. */
  readonly name: string;
  readonly override: PolicyOverride;
}

/** What the policy says about a request. */
interface Said {
  readonly policy: PolicyDecision;
  readonly restricted: readonly OptionFinding[];
}

/** What an override sets aside; undefined where the policy allows the request anyway. A denial comes before a wish for approval. */
export function setAside({ policy, restricted }: Said): Overrode | undefined {
  const denied = policy.kind === "deny" ? undefined : restricted.find(({ verdict, option }) => verdict === "deny" && isPolicys(option));
  if (denied) return { what: "deny", rule: settings[denied.option] };
  if (policy.kind === "allow") return undefined;
  const { rule = "otherwise", about, kind } = policy;
  return { what: kind, rule: about === undefined || about === "copy" ? rule : settings[about] };
}

/** What the policy would say if it allowed everything. */
export function withoutPolicy<Facts extends Said>(facts: Facts): Facts {
  const restricted = facts.restricted.filter(({ verdict, option }) => verdict === "deny" && !isPolicys(option));
  return { ...facts, policy: { kind: "allow" }, restricted };
}

/** No policy can allow a page on a host without a name, so an override can't, either. Whether other pages need approval is the policy's. */
function isPolicys(denied: RestrictedOption): boolean {
  return denied !== "redirectUrl";
}

/** The settings of the policy file that restrict options. */
const settings = {
  redirectUrl: "redirectHosts",
  message: "personalMessage",
  cc: "cc",
} as const satisfies Record<RestrictedOption, string>;
