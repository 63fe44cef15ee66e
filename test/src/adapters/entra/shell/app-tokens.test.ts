import assert from "node:assert/strict";
import { holdAppTokens } from "../../../../../src/adapters/entra/shell/app-tokens.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { refusal, tokenAnswer } from "../entra-under-test.ts";
import { shellEntraUnderTest } from "./shell-entra-under-test.ts";

const hour = 3_600_000;
const scope = "https://graph.microsoft.com/.default";

describe("holdAppTokens", () => {
  function holding(...steps: readonly FetchStep[]) {
    const { entra, ...parts } = shellEntraUnderTest(...steps);
    return { ...parts, appToken: holdAppTokens({ ...entra, app: { ...entra.app, appPassword: "secret-of-the-app" } }) };
  }

  it("asks with the app's secret", async () => {
    const { appToken, forms, finish } = holding(tokenAnswer("app-token"));
    assert.equal(await finish(appToken(scope)), "app-token");
    const [form] = forms();
    assert.deepEqual([form?.["grant_type"], form?.["client_secret"], form?.["scope"]], ["client_credentials", "secret-of-the-app", scope]);
  });

  it("asks once for all calls with the same scope, and keeps scopes apart", async () => {
    const { appToken, sent, finish } = holding(tokenAnswer("graph"), tokenAnswer("teams"));
    assert.deepEqual(await finish(Promise.all([appToken(scope), appToken(scope)])), ["graph", "graph"]);
    assert.deepEqual([await finish(appToken("https://api.botframework.com/.default")), await appToken(scope)], ["teams", "graph"]);
    assert.equal(sent.length, 2);
  });

  it("gets the next token five minutes before the end of the first", async () => {
    const { appToken, clock, finish } = holding(tokenAnswer("first"), tokenAnswer("second"));
    await finish(appToken(scope));
    await clock.advance(hour - 301_000);
    assert.equal(await appToken(scope), "first");
    await clock.advance(1_000);
    assert.equal(await finish(appToken(scope)), "second");
  });

  for (const [what, answer] of Object.entries({
    "a wrong secret": refusal(401, "invalid_client", 7000215),
    "an unknown tenant": refusal(400, "invalid_request", 90002),
    "a refusal that only people could mend": refusal(400, "invalid_grant", 65001),
  })) {
    it(`is misconfigured after ${what}`, async () => {
      const { appToken, finish } = holding(answer);
      await assert.rejects(finish(appToken(scope)), { code: "identity-misconfigured" });
    });
  }

  it("is unavailable after 503, and asks again next time", async () => {
    const busy = { status: 503, body: {} };
    const { appToken, finish } = holding(busy, busy, busy, busy, tokenAnswer("app-token"));
    await assert.rejects(finish(appToken(scope)), { code: "identity-unavailable" });
    assert.equal(await finish(appToken(scope)), "app-token");
  });
});
