import assert from "node:assert/strict";
import type { CommandFailure } from "../../../src/cli/command-failure.ts";
import type { Talk } from "../../../src/cli/create-shell.ts";
import { createDoors } from "../../../src/cli/doors.ts";
import type { CommonOptions } from "../../../src/cli/shell.ts";

const id = "22222222-2222-4222-8222-222222222222";
const settings = { MICROSOFT_APP_ID: id, MICROSOFT_APP_TENANT_ID: id };
const common: CommonOptions = { quiet: false, verbose: false, yes: false, whatIf: false, signIn: "browser" };

/** The ways in are tested in test/end-to-end/sign-in-at-shell.test.ts; here nobody gets as far as Entra. */
describe("createDoors", () => {
  function shell(environment: Readonly<Record<string, string>>, more: Partial<Talk> = {}) {
    const stop = new AbortController();
    const said: string[] = [];
    const talk: Talk = {
      ...{ environment: async () => environment, stop: stop.signal, isTerminal: true, say: () => undefined },
      insist: (sentence) => void said.push(sentence),
      ...more,
    };
    return { talk, stop, said, doors: createDoors({ openBrowser: () => stop.abort() }) };
  }

  it("names the settings that are missing before anybody signs in", async () => {
    const { doors, talk, said } = shell({ MICROSOFT_APP_TENANT_ID: id });
    await assert.rejects(doors.directory(common, talk), { code: "config-invalid", message: /MICROSOFT_APP_ID is missing/ });
    await assert.rejects(doors.commandLine(common, talk), { code: "config-invalid", message: /ENCRYPTION_KEY is missing/ });
    assert.deepEqual(said, []);
  });

  it("says that there are no settings at all", async () => {
    const { doors, talk } = shell({});
    for (const door of [doors.directory(common, talk), doors.commandLine(common, talk)])
      await assert.rejects(door, { exit: "failed", message: "No settings were found." });
  });

  it("asks nobody to sign in where nobody is", async () => {
    const { doors, talk, said } = shell(settings, { isTerminal: false });
    await assert.rejects(doors.directory(common, talk), { exit: "sign-in-needed" });
    assert.deepEqual(said, []);
  });

  it("says where to sign in, also with --quiet, and ends with Ctrl+C", async () => {
    const { doors, talk, said } = shell(settings);
    await assert.rejects(doors.directory({ ...common, quiet: true }, talk), (error: CommandFailure) => error.exit === "interrupted");
    assert.match(said.join("\n"), /^Sign in in the browser[^\n]*\nhttps:\/\/login\.microsoftonline\.com\/22222222/);
  });

  it("signs in once for both doors", async () => {
    const { doors, talk, said } = shell(settings);
    for (const _ of [1, 2]) await assert.rejects(doors.directory(common, talk), { exit: "interrupted" });
    assert.equal(said.length, 1);
  });

  it("needs no sign-in as the app", async () => {
    const { doors, talk } = shell({ ...settings, MICROSOFT_APP_PASSWORD: "secret" }, { isTerminal: false });
    assert.deepEqual((await doors.directory({ ...common, signIn: "app" }, talk)).actor, { kind: "app" });
  });
});
