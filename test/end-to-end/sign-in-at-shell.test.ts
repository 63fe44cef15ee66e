import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GUEST_IDS, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import { shellPlace } from "../../src/domain/shell-place.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";
import { commonOptions, failureOf, signingIn } from "./signing-in.ts";

const question = { kind: "first", select: ["id", "mail"], pageSize: 5 } as const;

describe("signing in at a shell", () => {
  let shell: BesideShell;
  before(async () => {
    shell = await besideShell();
  });
  afterEach(() => shell.world.sandbox.control.patch({ mfaRequired: false, consented: true, accessRevoked: false }));
  after(() => shell.close());

  describe("by browser", () => {
    it("opens both doors after one sign-in, and Graph accepts the token", async () => {
      const { doors, talk, heard } = signingIn(shell.environment);
      const directory = await doors.directory(commonOptions("browser"), talk);
      const { guests } = await directory.guests.read(await directory.graphActor(), question);
      assert.ok(guests.some(({ id }) => id === GUEST_IDS.sam));
      const commandLine = await doors.commandLine(commonOptions("browser"), talk);
      await commandLine.close();
      assert.equal(heard.opened, 1);
      assert.ok(commandLine.actor.kind === "person");
      const { id, tenantId, name, userPrincipalName } = commandLine.actor.session.person;
      assert.deepEqual([id, tenantId, name, userPrincipalName], [PERSON_IDS.admin, TENANT_ID, "MOD Administrator", "admin@contoso.com"]);
      assert.match(heard.pages[0] ?? "", /You can close this window/);
    });

    it("asks for a second factor in the browser", async () => {
      shell.world.sandbox.control.patch({ mfaRequired: true });
      const { doors, talk } = signingIn(shell.environment, { chosen: { person: PERSON_IDS.adele, mfa: "approved" } });
      assert.equal((await doors.directory(commonOptions("browser"), talk)).actor.kind, "person");
    });

    it("needs a terminal, and names the other ways", async () => {
      const { doors, talk, heard } = signingIn(shell.environment, { isTerminal: false });
      const { exit, text } = await failureOf(doors.directory(commonOptions("browser"), talk));
      assert.deepEqual(
        [exit, heard.opened, ...["--az", "--as-app", "--device-code"].map((way) => text.includes(way))],
        ["sign-in-needed", 0, true, true, true],
      );
    });

    it("refuses a guest by name", async () => {
      const { doors, talk } = signingIn(shell.environment, { chosen: { person: GUEST_IDS.sam } });
      const { exit, text } = await failureOf(doors.directory(commonOptions("browser"), talk));
      assert.deepEqual([exit, /guest in this tenant/.test(text)], ["sign-in-needed", true]);
    });

    it("names the page for an admin's consent when there is none", async () => {
      shell.world.sandbox.control.patch({ consented: false });
      const { doors, talk } = signingIn(shell.environment, { chosen: { person: PERSON_IDS.adele, consent: "no" } });
      const { exit, text } = await failureOf(doors.directory(commonOptions("browser"), talk));
      assert.deepEqual([exit, /https:\/\/localhost:\d+\/[\w-]+\/adminconsent\?client_id=/.test(text)], ["refused-by-microsoft", true]);
    });

    it("ends with Ctrl+C", async () => {
      const { doors, talk, stop } = signingIn(shell.environment, { chosen: { person: "personal" } });
      const running = failureOf(doors.directory(commonOptions("browser"), talk));
      stop.abort();
      assert.equal((await running).exit, "interrupted");
    });

    it("signs in again, once, when Graph no longer accepts the token", async () => {
      const { doors, talk, heard } = signingIn(shell.environment);
      const door = await doors.directory(commonOptions("browser"), talk);
      shell.world.sandbox.control.patch({ accessRevoked: true });
      const { guests } = await door.guests.read(await door.graphActor(), question);
      assert.deepEqual([guests.length > 0, heard.opened], [true, 2]);
      await door.guests.read(await door.graphActor(), question);
      assert.equal(heard.opened, 2);
    });

    it("signs in again, once, when Graph challenges the token in the middle of a request", async () => {
      const { doors, talk, heard } = signingIn(shell.environment);
      const { flows, close, actor } = await doors.commandLine(commonOptions("browser"), talk);
      assert.ok(actor.kind === "person");
      shell.world.sandbox.control.patch({ accessRevoked: true });
      const { id, name } = actor.session.person;
      const by = { id, teamsId: id, name, locale: "en", timeZone: "UTC" };
      const home = { conversation: shellPlace(id) };
      const values = { email: "challenged@fabrikam.com", redirectUrl: "https://contoso.com", sendMail: "false" };
      const foreseen = await flows.foreseeRequest({
        ...{ id: flows.newInvitationId(), by, home, values, ssoToken: "at a shell", confirmed: [] },
      });
      await close();
      assert.deepEqual([foreseen.kind, heard.opened], ["sends", 2]);
    });

    it("says the lines of the log with --verbose, and only then", async () => {
      const { doors, talk, heard } = signingIn(shell.environment);
      for (const verbose of [false, true]) {
        const { flows, close, actor } = await doors.commandLine({ ...commonOptions("browser"), verbose }, talk);
        assert.ok(actor.kind === "person");
        const { id, name } = actor.session.person;
        const by = { id, teamsId: id, name, locale: "en", timeZone: "UTC" };
        await flows.mayDecide({ id: flows.newInvitationId(), by, conversation: shellPlace(id) });
        await close();
        assert.equal(
          heard.said.some((line) => line.includes('"code":"decision-refused"')),
          verbose,
        );
      }
    });

    it("writes nothing to the disk, and no token to the terminal", async () => {
      const home = await mkdtemp(join(tmpdir(), "home-"));
      const before = { HOME: process.env["HOME"], TMPDIR: process.env["TMPDIR"] };
      Object.assign(process.env, { HOME: home, TMPDIR: home });
      try {
        const { doors, talk, heard } = signingIn(shell.environment);
        const door = await doors.directory(commonOptions("browser"), talk);
        await door.guests.read(await door.graphActor(), question);
        assert.deepEqual(await readdir(home), []);
        assert.ok(!/eyJ[\w-]+\./.test(heard.said.join("\n")));
      } finally {
        process.env["HOME"] = before.HOME;
        if (before.TMPDIR === undefined) delete process.env["TMPDIR"];
        else process.env["TMPDIR"] = before.TMPDIR;
        await rm(home, { recursive: true });
      }
    });
  });

  it("refuses a person who may not use the bot, whatever their token says", async () => {
    const { users } = shell.world.sandbox.tenant;
    const { doors, talk } = signingIn(shell.environment, { chosen: { person: PERSON_IDS.lee } });
    await doors.directory(commonOptions("browser"), talk);
    users.update(PERSON_IDS.lee, { userType: "Guest" });
    const { exit, text } = await failureOf(doors.commandLine(commonOptions("browser"), talk));
    assert.deepEqual([exit, /guest in this tenant/.test(text)], ["refused", true]);
    users.update(PERSON_IDS.lee, { userType: "Member" });
  });

  describe("as the app", () => {
    it("signs nobody in, and reads the directory with the app's own token", async () => {
      const { doors, talk, heard } = signingIn(shell.environment, { isTerminal: false });
      const door = await doors.directory(commonOptions("app"), talk);
      assert.deepEqual(
        [door.actor, (await door.guests.read(await door.graphActor(), question)).guests.length > 0],
        [{ kind: "app" }, true],
      );
      assert.deepEqual([heard.opened, heard.said], [0, []]);
    });

    it("needs its secret, a person doesn't", async () => {
      const { MICROSOFT_APP_PASSWORD: _, ENCRYPTION_KEY: __, OAUTH_CONNECTION_NAME: ___, ...rest } = shell.environment;
      const { doors, talk } = signingIn(shell.environment);
      const poor = { ...talk, environment: async () => rest };
      await assert.rejects(doors.directory(commonOptions("app"), poor), /MICROSOFT_APP_PASSWORD is missing/);
      assert.equal((await doors.directory(commonOptions("browser"), poor)).actor.kind, "person");
    });
  });
});
