import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { policySummary } from "../../../../src/cli/policy/policy-summary.ts";
import { aPolicy } from "../../../build/a-policy.ts";
import { ACommand } from "./a-command.ts";

const unconfigured = "Only the file was checked: with a .env, or beside npm start, the tenant is asked, too.";
const nowhere =
  '- No channel was chosen for approvals, so nobody can be asked: write "@Guestlist use this channel for approvals" in one, or set approvals.channel.';

/** The warnings among the lines. */
const warningsIn = (lines: readonly string[]) => lines.filter((line) => line.startsWith("- "));

describe("checkPolicyFile", () => {
  it("lists all problems of a file, and ends with 1", async () => {
    const command = new ACommand();
    command.file = { kind: "problems", problems: ["line 1, column 2: one", "line 3, column 4: two"] };
    assert.deepEqual(await command.run("check", "policy.json"), {
      lines: ["policy.json is not valid: 2 problems.", "- line 1, column 2: one", "- line 3, column 4: two"],
      exitCode: 1,
    });
  });

  it("sums up a good file, and ends with 0", async () => {
    const command = new ACommand();
    command.environment = {};
    assert.deepEqual(await command.run("check", "policy.json"), {
      lines: ["policy.json is valid.", "", ...policySummary(aPolicy()), "", unconfigured],
      exitCode: 0,
    });
  });

  it("warns of what is odd in the file, and of what the tenant has against it", async () => {
    const command = new ACommand({ admins: { people: [], directoryRoles: false } });
    command.outside.membership.policy = "none";
    const { lines, exitCode } = await command.run("check", "policy.json");
    assert.equal(lines.indexOf("3 warnings:"), 2 + policySummary(aPolicy()).length + 1);
    assert.deepEqual(warningsIn(lines), [
      "- Nobody administers the bot: allow directoryRoles, or name people or a group under admins.",
      nowhere,
      "- The tenant lets nobody invite guests (allowInvitesFrom is none), so approving helps nobody: choose another setting in Entra admin center → External collaboration settings.",
    ]);
    assert.equal(exitCode, 0);
  });

  it("speaks of the app where that invites", async () => {
    const command = new ACommand();
    command.environment = { ...command.environment, INVITE_AS: "app" };
    command.outside.membership.policy = "not-checked";
    const { lines } = await command.run("check", "policy.json");
    assert.match(warningsIn(lines).at(-1) ?? "", /only Global and User Administrators invite through the app\.$/);
  });

  it("asks the tenant, closes what it opened, and says so", async () => {
    const command = new ACommand();
    const { lines, exitCode } = await command.run("check", "policy.json");
    assert.deepEqual([warningsIn(lines), lines.at(-1), exitCode, command.closed], [[nowhere], "The tenant was asked, too.", 0, 1]);
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

  it("passes on unexpected errors", async () => {
    const command = new ACommand();
    command.failure = new TypeError("a mistake of ours");
    await assert.rejects(command.run("check", "policy.json"), { name: "TypeError" });
    await assert.rejects(command.run("explain", "a", "b@c.de"), { name: "TypeError" });
  });
});
