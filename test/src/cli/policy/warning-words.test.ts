import assert from "node:assert/strict";
import { oddityWords, warningWords } from "../../../../src/cli/policy/warning-words.ts";
import type { PolicyOddity } from "../../../../src/domain/policy/policy-oddities.ts";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import type { PolicyWarning } from "../../../../src/flows/explaining/check-policy.ts";
import { id } from "../../../build/ids.ts";

const sales: ApproverSet = { name: "sales", who: { kind: "group", group: "sales-group" } };

describe("oddityWords", () => {
  const sentences: readonly (readonly [PolicyOddity, string])[] = [
    [
      { kind: "never-decides", rule: "late", by: "all", byDeny: false },
      'The rule "late" never decides: "all" comes first wherever it would hold. Move it up, or remove it.',
    ],
    [
      { kind: "never-decides", rule: "members", by: "no members", byDeny: true },
      'The rule "members" never decides: "no members" denies all that it would hold for. Remove it, or narrow the other.',
    ],
    [
      { kind: "other-names", rule: "Rivals", names: ["wingtip.onmicrosoft.com"] },
      'The rule "Rivals" denies a company by its own domain, but every company has a second name at Microsoft, by which its people can be invited: add "wingtip.onmicrosoft.com", if it is theirs.',
    ],
    [
      { kind: "other-names", rule: "Rivals", names: ["a", "b", "c", "d", "e", "f", "g"].map((name) => `${name}.onmicrosoft.com`) },
      'The rule "Rivals" denies a company by its own domain, but every company has a second name at Microsoft, by which its people can be invited: add "a.onmicrosoft.com", "b.onmicrosoft.com", "c.onmicrosoft.com", "d.onmicrosoft.com", "e.onmicrosoft.com" and 2 more like these, if it is theirs.',
    ],
    [
      { kind: "one-approver", set: "alone" },
      'The approvers "alone" are a single person, whose own requests nobody can decide. Name somebody else, too.',
    ],
    [
      { kind: "tag-without-channel", set: "alone" },
      'The approvers "alone" are mentioned by a tag, which belongs to one team, but no channel is named: set approvals.channel to one of that team.',
    ],
    [{ kind: "unused-set", set: "idle" }, 'The approvers "idle" decide about nothing: no rule names them.'],
    [
      { kind: "too-late", what: "remind", after: 8, lapseAfter: 7 },
      "approvals.remindAfter is 8 working days, but requests lapse after 7 days: it never comes to that.",
    ],
    [
      { kind: "too-late", what: "escalate", after: 9, lapseAfter: 7 },
      "approvals.escalate.after is 9 working days, but requests lapse after 7 days: it never comes to that.",
    ],
    [{ kind: "nobody-administers" }, "Nobody administers the bot: allow directoryRoles, or name people or a group under admins."],
  ];
  for (const [oddity, sentence] of sentences) {
    it(`says: ${sentence}`, () => assert.equal(oddityWords(oddity), sentence));
  }
});

describe("warningWords", () => {
  const remedy = "give them the Guest Inviter role, or choose another setting in Entra admin center → External collaboration settings";
  const people =
    "People can't be read: grant the app User.Read.All (application). Until then the people that the policy names can't be checked";
  const invitePolicy = "The tenant's setting about who may invite can't be read: grant the app Policy.Read.All (application).";
  const [one, many] = [["Megan"], ["Ada", "Bob", "Cyd", "Dee", "Eve", "Fay"]];

  const sentences: readonly (readonly [PolicyWarning, "user" | "app", string])[] = [
    [
      { kind: "groups-hidden", uses: ["rules", "approvers", "admins", "users"] },
      "user",
      "Groups can't be read: grant the app GroupMember.Read.All (application). Until then rules about groups count against the requester, approvers by group can't decide, nobody administers the bot by group and nobody is let in by group.",
    ],
    [
      { kind: "group-empty", group: "g", uses: ["rules", "approvers", "admins", "users"] },
      "user",
      "The group g (rules, approvers, admins and users) doesn't exist, or nobody is in it.",
    ],
    [{ kind: "users-hidden", departments: false }, "app", `${people}.`],
    [{ kind: "users-hidden", departments: true }, "user", `${people}.`],
    [{ kind: "users-hidden", departments: true }, "app", `${people}, and rules about departments count against the requester.`],
    [
      { kind: "person-unknown", person: id("gone"), name: "gone", of: "admins" },
      "user",
      "The admins name gone, but the tenant has no such person.",
    ],
    [
      { kind: "person-is-guest", person: id("sam"), name: "Sam Rivera", of: sales },
      "user",
      'The approvers "sales" name Sam Rivera (sam), who is a guest: guests decide nothing.',
    ],
    [
      { kind: "no-approvals-channel" },
      "user",
      'No channel was chosen for approvals, so nobody can be asked: write "@Guestlist use this channel for approvals" in one, or set approvals.channel.',
    ],
    [
      { kind: "channel-unknown", channel: id("19:x") },
      "user",
      "The bot can't see the approvals channel 19:x: add it to that team, and write something to it there once.",
    ],
    [
      { kind: "nobody-decides", set: sales },
      "user",
      'Nobody can decide what is asked of the approvers "sales": no member of the tenant is among them.',
    ],
    [
      { kind: "nobody-decides", set: sales, alone: "Megan" },
      "user",
      'Only Megan is among the approvers "sales": nobody can decide what they ask for themselves.',
    ],
    [
      { kind: "nobody-may-invite" },
      "user",
      "The tenant lets nobody invite guests (allowInvitesFrom is none), so approving helps nobody: choose another setting in Entra admin center → External collaboration settings.",
    ],
    [{ kind: "invite-policy-hidden" }, "user", invitePolicy],
    [{ kind: "invite-policy-hidden" }, "app", `${invitePolicy} Until then only Global and User Administrators invite through the app.`],
    [
      { kind: "may-not-invite", set: sales, names: [], hidden: true },
      "user",
      'Whether the approvers "sales" may invite can\'t be told: grant the app RoleManagement.Read.Directory, or User.Read.All (application).',
    ],
    [
      { kind: "may-not-invite", set: sales, names: one, hidden: false },
      "user",
      `The tenant doesn't let everybody invite, and Graph will refuse what Megan approves ("sales"): ${remedy}.`,
    ],
    [
      { kind: "may-not-invite", set: sales, names: one, hidden: true },
      "user",
      `The tenant doesn't let everybody invite, and Graph will refuse what Megan approves ("sales"): ${remedy}. Of others of them it can't be told.`,
    ],
    [
      { kind: "may-not-invite", set: sales, names: many.slice(0, 5), hidden: false },
      "user",
      `The tenant doesn't let everybody invite, and Graph will refuse what Ada, Bob, Cyd, Dee and Eve approve ("sales"): ${remedy}.`,
    ],
    [
      { kind: "may-not-invite", set: sales, names: many, hidden: false },
      "app",
      `The tenant doesn't let everybody invite: what Ada, Bob, Cyd, Dee and 2 others approve ("sales") goes out only if the requester may invite. Else ${remedy}.`,
    ],
  ];
  for (const [warning, inviteAs, sentence] of sentences) {
    it(`says where ${inviteAs === "app" ? "the app invites" : "people invite"}: ${sentence}`, () =>
      assert.equal(warningWords(warning, inviteAs), sentence));
  }
});
