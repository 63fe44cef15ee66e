import assert from "node:assert/strict";
import { APP_ID } from "../../../../sandbox/directory/well-known.ts";
import { sandboxFolder } from "../../../../scripts/process/sandbox-folder.ts";
import { ensureCertificate } from "../../../../sandbox/listening/certificate.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("/_sandbox/registration", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const change = (body: unknown) => world.adele.send("PATCH", "/_sandbox/registration", body);

  it("returns the registration, without the secret", async () => {
    const { status, body } = await world.adele.get("/_sandbox/registration");
    assert.deepEqual([status, body.appId, body.allowPublicClient, "secret" in body], [200, APP_ID, true, false]);
  });

  it("registers certificates and federated credentials, and grants permissions", async () => {
    const { certificatePem: cert } = await ensureCertificate(sandboxFolder);
    const credential = { issuer: "https://tokens.example", subject: "bot", keys: [{ kty: "RSA" }] };
    const granted = { delegated: ["User.Read"], application: [] };
    const { body } = await change({ certificates: [cert], federatedCredentials: [credential], granted, secretExpired: true });
    assert.deepEqual(
      [body.certificates, body.federatedCredentials, body.granted, body.secretExpired],
      [[cert], [{ ...credential, audience: "api://AzureADTokenExchange" }], granted, true],
    );
    assert.deepEqual([...world.sandbox.tenant.app.granted.delegated], ["User.Read"]);
    world.reset();
    assert.deepEqual((await world.adele.get("/_sandbox/registration")).body.certificates, []);
  });

  it("refuses unknown properties and invalid certificates", async () => {
    assert.equal((await change({ colour: "red" })).status, 400);
    assert.equal((await change({ certificates: ["nothing"] })).status, 400);
  });
});
