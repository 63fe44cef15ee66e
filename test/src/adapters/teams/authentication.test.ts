import assert from "node:assert/strict";
import { ClaimsIdentity } from "botframework-connector";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { StrictAuthentication } from "../../../../src/adapters/teams/authentication.ts";
import { ConnectorClients } from "../../../../src/adapters/teams/connector-clients.ts";
import { systemClock } from "../../../../src/clock.ts";
import { cloud } from "../../../../src/clouds.ts";

const endpoints = cloud("public");
const retry = createHttpRetry({ clock: systemClock });
const strict = () =>
  new StrictAuthentication({ endpoints, appId: "bot-1", appToken: async () => "token", clients: new ConnectorClients(retry) });

describe("StrictAuthentication", () => {
  it("refuses a stream without a token", async () => {
    await assert.rejects(strict().authenticateStreamingRequest("", "msteams"));
  });

  it("keeps one connector client for each service URL", async () => {
    const factory = strict().createConnectorFactory(new ClaimsIdentity([], true));
    const emea = "https://smba.trafficmanager.net/emea/";
    const first = await factory.create(emea, endpoints.botScope);
    assert.equal(await factory.create(emea, endpoints.botScope), first);
    assert.notEqual(await factory.create("https://smba.trafficmanager.net/amer/", endpoints.botScope), first);
  });
});
