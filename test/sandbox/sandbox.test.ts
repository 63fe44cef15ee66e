// restify first: importing it changes http.ServerResponse for the whole process.
import restify from "restify";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import { APP_ID, APP_SECRET, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import { callApi } from "./bot-client.ts";
import { pageClient } from "./page-client.ts";
import { startedSandbox } from "./started-sandbox.ts";

describe("startSandbox", () => {
  it("listens on free ports of this machine and tells a bot what it needs", async () => {
    const sandbox = await startSandbox({ certificateDirectory: sandboxFolder });
    const { NODE_EXTRA_CA_CERTS, ...environment } = sandbox.botEnvironment();
    await sandbox.close();
    assert.match(sandbox.apiUrl, /^https:\/\/localhost:\d+$/);
    assert.match(sandbox.pageUrl, /^http:\/\/localhost:\d+$/);
    assert.deepEqual(environment, {
      CLOUD: "sandbox",
      SANDBOX_URL: sandbox.apiUrl,
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_PASSWORD: APP_SECRET,
      MICROSOFT_APP_TENANT_ID: TENANT_ID,
      OAUTH_CONNECTION_NAME: "sso",
    });
    assert.equal(NODE_EXTRA_CA_CERTS, join(sandboxFolder, "certificate.pem"));
  });

  it("makes its certificate when there is none", async () => {
    const certificateDirectory = await mkdtemp(join(tmpdir(), "sandbox-"));
    const sandbox = await startSandbox({ certificateDirectory });
    assert.equal((await callApi(sandbox, { path: "/v1/.well-known/keys" })).status, 200);
    await sandbox.close();
    assert.ok(await stat(join(certificateDirectory, "certificate.pem")));
    await rm(certificateDirectory, { recursive: true });
  });

  it("works after restify was imported into the same process", async () => {
    assert.equal(typeof restify.createServer, "function");
    const world = await startedSandbox();
    const events = await world.adele.events();
    assert.deepEqual(await events.next("hello"), { as: PERSON_IDS.adele });
    events.close();
    assert.equal((await world.adele.get("/api/people")).status, 200);
    assert.equal((await world.asBot("GET", `/teams/v3/teams/${encodeURIComponent(world.sandbox.teams.team.id)}`)).status, 200);
    assert.equal((await world.asBot("POST", "/teams/v3/conversations", {})).status, 400);
    await world.close();
  });

  for (const which of ["apiPort", "pagePort"] as const) {
    it(`fails with EADDRINUSE when the ${which} is taken, and leaves nothing open`, async () => {
      const other = createServer();
      other.listen(0, "127.0.0.1");
      await once(other, "listening");
      const address = other.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      await assert.rejects(startSandbox({ certificateDirectory: sandboxFolder, [which]: port }), { code: "EADDRINUSE", port });
      other.close();
      await once(other, "close");
    });
  }

  it("refuses a value that isn't a manifest", async () => {
    await assert.rejects(startSandbox({ certificateDirectory: sandboxFolder, manifest: { bots: "none" } }), { name: "ZodError" });
  });

  it("closes at once: ends open event streams, and aborts a delivery that waits for the bot", async () => {
    const world = await startedSandbox();
    const asked = Promise.withResolvers<void>();
    const never = Promise.withResolvers<{ status: number }>();
    world.bot.answer(() => {
      asked.resolve();
      return never.promise;
    });
    const events = await world.adele.events();
    const { id } = world.sandbox.teams.team;
    await world.adele.send("POST", "messages", { conversation: id, root: null, text: "hi", mentionBot: true });
    await asked.promise;
    await world.sandbox.close();
    await assert.rejects(events.next("reset"));
    await assert.rejects(pageClient(world.sandbox.pageUrl, PERSON_IDS.adele).get("/api/people"));
    never.resolve({ status: 200 });
    await world.bot.close();
  });
});
