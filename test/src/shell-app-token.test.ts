import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { readAppSettings } from "../../src/config.ts";
import { appTokenAtShell } from "../../src/shell-app-token.ts";
import { startedSandbox, type StartedSandbox } from "../sandbox/started-sandbox.ts";

describe("appTokenAtShell", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());

  const scope = "https://graph.microsoft.com/.default";

  it("gives a token of the app that the settings name, with its permissions", async () => {
    const settings = readAppSettings(world.sandbox.botEnvironment());
    const { appid, roles, scp } = decodeJwt(await appTokenAtShell(settings)(scope));
    assert.deepEqual([appid, Array.isArray(roles), scp], [settings.appId, true, undefined]);
  });

  it("says that the secret is wrong", async () => {
    const settings = { ...readAppSettings(world.sandbox.botEnvironment()), appPassword: "another" };
    await assert.rejects(appTokenAtShell(settings)(scope), { code: "identity-misconfigured" });
  });
});
