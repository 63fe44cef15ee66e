import assert from "node:assert/strict";
import { everybodyThere } from "../../../../src/domain/policy/policy.ts";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { aPolicy, aRule } from "../../../build/a-policy.ts";
import { id } from "../../../build/ids.ts";
import { adele, approvalsChannel as channel, aTenantCommand, explainSam as run } from "./a-command.ts";
import type { ACommand } from "./a-command.ts";

/** One line of the answer by its heading, e.g. `So:`. */
async function said(command: ACommand, heading: string, ...more: readonly string[]): Promise<string> {
  const { lines } = await run(command, ...more);
  const line = lines.find((text) => text.startsWith(`${heading} `)) ?? "";
  return line.slice(heading.length).trim();
}

describe("explainedWords", () => {
  it("says what each rule says, which one decides, and what becomes of it", async () => {
    const rules = [
      aRule({ name: "Not from here", when: { homes: ["19:other@thread.tacv2"] }, verdict: "deny" }),
      aRule({ name: "Legal", when: { partnerDomains: ["bank.com"], requesterDepartments: ["Legal"] } }),
      aRule({
        name: "Sales",
        when: { partnerDomains: ["fabrikam.com"], requesterGroups: ["sales"], inviteAs: "guest" },
        verdict: "approve",
      }),
      aRule({ name: "All" }),
    ];
    const command = aTenantCommand({ rules, otherwise: { verdict: "deny" }, caps: { perDay: 3 } });
    command.outside.membership.groupsHidden = true;
    assert.deepEqual(await run(command), {
      lines: [
        "Adele (Adele@contoso.com) asks for sam@fabrikam.com, as a guest, in a chat.",
        "",
        "Rules of policy.json:",
        '     "Not from here"  deny     doesn\'t hold: it is asked for in none of its places',
        "     \"Legal\"          allow    doesn't hold: fabrikam.com is none of its domains and the requester's department is none",
        "  >  \"Sales\"          approve  may hold: the requester's groups can't be read (GroupMember.Read.All, application)",
        '     "All"            allow    holds: it has no conditions',
        "     else             deny     where no rule decides",
        "",
        'Policy:       approve, by the rule "Sales", by the approvers "team"',
        "So:           it needs approval",
        'Who decides:  "team": everybody in the team of the approvals channel. At the moment: Megan',
        "Goes out as:  the approver, with Adele as sponsor",
        "Today:        0 of at most 3",
        "Open:         0, no limit",
        "Tenant:       allowInvitesFrom is everyone; the requester has no role",
      ],
      exitCode: 0,
    });
    assert.equal(command.closed, 1);
  });

  it("shows the rules once more for the address in copy, and why they decide", async () => {
    const rules = [
      aRule({ name: "Partners", when: { partnerDomains: ["fabrikam.com"] } }),
      aRule({ name: "Rivals", when: { partnerDomains: ["wingtip.example"] }, verdict: "deny" }),
    ];
    const { lines } = await run(aTenantCommand({ rules, cc: "approve" }), "--cc", "kim@wingtip.example");
    assert.equal(
      lines[0],
      "Adele (Adele@contoso.com) asks for sam@fabrikam.com, as a guest, with a copy to kim@wingtip.example, in a chat.",
    );
    const copy = lines.indexOf("The same rules for the copy to kim@wingtip.example:");
    assert.deepEqual(lines.slice(copy + 1, copy + 4), [
      '     "Partners"  allow  doesn\'t hold: wingtip.example is none of its domains',
      '  >  "Rivals"    deny   holds: wingtip.example is one of its domains',
      "     else        allow  where no rule decides",
    ]);
    assert.ok(lines.includes('Policy:       deny, by the rule "Rivals", because of the copy'));
    assert.ok(lines.includes("Options:      a copy needs approval"));
    const byDefault = await run(
      aTenantCommand({ rules: rules.slice(0, 1), otherwise: { verdict: "deny" } }),
      "--cc",
      "kim@wingtip.example",
    );
    assert.ok(byDefault.lines.includes("Policy:       deny, by default, because of the copy"));
  });

  it("says which options are restricted, and what becomes of it", async () => {
    const evil = ["--page", "https://evil.example/x", "--message"];
    const command = () => aTenantCommand({ personalMessage: "deny" });
    assert.equal(
      await said(command(), "Options:", ...evil),
      "the landing page on evil.example needs approval and a personal message is refused",
    );
    assert.equal(await said(command(), "So:", ...evil), "refused, until the requester corrects the option");
    assert.equal(await said(aTenantCommand({}), "Policy:", ...evil.slice(0, 2)), 'approve, because of an option, by the approvers "team"');
    assert.equal(await said(aTenantCommand({}), "So:", ...evil.slice(0, 2)), "it needs approval");
    assert.equal(await said(aTenantCommand({}), "Options:"), "");
  });

  it("names what holds, condition by condition, and where it is asked for", async () => {
    const when = { partnerDomains: ["fabrikam.com"], requesterGroups: ["sales"], requesterDepartments: ["Retail"], homes: [channel] };
    const command = aTenantCommand({ rules: [aRule({ name: "Here", when })], otherwise: { verdict: "approve" } });
    command.outside.membership.groups.set("sales", [{ id: adele, name: "Adele" }]);
    command.outside.directory.departments.set(adele, "Retail");
    const { lines } = await run(command, "--in", channel);
    assert.equal(lines[0], `Adele (Adele@contoso.com) asks for sam@fabrikam.com, as a guest, in ${channel}.`);
    assert.equal(
      lines[3],
      '  >  "Here"  allow    holds: fabrikam.com is one of its domains, the requester is in one of its groups, the requester\'s department is "Retail" and it is asked for in one of its places',
    );
    assert.equal(await said(command, "So:", "--in", channel), "it goes out at once");
    assert.equal(await said(command, "Goes out as:", "--in", channel), "Adele");
  });

  it("says what is unknown, and why", async () => {
    const hidden = aTenantCommand({ rules: [aRule({ name: "Legal", when: { requesterDepartments: ["Legal"] }, verdict: "deny" })] });
    hidden.outside.directory.hidden.add("requester");
    const { lines } = await run(hidden);
    assert.equal(lines[3], "  >  \"Legal\"  deny   may hold: the requester's department can't be read (User.Read.All, application)");
    assert.equal(await said(hidden, "Policy:"), 'deny, by the rule "Legal", only because something could not be checked');
    const elsewhere = aTenantCommand({ rules: [aRule({ name: "Team", when: { homes: ["0b6f4a4c-0000-4000-8000-000000000001"] } })] });
    const there = await run(elsewhere, "--in", "19:unseen@thread.tacv2");
    assert.equal(there.lines[3], '     "Team"  allow  may hold: the bot can\'t see the team of that channel');
    assert.equal(await said(elsewhere, "Policy:", "--in", "19:unseen@thread.tacv2"), "allow, by default");
  });

  it("says what stands against it", async () => {
    const guest = aTenantCommand();
    guest.outside.directory.types.set(adele, "Guest");
    assert.equal(await said(guest, "So:"), "refused: Adele may not use the bot, being a guest");
    const denied = aTenantCommand({ otherwise: { verdict: "deny" } });
    assert.deepEqual(
      [await said(denied, "Policy:"), await said(denied, "So:"), await said(denied, "Goes out as:")],
      ["deny, by default", "refused", "nobody"],
    );
    assert.equal(await said(aTenantCommand(), "So:", "--member"), "refused: only Global and User Administrators invite members");
    const closed = aTenantCommand();
    closed.outside.membership.policy = "none";
    assert.equal(await said(closed, "So:"), "refused: the tenant lets nobody invite");
    assert.equal(await said(aTenantCommand({ caps: { pending: 0 } }), "So:"), "refused: the requester has asked for as many as they may");
    const nowhere = aTenantCommand({ otherwise: { verdict: "approve" }, approvals: aPolicy().approvals });
    assert.equal(await said(nowhere, "So:"), "refused: it needs approval, and no channel was chosen for approvals");
  });

  it("says what the tenant lets the requester do", async () => {
    const command = aTenantCommand();
    const { membership, directory } = command.outside;
    membership.policy = "adminsAndGuestInviters";
    assert.equal(await said(command, "So:"), "it needs approval, since the tenant doesn't let the requester invite");
    directory.roles.set(adele, ["guest-inviter"]);
    assert.equal(await said(command, "Tenant:"), "allowInvitesFrom is adminsAndGuestInviters; the requester is guest-inviter");
    directory.hidden.add("requester");
    membership.rolesHidden = true;
    assert.match(await said(command, "So:"), /^it goes out at once if Microsoft lets the requester invite, which can't be read/);
    membership.policy = "not-checked";
    assert.equal(
      await said(command, "Tenant:"),
      "allowInvitesFrom is not known (Policy.Read.All, application); the requester's roles can't be read",
    );
  });

  it("says who decides, as far as it can be seen", async () => {
    const legal: ApproverSet = { name: "legal", displayName: "Legal", who: { kind: "group", group: "legal-group" } };
    const command = aTenantCommand({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [everybodyThere, legal] });
    const words = async () => (await said(command, "Who decides:")).replace('"legal": the group legal-group, called "Legal". ', "");
    const { membership, directory, teams } = command.outside;
    assert.equal(await words(), "At the moment that is nobody but the requester");
    const many = Array.from({ length: 12 }, (_, index) => ({ id: id(`person-${index}`), name: `Person ${index}` }));
    for (const { id: who, name } of many) directory.add({ id: who, displayName: name, userType: "Member" });
    membership.groups.set("legal-group", many);
    const ten = Array.from({ length: 10 }, (_, index) => `Person ${index}`).join(", ");
    assert.equal(await words(), `At the moment: ${ten} and 2 others`);
    membership.groupsHidden = true;
    assert.equal(await words(), "Who that is can't be read (GroupMember.Read.All, application), so nobody can decide");
    command.file = {
      kind: "policy",
      policy: aPolicy({ otherwise: { verdict: "approve" }, approvals: { ...aPolicy().approvals, channel } }),
    };
    teams.rosters.clear();
    assert.match(await said(command, "Who decides:"), /The bot can't see that team, so nobody can decide$/);
  });

  it("names the app where that invites", async () => {
    const command = aTenantCommand();
    command.environment = { ...command.environment, INVITE_AS: "app" };
    assert.equal(await said(command, "Goes out as:"), "the app, with Adele as sponsor");
  });

  it("doesn't count where there is no database that can be read", async () => {
    const command = aTenantCommand();
    command.isStored = false;
    const words = "not counted: there is no database that can be read";
    assert.deepEqual([await said(command, "Today:"), await said(command, "Open:")], [words, words]);
  });
});
