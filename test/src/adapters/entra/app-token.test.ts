import assert from "node:assert/strict";
import { useFakeTimers } from "sinon";
import { entraUnderTest, refusal, tokenAnswer } from "./entra-under-test.ts";

const scope = "https://graph.microsoft.com/.default";

describe("appToken", () => {
  it("asks with the app's secret", async () => {
    const { appToken, posts } = entraUnderTest({ tokens: [tokenAnswer("app-token")] });
    assert.equal(await appToken(scope), "app-token");
    const [form] = posts();
    assert.deepEqual([form?.get("grant_type"), form?.get("client_secret")], ["client_credentials", "secret-of-the-app"]);
    assert.match(form?.get("scope") ?? "", /^https:\/\/graph\.microsoft\.com\/\.default\b/);
  });

  it("asks once for all calls with the same scope, and keeps the answer", async () => {
    const { appToken, posts } = entraUnderTest();
    await Promise.all([appToken(scope), appToken(scope), appToken(scope)]);
    await appToken(scope);
    assert.equal(posts().length, 1);
  });

  it("asks again when the token expires within five minutes", async () => {
    const { appToken } = entraUnderTest({ tokens: [tokenAnswer("old", 200), tokenAnswer("new")] });
    assert.deepEqual([await appToken(scope), await appToken(scope)], ["old", "new"]);
  });

  it("leaves a token to the library before it renews it", async () => {
    const { appToken, posts } = entraUnderTest({ tokens: [tokenAnswer("old"), tokenAnswer("new")] });
    const clock = useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    try {
      await appToken(scope);
      clock.tick(54 * 60_000);
      assert.deepEqual([await appToken(scope), posts().length], ["old", 1]);
      clock.tick(2 * 60_000);
      assert.deepEqual([await appToken(scope), posts().length], ["new", 2]);
    } finally {
      clock.restore();
    }
  });

  it("keeps scopes apart", async () => {
    const { appToken } = entraUnderTest({ tokens: [tokenAnswer("graph"), tokenAnswer("teams")] });
    const graph = await appToken(scope);
    assert.deepEqual([graph, await appToken("https://api.botframework.com/.default")], ["graph", "teams"]);
  });

  for (const [what, answer] of Object.entries({
    "a wrong secret": refusal(401, "invalid_client", 7000215),
    "an unknown tenant": refusal(400, "invalid_request", 90002),
    "a refusal that only people could mend": refusal(400, "invalid_grant", 65001),
  })) {
    it(`is misconfigured after ${what}`, async () => {
      const { appToken, finish } = entraUnderTest({ tokens: [answer] });
      await assert.rejects(finish(appToken(scope)), { code: "identity-misconfigured" });
    });
  }

  it("is unavailable after 503, and asks again next time: MSAL does not remember it", async () => {
    const { appToken, finish } = entraUnderTest({
      tokens: [...Array.from({ length: 4 }, () => ({ status: 503 })), tokenAnswer("app-token")],
    });
    await assert.rejects(finish(appToken(scope)), { code: "identity-unavailable" });
    assert.equal(await finish(appToken(scope)), "app-token");
  });
});
