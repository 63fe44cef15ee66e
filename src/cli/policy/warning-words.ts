import type { PolicyWarning } from "../../flows/explaining/check-policy.ts";
import type { PolicyOddity } from "../../domain/policy/policy-oddities.ts";
import { listed } from "../output.ts";
import { quoted } from "./policy-summary.ts";

/** An oddity of the policy, and what to do about it. */
export function oddityWords(oddity: PolicyOddity): string {
  switch (oddity.kind) {
    case "never-decides":
      return oddity.byDeny
        ? `The rule ${quoted(oddity.rule)} never decides: ${quoted(oddity.by)} denies all that it would hold for. Remove it, or narrow the other.`
        : `The rule ${quoted(oddity.rule)} never decides: ${quoted(oddity.by)} comes first wherever it would hold. Move it up, or remove it.`;
    case "other-names":
      return `The rule ${quoted(oddity.rule)} denies a company by its own domain, but every company has a second name at Microsoft, by which its people can be invited: add ${namesOf(oddity.names)}, if it is theirs.`;
    case "one-approver":
      return `The approvers ${quoted(oddity.set)} are a single person, whose own requests nobody can decide. Name somebody else, too.`;
    case "tag-without-channel":
      return `The approvers ${quoted(oddity.set)} are mentioned by a tag, which belongs to one team, but no channel is named: set approvals.channel to one of that team.`;
    case "unused-set":
      return `The approvers ${quoted(oddity.set)} decide about nothing: no rule names them.`;
    case "too-late":
      return `approvals.${oddity.what === "remind" ? "remindAfter" : "escalate.after"} is ${oddity.after} working days, but requests lapse after ${oddity.lapseAfter} days: it never comes to that.`;
    case "nobody-administers":
      return "Nobody administers the bot: allow directoryRoles, or name people or a group under admins.";
  }
}

const mostNames = 5;

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(quoted);
  return listed(names.length > mostNames ? [...shown, `${names.length - mostNames} more like these`] : shown);
}

const places = { rules: "rules", approvers: "approvers", admins: "admins", users: "users" } as const;

/** A conflict between policy and tenant, and what to do about it. */
export function warningWords(warning: PolicyWarning, inviteAs: "user" | "app"): string {
  switch (warning.kind) {
    case "groups-hidden":
      return `Groups can't be read: grant the app GroupMember.Read.All (application). Until then ${hiddenGroups(warning.uses)}.`;
    case "group-empty":
      return `The group ${warning.group} (${listed(warning.uses.map((use) => places[use]))}) doesn't exist, or nobody is in it.`;
    case "users-hidden":
      return `People can't be read: grant the app User.Read.All (application). Until then the people that the policy names can't be checked${
        warning.departments && inviteAs === "app" ? ", and rules about departments count against the requester" : ""
      }.`;
    case "person-unknown":
      return `${holderOf(warning.of)} name ${warning.person}, but the tenant has no such person.`;
    case "person-is-guest":
      return `${holderOf(warning.of)} name ${warning.name} (${warning.person}), who is a guest: guests decide nothing.`;
    case "no-approvals-channel":
      return 'No channel was chosen for approvals, so nobody can be asked: write "@Guestlist use this channel for approvals" in one, or set approvals.channel.';
    case "channel-unknown":
      return `The bot can't see the approvals channel ${warning.channel}: add it to that team, and write something to it there once.`;
    case "nobody-decides":
      return warning.alone === undefined
        ? `Nobody can decide what is asked of the approvers ${quoted(warning.set.name)}: no member of the tenant is among them.`
        : `Only ${warning.alone} is among the approvers ${quoted(warning.set.name)}: nobody can decide what they ask for themselves.`;
    case "nobody-may-invite":
      return "The tenant lets nobody invite guests (allowInvitesFrom is none), so approving helps nobody: choose another setting in Entra admin center → External collaboration settings.";
    case "invite-policy-hidden":
      return `The tenant's setting about who may invite can't be read: grant the app Policy.Read.All (application).${inviteAs === "app" ? " Until then only Global and User Administrators invite through the app." : ""}`;
    case "may-not-invite":
      return mayNotInvite(warning, inviteAs);
  }
}

const withoutGroups = {
  rules: "rules about groups count against the requester",
  approvers: "approvers by group can't decide",
  admins: "nobody administers the bot by group",
  users: "nobody is let in by group",
} as const;

function hiddenGroups(uses: readonly (keyof typeof withoutGroups)[]): string {
  return listed(uses.map((use) => withoutGroups[use]));
}

function holderOf(of: "admins" | { readonly name: string }): string {
  return of === "admins" ? "The admins" : `The approvers ${quoted(of.name)}`;
}

function mayNotInvite({ set, names, hidden }: Extract<PolicyWarning, { kind: "may-not-invite" }>, inviteAs: "user" | "app"): string {
  if (names.length === 0) {
    return `Whether the approvers ${quoted(set.name)} may invite can't be told: grant the app RoleManagement.Read.Directory, or User.Read.All (application).`;
  }
  const who = listed(names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} others`] : names);
  const them = names.length === 1 ? `${names[0]} approves` : `${who} approve`;
  const remedy = "give them the Guest Inviter role, or choose another setting in Entra admin center → External collaboration settings";
  return inviteAs === "user"
    ? `The tenant doesn't let everybody invite, and Graph will refuse what ${them} (${quoted(set.name)}): ${remedy}${hidden ? ". Of others of them it can't be told" : ""}.`
    : `The tenant doesn't let everybody invite: what ${them} (${quoted(set.name)}) goes out only if the requester may invite. Else ${remedy}.`;
}
