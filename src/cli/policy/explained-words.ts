import type { ExplainedRule } from "../../domain/policy/explain-policy.ts";
import type { Unsure } from "../../domain/verdict.ts";
import type { ConditionName, Holds } from "../../domain/policy/match-rule.ts";
import type { RestrictedOption } from "../../domain/policy/restricted-option.ts";
import type { Policy, PolicyDecision, PolicyFacts } from "../../domain/policy/policy.ts";
import type { Count, ExplainedRequest } from "../../flows/explaining/explain-request.ts";
import type { Fate } from "../../flows/explaining/foresee-fate.ts";
import type { Deciders } from "../../flows/who/list-deciders.ts";
import { columns, listed } from "../output.ts";
import { describeSet, quoted, teamWords } from "./policy-summary.ts";

/** The policy that the explanation uses, and whether there was a store to count in. */
interface Basis {
  readonly policy: Policy;
  /** Undefined: there is no policy file, and the default applies. */
  readonly file: string | undefined;
  readonly isStored: boolean;
}

/** An explained request as a page of text. */
export function explainedWords(explained: ExplainedRequest, basis: Basis): readonly string[] {
  const { requester, email, inviteAs, home, cc, explanation, fate } = explained;
  const { name, userPrincipalName } = requester;
  const copy = cc === undefined ? "" : ` with a copy to ${cc},`;
  return [
    `${name} (${userPrincipalName}) asks for ${email}, as a ${inviteAs},${copy} in ${home === "chat" ? "a chat" : home}.`,
    "",
    ...rulesWords(explained, basis),
    "",
    ...columns(
      [
        ["Policy:", decisionWords(explanation.decision)],
        ...optionRows(explained),
        ["So:", fateWords(fate, explained)],
        ...(fate.kind === "asks" ? [["Who decides:", decidersWords(fate)]] : []),
        ["Goes out as:", senderWords(explained)],
        ["Today:", basis.isStored ? countWords(explained.perDay) : notCounted],
        ["Open:", basis.isStored ? countWords(explained.open) : notCounted],
        ["Tenant:", tenantWords(explained)],
        ...(home === "chat" ? [] : [["Team:", teamWords[basis.policy.addToTeam]]]),
      ],
      "",
    ),
  ];
}

/** The rules as they apply to the partner, and once more as they apply to the address in copy. */
function rulesWords({ cc, explanation, facts }: ExplainedRequest, { policy, file }: Basis): readonly string[] {
  const { decision, rules, copyRules } = explanation;
  const isAbout = (about: PolicyDecision["about"]) => decision.about === about && decision.rule === undefined;
  const table = (explained: readonly ExplainedRule[], domain: string, isDefault: boolean) =>
    columns([...explained.map((rule) => ruleRow(rule, { ...facts, partnerDomain: domain })), defaultRow(policy, isDefault)]);
  return [
    file === undefined ? "There is no policy file: the tenant's own setting says who may invite." : `Rules of ${file}:`,
    ...table(rules, facts.partnerDomain, isAbout(undefined)),
    ...(copyRules && cc !== undefined && facts.copyDomain !== undefined
      ? ["", `The same rules for the copy to ${cc}:`, ...table(copyRules, facts.copyDomain, isAbout("copy"))]
      : []),
  ];
}

/** The options that the policy restricts; nothing if it restricts none. */
function optionRows({ explanation: { options }, facts }: ExplainedRequest): readonly (readonly string[])[] {
  if (options.length === 0) return [];
  return [["Options:", listed(options.map(({ option, verdict }) => `${optionWords[option](facts)} ${optionVerdicts[verdict]}`))]];
}

const optionVerdicts = { approve: "needs approval", deny: "is refused" } as const;
const optionWords: Readonly<Record<RestrictedOption, (facts: PolicyFacts) => string>> = {
  redirectUrl: ({ landing }) => `the landing page on ${landing.name}`,
  message: () => "a personal message",
  cc: () => "a copy",
};

const marks: Readonly<Record<Holds, string>> = { yes: "holds", no: "doesn't hold", unknown: "may hold" };

function ruleRow({ name, verdict, holds, conditions, decides }: ExplainedRule, facts: PolicyFacts): readonly string[] {
  // A condition that doesn't apply is enough: the others needn't be listed.
  const failing = conditions.filter((condition) => condition.holds === holds);
  const why = (holds === "yes" ? conditions : failing).map((condition) => conditionWords(condition.name, condition.holds, facts));
  return [decides ? ">" : " ", quoted(name), verdict, `${marks[holds]}: ${why.length > 0 ? listed(why) : "it has no conditions"}`];
}

function defaultRow({ otherwise }: Policy, decides: boolean): readonly string[] {
  return [decides ? ">" : " ", "else", otherwise.verdict, "where no rule decides"];
}

function conditionWords(name: ConditionName, holds: Holds, facts: PolicyFacts): string {
  const { partnerDomain, department, inviteAs } = facts;
  const [is, isNot, unknown] = wordsOf[name]({ partnerDomain, inviteAs, department: departmentName(department) });
  return { yes: is, no: isNot, unknown }[holds];
}

function departmentName(department: PolicyFacts["department"]): string {
  if (department === "not-checked") return "not known";
  return department.name === null ? "none" : quoted(department.name);
}

type Named = { readonly partnerDomain: string; readonly inviteAs: string; readonly department: string };
type Words = readonly [is: string, isNot: string, unknown: string];

