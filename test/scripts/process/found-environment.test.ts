import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foundEnvironment } from "../../../scripts/process/found-environment.ts";
import { folderOfRun, forgetSettings, runningSettings, publishSettings } from "../../../scripts/process/sandbox-bot.ts";

describe("foundEnvironment", () => {
  let folder: string;
  let server: Server;
  let port: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "found-environment-"));
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
    assert.deepEqual(await foundEnvironment(shell, folder), { MICROSOFT_APP_ID: "file", INVITE_AS: "user", PORT: port });
  });

  it("is the shell's where that names a tenant", async () => {
    publishSettings(port, { MICROSOFT_APP_ID: "sandbox" });
    const shell = { PORT: port, MICROSOFT_APP_ID: "shell" };
    assert.deepEqual(await foundEnvironment(shell, folder), shell);
  });

  it("is that of the sandbox's bot while one runs, and the shell's when none does", async () => {
    const sandboxSettings = { MICROSOFT_APP_ID: "sandbox", NODE_EXTRA_CA_CERTS: "/sandbox/certificate.pem" };
    publishSettings(port, { ...sandboxSettings, HOME: "/home/ada" });
    const environment = await foundEnvironment({ PORT: port }, folder);
    assert.deepEqual([environment["MICROSOFT_APP_ID"], environment["NODE_EXTRA_CA_CERTS"]], ["sandbox", "/sandbox/certificate.pem"]);
    assert.deepEqual(await runningSettings(port), sandboxSettings);
    assert.equal(statSync(join(folderOfRun(port), "settings.json")).mode & 0o777, 0o600);
    forgetSettings(port);
    forgetSettings(port);
    assert.deepEqual(await foundEnvironment({ PORT: port }, folder), { PORT: port });
  });

  it("finds the bot's database and policy from any folder", async () => {
    const shell = { PORT: port, DATABASE_URL: "sqlite:data/other.sqlite", POLICY_FILE: "policy.json" };
    writeFileSync(join(folder, ".env"), "NODE_EXTRA_CA_CERTS=own.pem\n");
    assert.deepEqual(await foundEnvironment(shell, folder), {
      PORT: port,
      DATABASE_URL: `sqlite:${join(folder, "data/other.sqlite")}`,
      POLICY_FILE: join(folder, "policy.json"),
      NODE_EXTRA_CA_CERTS: join(folder, "own.pem"),
    });
    const absolute = { PORT: port, MICROSOFT_APP_ID: "shell", DATABASE_URL: "sqlite:/srv/guests.sqlite", POLICY_FILE: "/etc/policy.json" };
    rmSync(join(folder, ".env"));
    assert.deepEqual(await foundEnvironment(absolute, folder), absolute);
    const inMemory = { PORT: port, MICROSOFT_APP_ID: "shell", DATABASE_URL: "sqlite::memory:" };
    assert.deepEqual(await foundEnvironment(inMemory, folder), inMemory);
  });

  it("names the usual database if it exists, and none if it doesn't", async () => {
    const shell = { PORT: port, MICROSOFT_APP_ID: "shell" };
    assert.deepEqual(await foundEnvironment(shell, folder), shell);
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data/guestlist.sqlite"), "");
    assert.deepEqual(await foundEnvironment(shell, folder), { ...shell, DATABASE_URL: `sqlite:${join(folder, "data/guestlist.sqlite")}` });
  });

  it("names the usual database also if it can't be opened", async () => {
    const shell = { PORT: port, MICROSOFT_APP_ID: "shell" };
    mkdirSync(join(folder, "data"));
    symlinkSync("/no/such/file", join(folder, "data/guestlist.sqlite"));
    assert.deepEqual(await foundEnvironment(shell, folder), { ...shell, DATABASE_URL: `sqlite:${join(folder, "data/guestlist.sqlite")}` });
  });

  it("forgets a bot that ended without a word: nobody listens on its port", async () => {
    publishSettings(port, { MICROSOFT_APP_ID: "sandbox" });
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await foundEnvironment({ PORT: port }, folder), { PORT: port });
  });
});

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  return address;
}
