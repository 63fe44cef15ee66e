import assert from "node:assert/strict";
import { z } from "zod";
import { othersWorld, type OthersWorld } from "./others-world.ts";

const report = z.object({
  mails: z.array(z.string()),
  invited: z.string(),
  changes: z.array(z.object({ id: z.string(), externalUserState: z.string() })),
  changesAfterThat: z.number(),
});

describe("a program on the Graph SDK and @azure/identity, as it is", () => {
  let world: OthersWorld;
  afterEach(() => world.close());

  async function run(elsewhere: NodeJS.ProcessEnv = {}): Promise<void> {
    const { app, id, users } = world.sandbox.tenant;
    const settings = { CLIENT_ID: app.appId, CLIENT_SECRET: app.secret, TENANT_ID: id, ...elsewhere };
    const { code, output, errors } = await world.run(["graph-sdk-program.js"], settings);
    assert.equal(code, 0, errors);
    const { mails, invited, changes, changesAfterThat } = report.parse(JSON.parse(output));
    assert.equal(mails.length, 9);
    assert.ok(mails.includes("AdeleV@contoso.com"));
    assert.equal(users.get(invited)?.mail, "pat@fabrikam.com");
    assert.deepEqual(changes, [{ id: invited, externalUserState: "PendingAcceptance" }]);
    assert.equal(changesAfterThat, 0);
  }

  it("pages, invites and follows changes at Microsoft's own addresses, through the proxy", async () => {
    world = await othersWorld({ proxyPort: 0 });
    await run();
  });

  it("does the same when it is pointed at the sandbox's address", async () => {
    world = await othersWorld();
    await run({ GRAPH_URL: world.sandbox.apiUrl, AUTHORITY: world.sandbox.apiUrl });
  });
});
