import type { ConversationId, PersonId } from "../ids.ts";

/** Entra object id of a group. */
export type GroupId = string;

/** What a rule asks for; every given part must hold, of a list one suffices. */
export interface RuleConditions {
  /** `fabrikam.com` (and its subdomains), `=fabrikam.com` (it alone), or with wildcards, e.g. `*.gov`, `fabrikam.*`: see `fitsDomain`. Lower case. */
  readonly partnerDomains?: readonly string[];
  /** The requester is in one of these groups, through others too. */
  readonly requesterGroups?: readonly GroupId[];
  /** The requester's department, without case. */
  readonly requesterDepartments?: readonly string[];
  readonly inviteAs?: "guest" | "member";
  /** Where it was asked for: teams by their group's id, channels by Teams' id, or "chat" for every 1:1 and group chat. */
  readonly homes?: readonly string[];
}

export const verdicts = ["allow", "approve", "deny"] as const;
export type PolicyVerdict = (typeof verdicts)[number];

/** One sentence for everybody, or one for each language. */
export type Saying = string | Readonly<Record<string, string>>;

export interface PolicyRule {
  readonly name: string;
  readonly when: RuleConditions;
  readonly verdict: PolicyVerdict;
  /** With "deny": what the person is told. */
  readonly say?: Saying;
  /** With "approve": who decides; absent: the default approvers. */
  readonly approvers?: string;
}

/** Who may decide. */
export interface ApproverSet {
  /** What the policy's rules call them. */
  readonly name: string;
  /** What people call them; absent: the team's name, or `name`. */
  readonly displayName?: string;
  readonly who:
    | { readonly kind: "team" }
    | { readonly kind: "group"; readonly group: GroupId }
    | { readonly kind: "people"; readonly people: readonly PersonId[] };
  /** A tag of the team, to be mentioned in their place (Microsoft: Tag mention). */
  readonly tag?: { readonly id: string; readonly name: string };
}

/** The company's rules: who may invite whom, and who decides. */
export interface Policy {
  readonly rules: readonly PolicyRule[];
  /** Where no rule speaks. */
  readonly otherwise: { readonly verdict: PolicyVerdict; readonly say?: Saying; readonly approvers?: string };
  readonly caps: {
    /** Invitations that one requester may ask for within 24 hours. */
    readonly perDay?: number;
    /** Open ones that one requester may have at a time. */
    readonly pending?: number;
  };
  readonly approvals: {
    /** Wins over the channel that was chosen in the chat. */
    readonly channel?: ConversationId;
    /** What the approval card speaks there, when the policy names the channel. */
    readonly locale: string;
    /** IANA name; working days are counted in it. */
    readonly timeZone: string;
    /** Days that are no working days, 0 (Sunday) to 6. */
    readonly weekend: readonly number[];
    /** In working days. */
    readonly remindAfter: number;
    readonly escalate?: { readonly after: number; readonly to: string };
    /** In days. */
    readonly lapseAfter: number;
    /** The set that decides where a rule names none. */
    readonly approvers: string;
  };
  /** By name; the default one is always there. */
  readonly approvers: readonly ApproverSet[];
  /** Who administers the bot. */
  readonly admins: {
    readonly people: readonly PersonId[];
    readonly group?: GroupId;
    /** Whether Global and User Administrators do. */
    readonly directoryRoles: boolean;
  };
  /** Who may use the bot at all: members of the tenant, of these groups if any are named. */
  readonly users: { readonly guests: boolean; readonly groups: readonly GroupId[] };
}

/** The approvers unless the policy says otherwise: everybody in the team of the approvals channel. */
export const everybodyThere: ApproverSet = { name: "team", who: { kind: "team" } };

/** Without a policy file everybody may invite whom the tenant lets them. */
export const defaultPolicy: Policy = {
  rules: [],
  otherwise: { verdict: "allow" },
  caps: {},
  approvals: { locale: "en-US", timeZone: "UTC", weekend: [0, 6], remindAfter: 1, lapseAfter: 7, approvers: everybodyThere.name },
  approvers: [everybodyThere],
  admins: { people: [], directoryRoles: true },
  users: { guests: false, groups: [] },
};

/** What is known of a request when the policy is asked; "not-checked" is what a missing permission hides. */
export interface PolicyFacts {
  /** Lower case. */
  readonly partnerDomain: string;
  /** Those of the policy's groups that the requester is in. */
  readonly groups: readonly GroupId[] | "not-checked";
  /** Its name is null for those who have none. */
  readonly department: { readonly name: string | null } | "not-checked";
  readonly inviteAs: "guest" | "member";
  /** Every name under which a rule may know the home: channel id, the team's group id, or "chat". */
  readonly homes: readonly string[] | "not-checked";
}

/** What the policy says of one request, and which rule said it (absent: its default). */
export type PolicyDecision =
  | { readonly kind: "allow"; readonly rule?: string }
  | { readonly kind: "approve"; readonly rule?: string; readonly approvers: string }
  | {
      readonly kind: "deny";
      readonly rule?: string;
      readonly say?: Saying;
      /** Whether it only counts because something could not be checked. */
      readonly unchecked: boolean;
    };

/** The set that a new request goes to: the one with this name, else the default one. */
export function approverSet(policy: Policy, name: string): ApproverSet {
  return knownSet(policy, name) ?? knownSet(policy, policy.approvals.approvers) ?? everybodyThere;
}

/** The set with this name; undefined when the policy doesn't know it (any more), so that nobody else decides in its place. */
export function knownSet({ approvers, approvals }: Policy, name: string): ApproverSet | undefined {
  return approvers.find((set) => set.name === name) ?? (name === approvals.approvers ? everybodyThere : undefined);
}
