import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyEnvironment } from "../../scripts/policy/policy-environment.ts";
import { folderOfRun, forgetSettings, runningSettings, publishSettings } from "../../scripts/process/sandbox-bot.ts";

describe("policyEnvironment", () => {
  let folder: string;
  let server: Server;
  let port: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "policy-environment-"));
    server = createServer().listen(0);
    await once(server, "listening");
    port = String(addressOf(server).port);
  });
  afterEach(async () => {
    rmSync(folderOfRun(port), { recursive: true });
    rmSync(folder, { recursive: true });
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  });

  it("is .env, in which the shell's own settings win", async () => {
    writeFileSync(join(folder, ".env"), "MICROSOFT_APP_ID=file\nINVITE_AS=app\n");
    publishSettings(port, { MICROSOFT_APP_ID: "sandbox" });
    const shell = { PORT: port, INVITE_AS: "user" };
    assert.deepEqual(await policyEnvironment(shell, folder), { MICROSOFT_APP_ID: "file", INVITE_AS: "user", PORT: port });
  });

  it("is the shell's where that names a tenant", async () => {
    publishSettings(port, { MICROSOFT_APP_ID: "sandbox" });
    const shell = { PORT: port, MICROSOFT_APP_ID: "shell" };
    assert.deepEqual(await policyEnvironment(shell, folder), shell);
  });

  it("is that of the sandbox's bot while one runs, and the shell's when none does", async () => {
    const sandboxSettings = { MICROSOFT_APP_ID: "sandbox", NODE_EXTRA_CA_CERTS: "certificate.pem" };
    publishSettings(port, { ...sandboxSettings, HOME: "/home/ada" });
    const environment = await policyEnvironment({ PORT: port }, folder);
    assert.deepEqual([environment["MICROSOFT_APP_ID"], environment["NODE_EXTRA_CA_CERTS"]], ["sandbox", "certificate.pem"]);
    assert.deepEqual(await runningSettings(port), sandboxSettings);
    assert.equal(statSync(join(folderOfRun(port), "settings.json")).mode & 0o777, 0o600);
    forgetSettings(port);
    forgetSettings(port);
    assert.deepEqual(await policyEnvironment({ PORT: port }, folder), { PORT: port });
  });

  it("forgets a bot that ended without a word: nobody listens on its port", async () => {
    publishSettings(port, { MICROSOFT_APP_ID: "sandbox" });
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await policyEnvironment({ PORT: port }, folder), { PORT: port });
  });
});

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return address;
}
