import assert from "node:assert/strict";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { createGetWithRetry } from "../../../../src/adapters/teams/get-with-retry.ts";
import { createSignInPage } from "../../../../src/adapters/teams/sign-in-page.ts";
import { systemClock } from "../../../../src/clock.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { id } from "../../../build/ids.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

const place = {
  teamsId: "29:adele",
  conversation: id("19:c@thread.tacv2"),
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  botId: "28:bot",
};
const exchange = { id: "exchange-1", uri: "api://botid-app", providerId: "provider" };
const good = {
  signInLink: "https://token.example/sign-in",
  tokenExchangeResource: exchange,
  tokenPostResource: { sasUrl: "https://x.example" },
};

describe("createSignInPage", () => {
  let remote: StubRemote | undefined;

  afterEach(async () => {
    await remote?.close();
    remote = undefined;
  });

  /** Asks a token service that gives this answer; a call is tried twice, without a pause. */
  async function ask(...answers: readonly StubStep[]) {
    remote = await stubRemote(...answers);
    return page(remote.url).resource(place);
  }

  function page(tokenServiceUrl: string) {
    const retry = createHttpRetry({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 2, callLimitMs: 1_000 } });
    return createSignInPage({
      endpoints: { tokenServiceUrl, botScope: "https://api.botframework.com" },
      appId: "app",
      connection: "graph",
      appToken: async (scope) => `token for ${scope}`,
      get: createGetWithRetry(retry, "token-service"),
    });
  }

  it("returns what Teams needs, and tells the token service which bot asks for which person", async () => {
    assert.deepEqual(await ask({ body: good }), { connection: "graph", link: good.signInLink, exchange });
    const [request] = remote?.requests ?? [];
    const url = new URL(request?.path ?? "", "http://stub");
    assert.deepEqual([request?.method, url.pathname, [...url.searchParams.keys()]], ["GET", "/api/botsignin/GetSignInResource", ["state"]]);
    assert.equal(request?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
    assert.deepEqual(JSON.parse(Buffer.from(url.searchParams.get("state") ?? "", "base64").toString()), {
      connectionName: "graph",
      conversation: {
        bot: { id: "28:bot" },
        channelId: "msteams",
        conversation: { id: "19:c@thread.tacv2" },
        serviceUrl: place.serviceUrl,
        user: { id: "29:adele" },
      },
      relatesTo: null,
      msAppId: "app",
    });
  });

  it("asks once more after a temporary failure", async () => {
    assert.equal((await ask({ status: 503 }, { body: good })).link, good.signInLink);
  });

  for (const status of [500, 501, 503]) {
    it(`is an outage when it answers ${status}`, async () => {
      await assert.rejects(ask({ status, body: good }), { code: "teams-unavailable", status });
    });
  }

  it("is an outage when nobody answers", async () => {
    await assert.rejects(ask("hang up"), { code: "teams-unavailable" });
    await assert.rejects(page("http://127.0.0.1:1").resource(place), { code: "teams-unavailable" });
  });

  it("says how long to wait when it is busy", async () => {
    await assert.rejects(ask({ status: 429, headers: { "retry-after": "120" } }), { code: "throttled", retryAfter: 120 });
  });

  for (const [what, answer] of [
    ["404", { status: 404, body: { error: { message: "no such connection" } } }],
    ["401", { status: 401 }],
    ["a redirect", { status: 302, headers: { location: "https://evil.example/" } }],
    ["nothing", { status: 204, body: "" }],
    ["a proxy's page", { body: "<html>sign in to the proxy</html>", headers: { "content-type": "text/html" } }],
    ["JSON without a link", { body: { tokenExchangeResource: exchange } }],
    ["a link that is no web address", { body: { ...good, signInLink: "javascript:alert(1)" } }],
    ["no exchange", { body: { signInLink: good.signInLink } }],
    ["an exchange of another shape", { body: { ...good, tokenExchangeResource: { id: 7 } } }],
  ] as const) {
    it(`is misconfigured when it answers ${what}`, async () => {
      await assert.rejects(ask(answer), { code: "identity-misconfigured" });
      assert.equal(remote?.requests.length, 1);
    });
  }

  describe("token", () => {
    async function redeem(...answers: readonly StubStep[]) {
      remote = await stubRemote(...answers);
      return page(remote.url).token(place, "123456");
    }

    it("is what the code stands for", async () => {
      assert.equal(await redeem({ body: { channelId: "msteams", connectionName: "graph", token: "jwt", expiration: "" } }), "jwt");
      const url = new URL(remote?.requests[0]?.path ?? "", "http://stub");
      assert.equal(url.pathname, "/api/usertoken/GetToken");
      assert.deepEqual(Object.fromEntries(url.searchParams), {
        userId: "29:adele",
        connectionName: "graph",
        channelId: "msteams",
        code: "123456",
      });
    });

    for (const status of [404, 412]) {
      it(`is none when it answers ${status}`, async () => assert.equal(await redeem({ status }), undefined));
    }

    for (const [code, answer] of [
      ["teams-unavailable", { status: 500 }],
      ["identity-misconfigured", { status: 400 }],
      ["identity-misconfigured", { body: { token: "" } }],
    ] as const) {
      it(`is ${code} when it answers ${JSON.stringify(answer)}`, () => assert.rejects(redeem(answer), { code }));
    }
  });

  it("passes on the reason why the bot has no token", async () => {
    const failure = new GuestlistError("identity-unavailable", "Entra is down");
    const get = async () => assert.fail("nothing to show");
    const endpoints = { tokenServiceUrl: "https://token.example", botScope: "scope" };
    const failing = createSignInPage({ endpoints, appId: "app", connection: "graph", appToken: async () => Promise.reject(failure), get });
    await assert.rejects(failing.resource(place), failure);
  });
});
