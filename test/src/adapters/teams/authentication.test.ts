import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { Activity } from "botbuilder";
import { ClaimsIdentity } from "botframework-connector";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import { stub, useFakeTimers } from "sinon";
import type { SinonStub } from "sinon";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { StrictAuthentication } from "../../../../src/adapters/teams/authentication.ts";
import { ConnectorClients } from "../../../../src/adapters/teams/connector-clients.ts";
import { systemClock } from "../../../../src/clock.ts";
import { cloud } from "../../../../src/clouds.ts";

const endpoints = cloud("public");
const retry = createHttpRetry({ clock: systemClock });
const appId = "22222222-2222-4222-8222-222222222222";
const serviceUrl = "https://smba.trafficmanager.net/emea/";
const strict = (channelMetadataUrl = endpoints.channelMetadataUrl) =>
  new StrictAuthentication({
    endpoints: { ...endpoints, channelMetadataUrl },
    appId,
    appToken: async () => "token",
    clients: new ConnectorClients(retry),
  });
const activity = (changes: Partial<Activity> = {}) => ({ channelId: "msteams", serviceUrl, ...changes }) as Activity;

describe("StrictAuthentication", () => {
  it("refuses a stream without a token", async () => {
    await assert.rejects(strict().authenticateStreamingRequest("", "msteams"));
  });

  it("keeps one connector client for each service URL", async () => {
    const factory = strict().createConnectorFactory(new ClaimsIdentity([], true));
    const first = await factory.create(serviceUrl, endpoints.botScope);
    assert.equal(await factory.create(serviceUrl, endpoints.botScope), first);
    assert.notEqual(await factory.create("https://smba.trafficmanager.net/amer/", endpoints.botScope), first);
  });

  it("makes one user token client", async () => {
    const authentication = strict();
    const identity = new ClaimsIdentity([{ type: "aud", value: appId }], true);
    assert.equal(await authentication.createUserTokenClient(identity), await authentication.createUserTokenClient(identity));
  });

  describe("with a token that it has accepted", () => {
    let server: Server;
    let metadataUrl: string;
    let header: string;
    let quiet: SinonStub;

    before(async () => {
      const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
      const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "teams", endorsements: ["msteams"] }] };
      server = createServer((request, response) => {
        response.end(JSON.stringify(request.url === "/keys" ? keys : { jwks_uri: `${origin()}/keys` }));
      }).listen(0, "localhost");
      await once(server, "listening");
      const origin = () => `http://localhost:${(server.address() as AddressInfo).port}`;
      metadataUrl = `${origin()}/metadata`;
      const claims = new SignJWT({ serviceurl: serviceUrl }).setIssuer(endpoints.botIssuer).setAudience(appId).setExpirationTime("1h");
      header = `Bearer ${await claims.setProtectedHeader({ alg: "RS256", kid: "teams" }).sign(privateKey)}`;
      quiet = stub(console, "error"); // botbuilder prints what it refuses
    });
    after(() => {
      quiet.restore();
      server.close();
    });

    it("doesn't verify it again", async () => {
      const authentication = strict(metadataUrl);
      const first = await authentication.authenticateRequest(activity(), header);
      assert.equal(await authentication.authenticateRequest(activity({ text: "another" }), header), first);
    });

    it("refuses it with another service URL or channel, each time", async () => {
      const authentication = strict(metadataUrl);
      await authentication.authenticateRequest(activity(), header);
      for (const other of [{ serviceUrl: "https://smba.trafficmanager.net/amer/" }, { channelId: "webchat" }]) {
        await assert.rejects(authentication.authenticateRequest(activity(other), header));
        await assert.rejects(authentication.authenticateRequest(activity(other), header));
      }
    });

    it("refuses its claims with another signature", async () => {
      const authentication = strict(metadataUrl);
      await authentication.authenticateRequest(activity(), header);
      const forged = `${header.slice(0, header.lastIndexOf("."))}.${"A".repeat(342)}`;
      await assert.rejects(authentication.authenticateRequest(activity(), forged));
    });

    it("verifies it again after it was told to forget", async () => {
      const authentication = strict(metadataUrl);
      const first = await authentication.authenticateRequest(activity(), header);
      authentication.forget();
      assert.notEqual(await authentication.authenticateRequest(activity(), header), first);
    });

    it("refuses it when it has expired", async () => {
      const authentication = strict(metadataUrl);
      await authentication.authenticateRequest(activity(), header);
      const clock = useFakeTimers({ now: Date.now() + 3_901_000, toFake: ["Date"] });
      await assert.rejects(authentication.authenticateRequest(activity(), header)).finally(() => clock.restore());
    });
  });
});
