import assert from "node:assert/strict";
import { createHash, createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { SignJWT } from "jose";
import { sandboxFolder } from "../../../scripts/process/sandbox-folder.ts";
import { ensureCertificate } from "../../../sandbox/listening/certificate.ts";
import { createSigningKeys, type SigningKeys } from "../../../sandbox/entra/keys.ts";
import { TENANT_ID } from "../../../sandbox/directory/well-known.ts";
import { createEntraWorld, ORIGIN, refusal, type EntraWorld } from "./entra-world.ts";
import { newId } from "../../build/new-id.ts";

const TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const AUDIENCE = `${ORIGIN}/${TENANT_ID}/oauth2/v2.0/token`;
const FOREIGN = { issuer: "https://token.actions.example", subject: "repo:contoso/bot:main", audience: "api://AzureADTokenExchange" };

describe("how an app proves who it is", () => {
  let world: EntraWorld;
  let certificate: string;
  let key: KeyObject;
  let foreignKeys: SigningKeys;
  before(async () => {
    world = await createEntraWorld();
    const made = await ensureCertificate(sandboxFolder);
    certificate = made.certificatePem;
    key = createPrivateKey(made.keyPem);
    foreignKeys = await createSigningKeys();
  });
  beforeEach(() => {
    world.tenant.app.certificates.push(certificate);
    world.tenant.app.federatedCredentials.push({ ...FOREIGN, keys: foreignKeys.jwks().keys });
  });
  afterEach(() => world.tenant.reset());

  const ask = (client_assertion: string, more: Readonly<Record<string, string | undefined>> = {}) =>
    world.token({
      ...{ grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default", client_secret: undefined },
      ...{ client_assertion, client_assertion_type: TYPE, ...more },
    });

  const assertionOf = ({ audience = AUDIENCE, algorithm = "sha256", expiresIn = 600, subject = world.tenant.app.appId } = {}) => {
    const thumbprint = createHash(algorithm).update(new X509Certificate(certificate).raw).digest("base64url");
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: world.tenant.app.appId,
      sub: subject,
      aud: audience,
      jti: newId(),
      nbf: now - 60,
      exp: now + expiresIn,
    })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", [algorithm === "sha256" ? "x5t#S256" : "x5t"]: thumbprint })
      .sign(key);
  };

  it("E109: by an assertion that a registered certificate signed, named by either thumbprint", async () => {
    assert.equal((await ask(await assertionOf())).status, 200);
    assert.equal((await ask(await assertionOf({ algorithm: "sha1" }))).status, 200);
  });

  it("E109: not outside its lifetime, for another audience, of another subject, or if it isn't a token", async () => {
    const code = async (assertion: string) => refusal(await ask(assertion)).code;
    assert.equal(await code(await assertionOf({ expiresIn: -30 })), 700024);
    assert.equal(await code(await assertionOf({ audience: "https://other.example" })), 700027);
    assert.equal(await code(await assertionOf({ subject: "other" })), 700027);
    assert.equal(await code("nonsense"), 700027);
    world.tenant.app.certificates.length = 0;
    assert.equal(await code(await assertionOf()), 700027);
    assert.equal(refusal(await ask(await assertionOf(), { client_assertion_type: "saml" })).code, 900144);
  });

  describe("by a federated credential", () => {
    const federated = (more = {}, expiresIn = 600) =>
      foreignKeys.sign({ iss: FOREIGN.issuer, sub: FOREIGN.subject, aud: FOREIGN.audience, ...more }, { expiresIn });

    it("E110: by a token of another issuer for a registered subject", async () => {
      assert.equal((await ask(await federated())).status, 200);
    });

    it("E110: not for another subject or audience, outside its lifetime, or with another signature", async () => {
      const code = async (assertion: string) => refusal(await ask(assertion)).code;
      assert.equal(await code(await federated({ sub: "repo:other" })), 700213);
      assert.equal(await code(await federated({ aud: "api://other" })), 700027);
      assert.equal(await code(await federated({}, -30)), 700024);
      const stranger = await createSigningKeys();
      const forged = await stranger.sign({ iss: FOREIGN.issuer, sub: FOREIGN.subject, aud: FOREIGN.audience }, { expiresIn: 600 });
      assert.equal(await code(forged), 700027);
    });
  });

  it("E4: an expired secret is AADSTS7000222", async () => {
    world.tenant.app.secretExpired = true;
    const answer = await world.token({ grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" });
    assert.deepEqual(refusal(answer), { status: 401, error: "invalid_client", code: 7000222 });
  });
});