const wordsOf: Readonly<Record<ConditionName, (facts: Named) => Words>> = {
  partnerDomains: ({ partnerDomain }) => [`${partnerDomain} is one of its domains`, `${partnerDomain} is none of its domains`, ""],
  requesterGroups: () => [
    "the requester is in one of its groups",
    "the requester is in none of its groups",
    "the requester's groups can't be read (GroupMember.Read.All, application)",
  ],
  requesterDepartments: ({ department }) => [
    `the requester's department is ${department}`,
    `the requester's department is ${department}`,
    "the requester's department can't be read (User.Read.All, application)",
  ],
  inviteAs: ({ inviteAs }) => [`it is for a ${inviteAs}`, `it is for a ${inviteAs}`, ""],
  homes: () => [
    "it is asked for in one of its places",
    "it is asked for in none of its places",
    "the bot can't see the team of that channel",
  ],
};

function decisionWords(decision: PolicyDecision): string {
  const by = byWords(decision);
  switch (decision.kind) {
    case "allow":
      return `allow, ${by}`;
    case "approve":
      return `approve, ${by}, by the approvers ${quoted(decision.approvers)}`;
    case "deny":
      return `deny, ${by}${decision.unchecked ? ", only because something could not be checked" : ""}`;
  }
}

function byWords({ rule, about }: PolicyDecision): string {
  if (about !== undefined && about !== "copy") return "because of an option";
  const by = rule === undefined ? "by default" : `by the rule ${quoted(rule)}`;
  return about === "copy" ? `${by}, because of the copy` : by;
}

function fateWords(fate: Fate, { requester, admission }: ExplainedRequest): string {
  switch (fate.kind) {
    case "goes-out":
      return goesOutWords(fate.unsure);
    case "asks":
      return fate.why === "not-allowed" ? "it needs approval, since the tenant doesn't let the requester invite" : "it needs approval";
    case "refused":
      return fate.why === "not-admitted"
        ? `refused: ${requester.name} may not use the bot, ${notAdmitted[admission]}`
        : refusedWords[fate.why];
  }
}

function goesOutWords(unsure: readonly Unsure[]): string {
  if (unsure.length === 0) return "it goes out at once";
  const otherwise = unsure.includes("may-invite") ? " (Policy.Read.All, application); else it needs approval" : "";
  return `it goes out at once if ${listed(unsure.map((what) => unsureWords[what]))}, which can't be read${otherwise}`;
}

const unsureWords: Readonly<Record<Unsure, string>> = {
  "may-invite": "Microsoft lets the requester invite",
  "may-invite-members": "the requester is Global or User Administrator",
  address: "nothing is against the address",
};

type RefusedWhy = Exclude<Extract<Fate, { kind: "refused" }>["why"], "not-admitted">;

const refusedWords: Readonly<Record<RefusedWhy, string>> = {
  "requester-is-guest": "refused: guests of the tenant may not ask",
  "guest-accepted": "refused: the address has a guest account already",
  "guest-no-state": "refused: the address has a guest account already, without an invitation state",
  employee: "refused: the address is an employee's",
  "own-domain": "refused: the address is in one of the tenant's own domains",
  "domain-blocked": "refused: the tenant blocks the partner's domain",
  "policy-denied": "refused",
  "option-refused": "refused, until the requester corrects the option",
  "requester-gone": "refused: the requester's account was deleted",
  "requester-disabled": "refused: the requester's account is disabled",
  "requester-not-admitted": "refused: the requester may not use the bot",
  "already-invited": "not sent: there is an open invitation already, and the requester would follow it",
  "invitations-not-allowed": "refused: the tenant lets nobody invite",
  "cap-reached": "refused: the requester has asked for as many as they may",
  "member-not-allowed": "refused: only Global and User Administrators invite members",
  "colleagues-not-members": "refused: only members of the organization can be told",
  "no-approvals-channel": "refused: it needs approval, and no channel was chosen for approvals",
};

const notAdmitted: Readonly<Record<ExplainedRequest["admission"], string>> = {
  admitted: "",
  guest: "being a guest",
  stranger: "being no member of the tenant",
  "not-allowed": "being in none of the groups under users, or they can't be read",
};

function decidersWords({ set, deciders }: Extract<Fate, { kind: "asks" }>): string {
  return `${quoted(set.name)}: ${describeSet(set)}. ${nowWords(deciders)}`;
}

const mostNames = 10;

function nowWords(deciders: Deciders): string {
  switch (deciders.kind) {
    case "not-checked":
      return "Who that is can't be read (GroupMember.Read.All, application), so nobody can decide";
    case "no-channel":
      return "The bot can't see that team, so nobody can decide";
    case "people": {
      const names = deciders.people.map(({ name }) => name);
      if (names.length === 0) return "At the moment that is nobody but the requester";
      const more = names.length - mostNames;
      const told = more > 0 ? [...names.slice(0, mostNames), `${more}${deciders.isCut ? " or more" : ""} others`] : names;
      return `At the moment: ${listed(told)}`;
    }
  }
}

function senderWords({ sender, requester, fate }: ExplainedRequest): string {
  if (fate.kind === "refused") return "nobody";
  if (sender === "app") return `the app, with ${requester.name} as sponsor`;
  return sender === "requester" ? requester.name : `the approver, with ${requester.name} as sponsor`;
}

const notCounted = "not counted: there is no database that can be read";

function countWords({ count, limit }: Count): string {
  return limit === undefined ? `${count}, no limit` : `${count} of at most ${limit}`;
}

function tenantWords({ tenant: { allows, roles } }: ExplainedRequest): string {
  const has =
    roles === "not-checked"
      ? "the requester's roles can't be read"
      : roles.length > 0
        ? `the requester is ${listed(roles)}`
        : "the requester has no role";
  return `allowInvitesFrom is ${allows === "not-checked" ? "not known (Policy.Read.All, application)" : allows}; ${has}`;
}
