import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GUEST_IDS, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import type { CommandFailure } from "../../src/cli/command-failure.ts";
import type { Talk } from "../../src/cli/create-shell.ts";
import { createDoors } from "../../src/cli/doors.ts";
import type { CommonOptions } from "../../src/cli/shell.ts";
import { installPretendAz } from "../build/install-pretend-az.ts";
import type { PretendAz } from "../build/install-pretend-az.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";

const question = { kind: "first", select: ["id", "mail"], pageSize: 5 } as const;

/** Answers Entra's page as the person, and follows it back to this machine, as a browser does. */
async function answerPage(url: string, chosen: Readonly<Record<string, string>>): Promise<Response> {
  const page = await fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(chosen) });
  return fetch(page.headers.get("location") ?? "about:blank");
}

describe("signing in at a shell", () => {
  let shell: BesideShell;
  before(async () => {
    shell = await besideShell();
  });
  afterEach(() => shell.world.sandbox.control.patch({ mfaRequired: false, consented: true, accessRevoked: false }));
  after(() => shell.close());

  const common = (signIn: CommonOptions["signIn"]): CommonOptions => ({ quiet: false, verbose: false, yes: false, whatIf: false, signIn });

  /** A shell whose person answers Entra's pages. */
  function terminal({ isTerminal = true, chosen = { person: PERSON_IDS.admin } as Readonly<Record<string, string>> } = {}) {
    const stop = new AbortController();
    const heard = { said: [] as string[], pages: [] as string[], opened: 0 };
    const talk: Talk = {
      environment: async () => shell.environment,
      stop: stop.signal,
      say: (sentence) => void heard.said.push(sentence),
      insist: (sentence) => {
        heard.said.push(sentence);
        void enterCode(sentence, chosen);
      },
      isTerminal,
    };
    const openBrowser = (url: string) => {
      heard.opened += 1;
      void answerPage(url, chosen).then(async (page) => heard.pages.push(await page.text()));
    };
    return { ...heard, heard, talk, stop, doors: createDoors({ openBrowser }) };
  }

  async function enterCode(sentence: string, chosen: Readonly<Record<string, string>>): Promise<void> {
    const [, url, user_code] = /open (https:\S+) and enter the code (\S+)\./.exec(sentence) ?? [];
    if (url && user_code) await fetch(url, { method: "POST", body: new URLSearchParams({ user_code, ...chosen }) });
  }

  const failure = async (running: Promise<unknown>) => {
    const error = await running.then(
      () => assert.fail("nobody was refused"),
      (reason: unknown) => reason as CommandFailure,
    );
    return { exit: error.exit, text: `${error.message} ${error.fix ?? ""}` };
  };

  describe("by browser", () => {
    it("opens both doors after one sign-in, and Graph accepts the token", async () => {
      const { doors, talk, heard } = terminal();
      const directory = await doors.directory(common("browser"), talk);
      const { guests } = await directory.guests.read(await directory.graphActor(), question);
      assert.ok(guests.some(({ id }) => id === GUEST_IDS.sam));
      const commandLine = await doors.commandLine(common("browser"), talk);
      await commandLine.close();
      assert.equal(heard.opened, 1);
      assert.ok(commandLine.actor.kind === "person");
      const { id, tenantId, name, userPrincipalName } = commandLine.actor.session.person;
      assert.deepEqual([id, tenantId, name, userPrincipalName], [PERSON_IDS.admin, TENANT_ID, "MOD Administrator", "admin@contoso.com"]);
      assert.match(heard.pages[0] ?? "", /You can close this window/);
    });

    it("asks for a second factor in the browser", async () => {
      shell.world.sandbox.control.patch({ mfaRequired: true });
      const { doors, talk } = terminal({ chosen: { person: PERSON_IDS.adele, mfa: "approved" } });
      assert.equal((await doors.directory(common("browser"), talk)).actor.kind, "person");
    });

    it("needs a terminal, and names the other ways", async () => {
      const { doors, talk, heard } = terminal({ isTerminal: false });
      const { exit, text } = await failure(doors.directory(common("browser"), talk));
      assert.deepEqual(
        [exit, heard.opened, ...["--az", "--as-app", "--device-code"].map((way) => text.includes(way))],
        ["sign-in-needed", 0, true, true, true],
      );
    });

    it("refuses a guest by name", async () => {
      const { doors, talk } = terminal({ chosen: { person: GUEST_IDS.sam } });
      const { exit, text } = await failure(doors.directory(common("browser"), talk));
      assert.deepEqual([exit, /guest in this tenant/.test(text)], ["sign-in-needed", true]);
    });

    it("names the page for an admin's consent when there is none", async () => {
      shell.world.sandbox.control.patch({ consented: false });
      const { doors, talk } = terminal({ chosen: { person: PERSON_IDS.adele, consent: "no" } });
      const { exit, text } = await failure(doors.directory(common("browser"), talk));
      assert.deepEqual([exit, /https:\/\/localhost:\d+\/[\w-]+\/adminconsent\?client_id=/.test(text)], ["refused-by-microsoft", true]);
    });

    it("ends with Ctrl+C", async () => {
      const { doors, talk, stop } = terminal({ chosen: { person: "personal" } });
      const running = failure(doors.directory(common("browser"), talk));
      stop.abort();
      assert.equal((await running).exit, "interrupted");
    });

    it("signs in again, once, when Graph no longer accepts the token", async () => {
      const { doors, talk, heard } = terminal();
      const door = await doors.directory(common("browser"), talk);
      shell.world.sandbox.control.patch({ accessRevoked: true });
      const { guests } = await door.guests.read(await door.graphActor(), question);
      assert.deepEqual([guests.length > 0, heard.opened], [true, 2]);
      await door.guests.read(await door.graphActor(), question);
      assert.equal(heard.opened, 2);
    });

    it("writes nothing to the disk, and no token to the terminal", async () => {
      const home = await mkdtemp(join(tmpdir(), "home-"));
      const before = { HOME: process.env["HOME"], TMPDIR: process.env["TMPDIR"] };
      Object.assign(process.env, { HOME: home, TMPDIR: home });
      try {
        const { doors, talk, heard } = terminal();
        const door = await doors.directory(common("browser"), talk);
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

  it("by browser: a person whom the policy lets in nowhere is refused", async () => {
    const { doors, talk } = terminal({ chosen: { person: PERSON_IDS.lee } });
    shell.world.sandbox.tenant.users.update(PERSON_IDS.lee, { userType: "Guest" });
    try {
      const { exit } = await failure(doors.commandLine(common("browser"), talk));
      assert.equal(exit, "sign-in-needed");
    } finally {
      shell.world.sandbox.tenant.users.update(PERSON_IDS.lee, { userType: "Member" });
    }
  });

  describe("with the Azure CLI", () => {
    let az: PretendAz;
    before(async () => {
      az = await installPretendAz();
    });
    after(() => az.remove());

    const azFor = (person: string, does: Parameters<PretendAz["set"]>[0]["does"] = "answers", lives = 3_600) => {
      const { MICROSOFT_APP_ID: id = "", MICROSOFT_APP_PASSWORD: secret = "", SANDBOX_URL: url = "" } = shell.environment;
      az.set({ url, tenant: TENANT_ID, person, does, lives, app: { id, secret } });
    };

    it("asks Graph whose the token is, and asks for another before it ends", async () => {
      azFor(PERSON_IDS.admin, "answers", 240);
      const { doors, talk, heard } = terminal({ isTerminal: false });
      const door = await doors.directory(common("azure-cli"), talk);
      assert.ok(door.actor.kind === "person");
      const { id, name } = door.actor.session.person;
      assert.deepEqual([id, name], [PERSON_IDS.admin, "MOD Administrator"]);
      const [one, other] = [await door.graphActor(), await door.graphActor()];
      assert.ok(one.kind === "person" && other.kind === "person" && one.accessToken !== other.accessToken);
      assert.ok((await door.guests.read(one, question)).guests.length > 0);
      assert.deepEqual([heard.opened, heard.said], [0, []]);
    });

    const refusals = [
      ["isn't signed in", PERSON_IDS.admin, "signed-out", /az login --tenant 5a0d7b0c/],
      ["says something else", PERSON_IDS.admin, "says nonsense", /no answer that Guestlist understands/],
      ["speaks as an app", PERSON_IDS.admin, "speaks as an app", /signed in as an app/],
      ["is signed in to another tenant", PERSON_IDS.admin, "names another tenant", /another tenant/],
      ["is signed in as a guest", GUEST_IDS.sam, "answers", /guest in this tenant/],
    ] as const;
    for (const [what, person, does, words] of refusals) {
      it(`says that it ${what}`, async () => {
        azFor(person, does);
        const { doors, talk } = terminal();
        const { exit, text } = await failure(doors.directory(common("azure-cli"), talk));
        assert.equal(exit, "sign-in-needed");
        assert.match(text, words);
      });
    }

    it("says how to sign in when its permissions don't suffice", async () => {
      azFor(PERSON_IDS.admin);
      const { doors, talk } = terminal();
      const door = await doors.directory(common("azure-cli"), talk);
      shell.world.sandbox.control.patch({ faults: [{ path: "/v1.0/users", status: 403, times: 1 }] } as never);
      await door.guests.read(await door.graphActor(), question).catch(() => undefined);
    });

    it("says that it isn't installed", async () => {
      const { PATH } = process.env;
      process.env["PATH"] = "/nowhere";
      try {
        const { doors, talk } = terminal();
        const { exit, text } = await failure(doors.directory(common("azure-cli"), talk));
        assert.deepEqual([exit, /isn't installed/.test(text)], ["sign-in-needed", true]);
      } finally {
        process.env["PATH"] = PATH;
      }
    });
  });

  describe("as the app", () => {
    it("signs nobody in, and reads the directory with the app's own token", async () => {
      const { doors, talk, heard } = terminal({ isTerminal: false });
      const door = await doors.directory(common("app"), talk);
      assert.deepEqual(
        [door.actor, (await door.guests.read(await door.graphActor(), question)).guests.length > 0],
        [{ kind: "app" }, true],
      );
      assert.deepEqual([heard.opened, heard.said], [0, []]);
    });

    it("needs its secret, a person doesn't", async () => {
      const { MICROSOFT_APP_PASSWORD: _, ENCRYPTION_KEY: __, OAUTH_CONNECTION_NAME: ___, ...rest } = shell.environment;
      const { doors, talk } = terminal();
      const poor = { ...talk, environment: async () => rest };
      await assert.rejects(doors.directory(common("app"), poor), /MICROSOFT_APP_PASSWORD is missing/);
      assert.equal((await doors.directory(common("browser"), poor)).actor.kind, "person");
    });
  });
});
