import assert from "node:assert/strict";
import { ClientSecretCredential, OnBehalfOfCredential } from "@azure/identity";
import { ensureCertificate } from "../../../sandbox/listening/certificate.ts";
import { listen, type Listening } from "../../../sandbox/listening/listen.ts";
import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import type { Authority } from "../../../sandbox/entra/authority.ts";
import { createEntra } from "../../../sandbox/entra/create-entra.ts";
import { issueTeamsSsoToken } from "../../../sandbox/entra/tokens.ts";
import { createGraph } from "../../../sandbox/graph/create-graph.ts";
import { createSigningKeys } from "../../../sandbox/entra/keys.ts";
import { PERSON_IDS } from "../../../sandbox/directory/well-known.ts";

const INVITE = "https://graph.microsoft.com/User.Invite.All";
const READ = "https://graph.microsoft.com/User.Read.All";

/** Needs NODE_EXTRA_CA_CERTS=data/sandbox/certificate.pem from the start of the process, as `npm test` sets it. */
describe("@azure/identity, as it is, against the sandbox's Entra", () => {
  let server: Listening;
  let authority: Authority;
  let url = "";
  before(async () => {
    authority = { tenant: createTenant(), keys: await createSigningKeys(), apiUrl: () => url };
    const app = createEntra(authority).route("/", createGraph({ ...authority, pageUrl: () => "http://localhost" }));
    server = await listen(app, 0, await ensureCertificate("data/sandbox"));
    url = `https://localhost:${server.port}`;
  });
  afterEach(() => authority.tenant.reset());
  after(() => server.close());

  const options = () => ({ authorityHost: url, disableInstanceDiscovery: true });

  const onBehalfOf = async (more: { readonly userAssertionToken?: string; readonly clientSecret?: string } = {}) => {
    const { tenant } = authority;
    const userAssertionToken = await issueTeamsSsoToken(authority, { id: PERSON_IDS.adele });
    const credentials = { tenantId: tenant.id, clientId: tenant.app.appId, clientSecret: tenant.app.secret, userAssertionToken };
    return new OnBehalfOfCredential({ ...credentials, ...more, ...options() });
  };

  /** The properties by which a caller of MSAL distinguishes failures. */
  const causeOf = async (credential: OnBehalfOfCredential): Promise<Readonly<Record<string, unknown>>> => {
    const error: unknown = await credential.getToken([INVITE]).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error && error.cause instanceof Error);
    const cause = new Map(Object.entries(error.cause));
    return { kind: error.cause.name, errorCode: cause.get("errorCode"), subError: cause.get("subError"), errorNo: cause.get("errorNo") };
  };

  const ask = (path: string, token: string) => fetch(`${url}/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` } });

  it("gets an app token that Graph accepts", async () => {
    const { id, app } = authority.tenant;
    const credential = new ClientSecretCredential(id, app.appId, app.secret, options());
    const { token, expiresOnTimestamp } = await credential.getToken("https://graph.microsoft.com/.default");
    assert.ok(expiresOnTimestamp > Date.now() + 3_500_000);
    assert.equal((await ask("/users?$top=1", token)).status, 200);
  });

  it("gets a person's token that Graph accepts", async () => {
    const { token } = await (await onBehalfOf()).getToken([INVITE, READ]);
    const response = await ask("/me?$select=id", token);
    assert.match(await response.text(), new RegExp(PERSON_IDS.adele));
  });

  it("E8: reports missing consent as MSAL does against Microsoft", async () => {
    authority.tenant.control.patch({ consented: false });
    assert.deepEqual(await causeOf(await onBehalfOf()), {
      ...{ kind: "InteractionRequiredAuthError", errorCode: "invalid_grant", subError: "consent_required", errorNo: 65001 },
    });
  });

  it("E9: reports a challenge", async () => {
    authority.tenant.control.patch({ mfaRequired: true });
    const { kind, errorCode, errorNo } = await causeOf(await onBehalfOf());
    assert.deepEqual([kind, errorCode, errorNo], ["InteractionRequiredAuthError", "interaction_required", 50076]);
  });

  it("reports an expired assertion and a wrong secret as server errors", async () => {
    const { appId } = authority.tenant.app;
    const claims = { iss: `${url}/${authority.tenant.id}/v2.0`, aud: appId, oid: PERSON_IDS.adele, scp: "access_as_user" };
    const dead = await authority.keys.sign(claims, { expiresIn: -60 });
    const expired = await causeOf(await onBehalfOf({ userAssertionToken: dead }));
    assert.deepEqual([expired["kind"], expired["errorCode"], expired["errorNo"]], ["ServerError", "invalid_grant", 500133]);
    const wrong = await causeOf(await onBehalfOf({ clientSecret: "guess" }));
    assert.deepEqual([wrong["kind"], wrong["errorCode"], wrong["errorNo"]], ["ServerError", "invalid_client", 7000215]);
  });
});
