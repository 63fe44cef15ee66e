import assert from "node:assert/strict";
import { sandboxFolder } from "../../../../scripts/process/sandbox-folder.ts";
import { startSandbox } from "../../../../sandbox/sandbox.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { pageClient } from "../../page-client.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("people and tenant", () => {
  let world: StartedSandbox;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  it("lists the people that one can play", async () => {
    const { body } = await world.adele.get("/api/people");
    assert.deepEqual(body[0], {
      id: PERSON_IDS.adele,
      name: "Adele Vance",
      jobTitle: "Retail Manager",
      part: "requester",
      locale: "en-US",
    });
    assert.equal(body.length, 6);
  });

  it("changes a person's locale to a well-formed tag", async () => {
    const path = `/api/people/${PERSON_IDS.adele}/locale`;
    const changed = await world.adele.send("PUT", path, { locale: "fr-CA" });
    assert.deepEqual([changed.status, changed.body.locale], [200, "fr-CA"]);
    for (const locale of ["", "f", "fr_CA", 5]) {
      const { status, body } = await world.adele.send("PUT", path, { locale });
      assert.deepEqual([status, body.error.code], [400, "bad-request"]);
    }
    assert.equal((await world.adele.send("PUT", "/api/people/nobody/locale", { locale: "fr-CA" })).status, 404);
    assert.equal((await world.adele.get("/api/people")).body[0].locale, "fr-CA");
  });

  it("returns the tenant, without commands if there is no manifest", async () => {
    const { id } = world.sandbox.tenant;
    assert.deepEqual((await world.adele.get("/api/tenant")).body, {
      id,
      name: "Contoso",
      domain: "contoso.com",
      botName: "Guestlist",
      hasIcon: false,
      commands: [],
    });
    assert.equal((await world.adele.get("/api/bot-icon")).status, 404);
  });

  it("returns the commands of the manifest, each with the scopes of its list", async () => {
    const commands = [{ title: "help", description: "What I can do" }, { title: "pending" }];
    const manifest = {
      icons: { color: "color.png" },
      bots: [
        {
          commandLists: [
            { scopes: ["personal"], commands },
            { scopes: ["team"], commands: commands.slice(1) },
          ],
        },
      ],
    };
    const packageFiles = { "color.png": new Uint8Array([137, 80, 78, 71]) };
    const sandbox = await startSandbox({ certificateDirectory: sandboxFolder, manifest, packageFiles });
    const { body } = await pageClient(sandbox.pageUrl, PERSON_IDS.adele).get("/api/tenant");
    const icon = await fetch(`${sandbox.pageUrl}/api/bot-icon`);
    assert.deepEqual([icon.headers.get("content-type"), (await icon.arrayBuffer()).byteLength, body.hasIcon], ["image/png", 4, true]);
    await sandbox.close();
    assert.deepEqual(body.commands, [
      { title: "help", description: "What I can do", scopes: ["personal"] },
      { title: "pending", description: "", scopes: ["personal"] },
      { title: "pending", description: "", scopes: ["team"] },
    ]);
  });
});
