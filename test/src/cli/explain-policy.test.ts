import assert from "node:assert/strict";
import { GuestlistError } from "../../../src/errors.ts";
import { everybodyThere } from "../../../src/domain/policy/policy.ts";
import type { ApproverSet, Policy } from "../../../src/domain/policy/policy.ts";
import { aPolicy, aRule } from "../../build/a-policy.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { ACommand } from "./a-command.ts";

const channel = id("19:decide@thread.tacv2");
const adele = id("adele");

/** Adele and Megan in a tenant with a channel for approvals. */
function inTenant(given: Partial<Policy> = {}): ACommand {
  const command = new ACommand({ approvals: { ...aPolicy().approvals, channel }, ...given });
  const { directory, teams } = command.outside;
  for (const name of ["Adele", "Megan"]) {
    const mail = `${name}@contoso.com`;
    directory.add({ id: id(name.toLowerCase()), displayName: name, mail, userPrincipalName: mail, userType: "Member" });
    directory.types.set(id(name.toLowerCase()), "Member");
  }
  teams.rosters.set(channel, [person({ id: adele }), person({ id: id("megan") })]);
  return command;
}

const run = (command: ACommand, ...more: readonly string[]) => command.run("explain", "adele@contoso.com", "sam@fabrikam.com", ...more);

/** One line of the answer by its heading, e.g. `So:`. */
async function said(command: ACommand, heading: string, ...more: readonly string[]): Promise<string> {
  const { lines } = await run(command, ...more);
  return (
    lines
      .find((line) => line.startsWith(`${heading} `))
      ?.slice(heading.length)
      .trim() ?? ""
  );
}

describe("policy explain", () => {
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
    const command = inTenant({ rules, otherwise: { verdict: "deny" }, caps: { perDay: 3 } });
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
        "Goes out as:  whoever approves, with Adele as sponsor",
        "Today:        0 of at most 3",
        "Open:         0, no limit",
        "Tenant:       allowInvitesFrom is everyone; the requester has no role",
      ],
      exitCode: 0,
    });
    assert.equal(command.closed, 1);
  });

  it("names what holds, condition by condition, and where it is asked for", async () => {
    const when = { partnerDomains: ["fabrikam.com"], requesterGroups: ["sales"], requesterDepartments: ["Retail"], homes: [channel] };
    const command = inTenant({ rules: [aRule({ name: "Here", when })], otherwise: { verdict: "approve" } });
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
    const hidden = inTenant({ rules: [aRule({ name: "Legal", when: { requesterDepartments: ["Legal"] }, verdict: "deny" })] });
    hidden.outside.directory.hidden.add("requester");
    const { lines } = await run(hidden);
    assert.equal(lines[3], "  >  \"Legal\"  deny   may hold: the requester's department can't be read (User.Read.All, application)");
    assert.equal(await said(hidden, "Policy:"), 'deny, by the rule "Legal", only because something could not be checked');
    const elsewhere = inTenant({ rules: [aRule({ name: "Team", when: { homes: ["0b6f4a4c-0000-4000-8000-000000000001"] } })] });
    const there = await run(elsewhere, "--in", "19:unseen@thread.tacv2");
    assert.equal(there.lines[3], '     "Team"  allow  may hold: the bot can\'t see the team of that channel');
    assert.equal(await said(elsewhere, "Policy:", "--in", "19:unseen@thread.tacv2"), "allow, by default");
  });

  it("says what stands against it", async () => {
    const guest = inTenant();
    guest.outside.directory.types.set(adele, "Guest");
    assert.equal(await said(guest, "So:"), "refused: Adele may not use the bot, being a guest");
    const denied = inTenant({ otherwise: { verdict: "deny" } });
    assert.deepEqual(
      [await said(denied, "Policy:"), await said(denied, "So:"), await said(denied, "Goes out as:")],
      ["deny, by default", "refused", "nobody"],
    );
    assert.equal(await said(inTenant(), "So:", "--member"), "refused: only Global and User Administrators invite members");
    const closed = inTenant();
    closed.outside.membership.policy = "none";
    assert.equal(await said(closed, "So:"), "refused: the tenant lets nobody invite");
    assert.equal(await said(inTenant({ caps: { pending: 0 } }), "So:"), "refused: the requester has asked for as many as they may");
    const nowhere = inTenant({ otherwise: { verdict: "approve" }, approvals: aPolicy().approvals });
    assert.equal(await said(nowhere, "So:"), "refused: it needs approval, and no channel was chosen for approvals");
  });

  it("says what the tenant lets the requester do", async () => {
    const command = inTenant();
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
    const command = inTenant({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [everybodyThere, legal] });
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
    const command = inTenant();
    command.environment = { ...command.environment, INVITE_AS: "app" };
    assert.equal(await said(command, "Goes out as:"), "the app, with Adele as sponsor");
  });

  it("doesn't count where there is no database that can be read", async () => {
    const command = inTenant();
    command.isStored = false;
    const words = "not counted: there is no database that can be read";
    assert.deepEqual([await said(command, "Today:"), await said(command, "Open:")], [words, words]);
  });

  it("tries another file, and does without one", async () => {
    const command = inTenant();
    const { POLICY_FILE: _, ...without } = command.environment;
    command.environment = without;
    assert.equal((await run(command)).lines[2], "There is no policy file: everybody may invite whom the tenant lets them.");
    assert.equal((await run(command, "--file", "policy.json")).lines[2], "Rules of policy.json:");
    assert.deepEqual(await run(command, "--file", "other.json"), {
      lines: ["other.json is not valid: npm run policy -- check says more.", "- no file other.json"],
      exitCode: 1,
    });
  });

  it("prints the same as JSON", async () => {
    const { lines, exitCode } = await run(inTenant(), "--json");
    const told: unknown = JSON.parse(lines.join("\n"));
    assert.ok(typeof told === "object" && told && "kind" in told && "fate" in told && "isStored" in told);
    assert.deepEqual([told.kind, told.fate, told.isStored, exitCode], ["explained", { kind: "goes-out", unsure: [] }, true, 0]);
  });

  it("doesn't know whom the tenant doesn't, and understands no address that is none", async () => {
    const command = inTenant();
    const nobody = await command.run("explain", "nobody@contoso.com", "sam@fabrikam.com");
    assert.deepEqual(nobody, {
      lines: ["The tenant knows nobody by that name, address or id: npm run policy -- explain <requester> <email>."],
      exitCode: 1,
    });
    const malformed = await command.run("explain", "adele@contoso.com", "sam");
    assert.deepEqual(malformed, { lines: ["Nobody can be invited by that address: it is not written like one."], exitCode: 2 });
    assert.equal(command.closed, 2);
  });

  it("needs a tenant, and says what keeps it from asking", async () => {
    const command = inTenant();
    command.failure = new GuestlistError("directory-refused", "no", { status: 403 });
    assert.deepEqual(await run(command), {
      lines: ["The tenant refused: the app lacks User.Read.All (application), or the consent to it (status 403)."],
      exitCode: 1,
    });
    command.environment = {};
    assert.deepEqual(await run(command), {
      lines: ["Who the requester is only the tenant knows: fill in .env, or run npm start beside."],
      exitCode: 1,
    });
  });
});

describe("policy", () => {
  it("helps, and says what it didn't understand", async () => {
    const command = new ACommand();
    const help = await command.run("--help");
    assert.deepEqual([help.lines[0], help.exitCode], ["Usage:", 0]);
    assert.deepEqual(await command.run("chekc"), {
      lines: ['There is no command "chekc".', "npm run policy -- --help tells what there is."],
      exitCode: 2,
    });
  });
});
