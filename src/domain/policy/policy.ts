import type { ConversationId, PersonId } from "../ids.ts";
import { defaultPace } from "../pace/pace.ts";
import type { Pace } from "../pace/pace.ts";
import type { LandingHost } from "../landing-host.ts";
import type { RestrictedOption } from "./restricted-option.ts";

/** Entra object id of a group. */
export type GroupId = string;

/** The conditions of a rule: all that are set must apply; of a list, one value is enough. */
export interface RuleConditions {
  /**
   * `fabrikam.com` (and its subdomains), `=fabrikam.com` (only itself), or with wildcards, e.g. `*.gov`, `fabrikam.*`: see `fitsDomain`.
   * Lower case.
   */
  readonly partnerDomains?: readonly string[];
  /** The requester is in one of these groups, also through other groups. */
  readonly requesterGroups?: readonly GroupId[];
  /** The requester's department, compared without case. */
  readonly requesterDepartments?: readonly string[];
  readonly inviteAs?: "guest" | "member";
  /** Where the request was made: teams by their group's id, channels by Teams' id, or "chat" for every 1:1 and group chat. */
  readonly homes?: readonly string[];
}

export const verdicts = ["allow", "approve", "deny"] as const;
export type PolicyVerdict = (typeof verdicts)[number];

/** Whether a partner is to join the team of the channel where the invitation began: the form asks, always, or never. */
export const teamWishes = ["ask", "on", "off"] as const;
export type TeamWish = (typeof teamWishes)[number];

/** One sentence for everybody, or one for each language. */
export type Saying = string | Readonly<Record<string, string>>;

export interface PolicyRule {
  readonly name: string;
  readonly when: RuleConditions;
  readonly verdict: PolicyVerdict;
  /** With "deny": the sentence that the person reads. */
  readonly say?: Saying;
  /** With "approve": the set that decides; absent: the default approvers. */
  readonly approvers?: string;
}

/** The people who may decide. */
export interface ApproverSet {
  /** The name that the policy's rules use. */
  readonly name: string;
  /** The name that people see; absent: the team's name, or `name`. */
  readonly displayName?: string;
  readonly who:
    | { readonly kind: "team" }
    | { readonly kind: "group"; readonly group: GroupId }
    | { readonly kind: "people"; readonly people: readonly PersonId[] };
  /** A tag of the team, to be mentioned instead of the people (Microsoft: Tag mention). */
  readonly tag?: { readonly id: string; readonly name: string };
}

/** The company's rules: who may invite which partners, and who decides. */
export interface Policy {
  readonly rules: readonly PolicyRule[];
  /** The verdict if no rule applies. */
  readonly otherwise: { readonly verdict: PolicyVerdict; readonly say?: Saying; readonly approvers?: string };
  readonly caps: {
    /** The most mails (invitations, and mails that are sent again) that may go out for one requester within 24 hours. */
    readonly perDay?: number;
    /** The most open invitations that one requester may have at a time. */
    readonly pending?: number;
  };
  /** How fast Microsoft is asked to invite. */
  readonly pace: Pace;
  /** Whether one person's limits hold (`domain/limits.ts`): always, but in tests against the sandbox. */
  readonly personLimits: boolean;
  readonly approvals: {
    /** Takes precedence over the channel that was chosen in the chat. */
    readonly channel?: ConversationId;
    /** Language of the approval card when the policy names the channel. */
    readonly locale: string;
    /** IANA name; working days are counted in this time zone. */
    readonly timeZone: string;
    /** The days of the week that are not working days, 0 (Sunday) to 6. */
    readonly weekend: readonly number[];
    /** In working days. */
    readonly remindAfter: number;
    readonly escalate?: { readonly after: number; readonly to: string };
    /** In days. */
    readonly lapseAfter: number;
    /** The set that decides if a rule names none. */
    readonly approvers: string;
  };
  /** By name; the default set is always included. */
  readonly approvers: readonly ApproverSet[];
  /** Who administers the bot. */
  readonly admins: {
    readonly people: readonly PersonId[];
    readonly group?: GroupId;
    /** Whether Global and User Administrators administer the bot, too. */
    readonly directoryRoles: boolean;
  };
  /** Hosts where partners may land besides the known ones (`landingHost`): patterns as in `partnerDomains`. Others need approval. */
  readonly redirectHosts: readonly string[];
  /** Whether the mail may have a message of the requester's. */
  readonly personalMessage: PolicyVerdict;
  /** Whether somebody may get a copy of the mail. */
  readonly cc: PolicyVerdict;
  /** Whether partners join the team of the channel where they are invited. */
  readonly addToTeam: TeamWish;
  /** Who may use the bot at all: members of the tenant; if groups are named, only members of these. */
  readonly users: { readonly guests: boolean; readonly groups: readonly GroupId[] };
}

/** The approvers unless the policy names others: everybody in the team of the approvals channel. */
export const everybodyThere: ApproverSet = { name: "team", who: { kind: "team" } };

/** Without a policy file, only the tenant's own settings decide who may invite. */
export const defaultPolicy: Policy = {
  rules: [],
  otherwise: { verdict: "allow" },
  caps: {},
  pace: defaultPace,
  personLimits: true,
  approvals: { locale: "en-US", timeZone: "UTC", weekend: [0, 6], remindAfter: 1, lapseAfter: 7, approvers: everybodyThere.name },
  approvers: [everybodyThere],
  admins: { people: [], directoryRoles: true },
  redirectHosts: [],
  personalMessage: "allow",
  cc: "allow",
  addToTeam: "ask",
  users: { guests: false, groups: [] },
};

/** The facts about a request that the policy needs; "not-checked": a permission is missing. */
export interface PolicyFacts {
  /** Lower case. */
  readonly partnerDomain: string;
  /** The domain of the address in copy; absent if there is none, or it is one of the tenant's own (see `copyDomain`). */
  readonly copyDomain?: string;
  /** The policy's groups that the requester is in. */
  readonly groups: readonly GroupId[] | "not-checked";
  /** `name` is null if the requester has no department. */
  readonly department: { readonly name: string | null } | "not-checked";
  readonly inviteAs: "guest" | "member";
  /** All names by which a rule may call the home: channel id, the team's group id, or "chat". */
  readonly homes: readonly string[] | "not-checked";
  /** Where the partner lands. */
  readonly landing: LandingHost;
  /** Whether the mail has a message of the requester's. */
  readonly hasMessage: boolean;
  /** Whether somebody gets a copy of the mail, a colleague too. */
  readonly hasCopy: boolean;
}

/** The policy's answer to one request, and the rule that gave it (absent: the default). `about`: the partner's address unless it says otherwise. */
export type PolicyDecision =
  | { readonly kind: "allow"; readonly rule?: string; readonly about?: "copy" }
  | { readonly kind: "approve"; readonly rule?: string; readonly about?: "copy" | RestrictedOption; readonly approvers: string }
  | {
      readonly kind: "deny";
      readonly rule?: string;
      readonly about?: "copy";
      readonly say?: Saying;
      /** Whether it only applies because something could not be checked. */
      readonly unchecked: boolean;
    };

/** The set for a new request: the one with this name, otherwise the default one. */
export function approverSet(policy: Policy, name: string): ApproverSet {
  return knownSet(policy, name) ?? knownSet(policy, policy.approvals.approvers) ?? everybodyThere;
}

/** The set with this name. Undefined if the policy doesn't have it (any more): then no other set may decide instead. */
export function knownSet({ approvers, approvals }: Policy, name: string): ApproverSet | undefined {
  return approvers.find((set) => set.name === name) ?? (name === approvals.approvers ? everybodyThere : undefined);
}
