import assert from "node:assert/strict";
import { GuestlistError } from "../../../src/errors.ts";
import { everybodyThere } from "../../../src/domain/policy/policy.ts";
import type { ApproverSet } from "../../../src/domain/policy/policy.ts";
import { aPolicy, aRule } from "../../build/a-policy.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { ACommand } from "./a-command.ts";

const channel = id("19:decide@thread.tacv2");
const approvals = { ...aPolicy().approvals, channel };
const unconfigured = "Only the file was checked: with a .env, or beside npm start, the tenant is asked, too.";
const nowhere =
  '- No channel was chosen for approvals, so nobody can be asked: write "@Guestlist use this channel for approvals" in one, or set approvals.channel.';

/** The warnings among the lines. */
const warningsIn = (lines: readonly string[]) => lines.filter((line) => line.startsWith("- "));

describe("policy check", () => {
  it("tells all that is wrong with a file, and ends with 1", async () => {
    const command = new ACommand();
    command.file = { kind: "problems", problems: ["line 1, column 2: one", "line 3, column 4: two"] };
    assert.deepEqual(await command.run("check", "policy.json"), {
      lines: ["policy.json is not valid: 2 problems.", "- line 1, column 2: one", "- line 3, column 4: two"],
      exitCode: 1,
    });
  });

  it("sums up a good file", async () => {
    const legal: ApproverSet = {
      name: "legal",
      displayName: "Legal",
      who: { kind: "people", people: [id("a"), id("b")] },
      tag: { id: "1", name: "Lawyers" },
    };
    const command = new ACommand({
      rules: [aRule({ name: "banks", when: { partnerDomains: ["bank.com"] }, verdict: "approve", approvers: "legal" })],
      otherwise: { verdict: "deny" },
      caps: { perDay: 5 },
      approvals: { ...approvals, weekend: [], escalate: { after: 2, to: "legal" } },
      approvers: [everybodyThere, legal],
      admins: { people: [id("a")], group: "admins", directoryRoles: false },
      users: { guests: true, groups: ["staff"] },
    });
    command.environment = {};
    assert.deepEqual(await command.run("check", "policy.json"), {
      lines: [
        "policy.json is valid.",
        "",
        "Rules: those that deny first, then in this order",
        '  "banks"  approve by "legal"',
        "  else     deny",
        "",
        "Approvers",
        '  "team"   everybody in the team of the approvals channel',
        '  "legal"  2 people, called "Legal", mentioned by the tag "Lawyers"',
        "",
        'Approvals:  in the channel 19:decide@thread.tacv2, by "team" unless a rule says otherwise',
        'Times:      reminder after 1 working day, "legal" too after 2 working days, lapse after 7 days, UTC with no weekend',
        "Limits:     at most 5 within 24 hours",
        "Admins:     the group admins, 1 person",
        "Users:      members and guests of the tenant, of the groups staff",
        "",
        unconfigured,
      ],
      exitCode: 0,
    });
  });

  it("sums up the default", async () => {
    const command = new ACommand();
    command.environment = {};
    const { lines } = await command.run("check", "policy.json");
    assert.deepEqual(lines.slice(2), [
      "Rules: those that deny first, then in this order",
      "  else  allow",
      "",
      "Approvers",
      '  "team"  everybody in the team of the approvals channel',
      "",
      'Approvals:  in the channel that was chosen in Teams, by "team" unless a rule says otherwise',
      "Times:      reminder after 1 working day, lapse after 7 days, UTC with Saturday and Sunday off",
      "Limits:     no limit",
      "Admins:     Global and User Administrators",
      "Users:      members of the tenant",
      "",
      unconfigured,
    ]);
  });

  it("warns of what is odd in the file itself, even without a tenant", async () => {
    const alone: ApproverSet = { name: "alone", who: { kind: "people", people: [id("a")] }, tag: { id: "1", name: "One" } };
    const command = new ACommand({
      rules: [
        aRule({ name: "all", approvers: "alone" }),
        aRule({ name: "late" }),
        aRule({ name: "no members", when: { inviteAs: "member" }, verdict: "deny" }),
        aRule({ name: "members", when: { inviteAs: "member" } }),
      ],
      approvers: [everybodyThere, alone, { ...alone, name: "idle" }],
      approvals: { ...aPolicy().approvals, remindAfter: 8, escalate: { after: 9, to: "team" } },
      admins: { people: [], directoryRoles: false },
    });
    command.environment = {};
    const { lines, exitCode } = await command.run("check", "policy.json");
    assert.equal(exitCode, 0);
    assert.ok(lines.includes("8 warnings:"));
    assert.deepEqual(warningsIn(lines), [
      '- The rule "late" never decides: "all" comes first wherever it would hold. Move it up, or remove it.',
      '- The rule "members" never decides: "no members" denies all that it would hold for. Remove it, or narrow the other.',
      '- The approvers "alone" are a single person, whose own requests nobody can decide. Name somebody else, too.',
      '- The approvers "alone" are mentioned by a tag, which belongs to one team, but no channel is named: set approvals.channel to one of that team.',
      '- The approvers "idle" decide about nothing: no rule names them.',
      "- approvals.remindAfter is 8 working days, but requests lapse after 7 days: it never comes to that.",
      "- approvals.escalate.after is 9 working days, but requests lapse after 7 days: it never comes to that.",
      "- Nobody administers the bot: allow directoryRoles, or name people or a group under admins.",
    ]);
  });

  it("asks the tenant, closes what it opened, and says so", async () => {
    const command = new ACommand();
    const { lines, exitCode } = await command.run("check", "policy.json");
    assert.deepEqual([warningsIn(lines), lines.at(-1), exitCode, command.closed], [[nowhere], "The tenant was asked, too.", 0, 1]);
  });

  it("warns of what the tenant has against it, and says what to do", async () => {
    const sales: ApproverSet = { name: "sales", who: { kind: "group", group: "sales-group" } };
    const two: ApproverSet = { name: "two", who: { kind: "people", people: [id("sam"), id("gone")] } };
    const command = new ACommand({
      rules: [aRule({ name: "one", when: { requesterGroups: ["empty"] }, approvers: "two" }), aRule({ name: "two", approvers: "sales" })],
      approvers: [everybodyThere, sales, two],
      approvals,
      admins: { people: [id("gone")], directoryRoles: true },
    });
    const { directory, membership } = command.outside;
    directory.add({ id: id("megan"), displayName: "Megan Bowen", userType: "Member" });
    directory.add({ id: id("sam"), displayName: "Sam Rivera", userType: "Guest" });
    membership.groups.set("sales-group", [{ id: id("megan"), name: "Megan Bowen" }]);
    membership.policy = "adminsAndGuestInviters";
    const told = warningsIn((await command.run("check", "policy.json")).lines);
    assert.deepEqual(told, [
      "- The group empty (rules) doesn't exist, or nobody is in it.",
      "- The admins name gone, whom the tenant doesn't know.",
      '- The approvers "two" name Sam Rivera (sam), who is a guest: guests decide nothing.',
      '- The approvers "two" name gone, whom the tenant doesn\'t know.',
      "- The bot can't see the approvals channel 19:decide@thread.tacv2: add it to that team, and write something to it there once.",
      '- Nobody can decide what is asked of the approvers "two": no member of the tenant is among them.',
      '- Only Megan Bowen is among the approvers "sales": nobody can decide what they ask for themselves.',
      '- The tenant doesn\'t let everybody invite, and Graph will refuse what Megan Bowen approves ("sales"): give them the Guest Inviter role, or choose another setting in Entra admin center → External collaboration settings.',
    ]);
  });

  it("says what missing permissions cost", async () => {
    const command = new ACommand({
      rules: [aRule({ when: { requesterGroups: ["a"] } })],
      users: { guests: false, groups: ["b"] },
      approvals,
    });
    const { membership, teams, directory } = command.outside;
    membership.groupsHidden = true;
    membership.policy = "not-checked";
    teams.rosters.set(channel, [person({ id: id("somebody") })]);
    directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no"));
    assert.deepEqual(warningsIn((await command.run("check", "policy.json")).lines), [
      "- Groups can't be read: grant the app GroupMember.Read.All (application). Until then rules about groups count against the requester and nobody is let in by group.",
      "- People can't be read: grant the app User.Read.All (application). Until then nobody knows whether those whom the policy names exist.",
      "- Whom the tenant lets invite can't be read: grant the app Policy.Read.All (application).",
    ]);
  });

  it("speaks of the app where that invites", async () => {
    const command = new ACommand({ approvals });
    command.environment = { ...command.environment, INVITE_AS: "app" };
    const { teams, directory, membership } = command.outside;
    const many = ["Ada", "Bob", "Cyd", "Dee", "Eve", "Fay"].map((name) => person({ name, id: id(name) }));
    for (const { id: who, name } of many) directory.add({ id: id(who), displayName: name, userType: "Member" });
    teams.rosters.set(channel, many);
    membership.policy = "adminsAndGuestInviters";
    assert.deepEqual(warningsIn((await command.run("check", "policy.json")).lines), [
      '- The tenant doesn\'t let everybody invite: what Ada, Bob, Cyd, Dee and 2 others approve ("team") goes out only if the requester may invite. Else give them the Guest Inviter role, or choose another setting in Entra admin center → External collaboration settings.',
    ]);
    membership.rolesHidden = true;
    const [unknown] = warningsIn((await command.run("check", "policy.json")).lines);
    assert.match(unknown ?? "", /can't be told: grant the app RoleManagement.Read.Directory/);
    membership.policy = "not-checked";
    const [hidden] = warningsIn((await command.run("check", "policy.json")).lines);
    assert.match(hidden ?? "", /Until then only Global and User Administrators invite through the app\.$/);
  });

  it("says what else keeps things from working", async () => {
    const command = new ACommand({ approvals, rules: [aRule({ when: { requesterDepartments: ["Legal"] } })] });
    command.environment = { ...command.environment, INVITE_AS: "app" };
    const { membership, teams, directory } = command.outside;
    teams.rosters.set(channel, [person({ id: id("somebody") })]);
    membership.policy = "none";
    directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no"));
    assert.deepEqual(warningsIn((await command.run("check", "policy.json")).lines), [
      "- People can't be read: grant the app User.Read.All (application). Until then nobody knows whether those whom the policy names exist, and rules about departments count against the requester.",
      "- The tenant lets nobody invite guests (allowInvitesFrom is none), so approving helps nobody: choose another setting in Entra admin center → External collaboration settings.",
    ]);
  });

  it("says when the roles of some approvers are hidden", async () => {
    const command = new ACommand({ approvals });
    const { membership, teams, directory } = command.outside;
    for (const name of ["Ada", "Bob"]) directory.add({ id: id(name), displayName: name, userType: "Member" });
    teams.rosters.set(channel, [person({ id: id("Ada") }), person({ id: id("Bob") })]);
    membership.policy = "adminsAndGuestInviters";
    membership.rolesOf = async (who) => (who === id("Ada") ? [] : "not-checked");
    const [warning] = warningsIn((await command.run("check", "policy.json")).lines);
    assert.match(warning ?? "", /refuse what Ada approves \("team"\): .*\. Of others of them it can't be told\.$/);
  });

  it("checks the file alone where the tenant can't be asked, or the configuration is wrong, and says why", async () => {
    const command = new ACommand();
    command.failure = new GuestlistError("directory-unavailable", "Graph could not be reached");
    const { lines, exitCode } = await command.run("check", "policy.json");
    assert.deepEqual(
      [lines.at(-1), exitCode],
      ["Only the file was checked. The tenant could not be asked: Graph could not be reached, directory-unavailable.", 0],
    );
    command.environment = { MICROSOFT_APP_ID: "no id" };
    const wrong = (await command.run("check", "policy.json")).lines.at(-1) ?? "";
    assert.match(wrong, /^Only the file was checked\. The configuration is not valid:\nMICROSOFT_APP_ID is not valid/);
  });

  it("prints the same as JSON", async () => {
    const command = new ACommand();
    const good = await command.run("check", "policy.json", "--json");
    assert.deepEqual(JSON.parse(good.lines.join("\n")), {
      valid: true,
      problems: [],
      warnings: [nowhere.slice(2)],
      tenant: "The tenant was asked, too.",
    });
    const bad = await command.run("check", "other.json", "--json");
    assert.deepEqual(
      [JSON.parse(bad.lines.join("\n")), bad.exitCode],
      [{ valid: false, problems: ["no file other.json"], warnings: [] }, 1],
    );
  });

  it("passes on what nobody foresaw", async () => {
    const command = new ACommand();
    command.failure = new TypeError("a mistake of ours");
    await assert.rejects(command.run("check", "policy.json"), { name: "TypeError" });
    await assert.rejects(command.run("explain", "a", "b@c.de"), { name: "TypeError" });
  });
});
