import assert from "node:assert/strict";
import { holdTokens } from "../../../../../src/adapters/entra/shell/held-tokens.ts";
import type { SignInAgain } from "../../../../../src/adapters/entra/shell/held-tokens.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { refusal } from "../entra-under-test.ts";
import { shellEntraUnderTest, tokensAnswer } from "./shell-entra-under-test.ts";

const hour = 3_600_000;

describe("holdTokens", () => {
  function holding({ steps = [], again }: { readonly steps?: readonly FetchStep[]; readonly again?: SignInAgain } = {}) {
    const parts = shellEntraUnderTest(...steps);
    const first = { accessToken: "first", expiresAt: parts.clock.later(hour), refreshToken: "refresh-1" };
    return { ...parts, first, held: holdTokens(parts.entra, first, again) };
  }

  it("gives the same token as long as it is valid for five more minutes", async () => {
    const { held, clock, sent } = holding();
    await clock.advance(hour - 301_000);
    assert.deepEqual([await held.graphToken(), sent.length], ["first", 0]);
  });

  it("then gets the next one with the refresh token, once for all who wait, without a secret", async () => {
    const { held, clock, finish, forms } = holding({
      steps: [await tokensAnswer({ access_token: "second", refresh_token: "refresh-2" }), await tokensAnswer({ access_token: "third" })],
    });
    await clock.advance(hour - 300_000);
    assert.deepEqual(await finish(Promise.all([held.graphToken(), held.graphToken()])), ["second", "second"]);
    await clock.advance(hour);
    assert.equal(await finish(held.graphToken()), "third");
    const [one, two] = forms();
    assert.deepEqual([one?.["grant_type"], one?.["refresh_token"], one?.["client_secret"]], ["refresh_token", "refresh-1", undefined]);
    assert.equal(two?.["refresh_token"], "refresh-2");
  });

  it("keeps the refresh token if the answer has no other", async () => {
    const { held, clock, finish, forms } = holding({ steps: [await tokensAnswer({ refresh_token: undefined })] });
    for (const _ of [1, 2]) {
      await clock.advance(hour);
      await finish(held.graphToken());
    }
    assert.deepEqual(
      forms().map((form) => form["refresh_token"]),
      ["refresh-1", "refresh-1"],
    );
  });

  for (const [what, step] of [
    ["its session was revoked", refusal(400, "invalid_grant", 50173)],
    ["the person must use a second factor", refusal(400, "interaction_required", 50076, { claims: '{"access_token":{"x":1}}' })],
  ] as const) {
    it(`asks the person when ${what}`, async () => {
      const asked: unknown[] = [];
      const again: SignInAgain = async (claims) => {
        asked.push(claims);
        return { ...first, accessToken: "again" };
      };
      const { held, clock, finish, first } = holding({ steps: [step], again });
      await clock.advance(hour);
      assert.deepEqual([await finish(held.graphToken()), asked.length], ["again", 1]);
    });

    it(`says so when ${what}, where the person can't be asked`, async () => {
      const { held, clock, finish } = holding({ steps: [step] });
      await clock.advance(hour);
      await assert.rejects(finish(held.graphToken()), { code: "sign-in-challenged" });
    });
  }

  it("doesn't ask the person when Entra is unavailable or the app is set up wrongly", async () => {
    for (const [step, code] of [
      [refusal(500, "server_error", 90033), "identity-unavailable"],
      [refusal(400, "unauthorized_client", 700016), "identity-misconfigured"],
    ] as const) {
      const { held, clock, finish } = holding({ steps: [step], again: async () => assert.fail("the person was asked") });
      await clock.advance(hour);
      await assert.rejects(finish(held.graphToken()), { code });
    }
  });

  it("answers Graph's challenge by a sign-in with its claims, and then goes on as before", async () => {
    const asked: unknown[] = [];
    const { held, first } = holding({
      again: async (claims) => {
        asked.push(claims);
        return { ...first, accessToken: "again" };
      },
    });
    held.renew('{"access_token":{"nbf":{"essential":true,"value":"1"}}}');
    assert.deepEqual([await held.graphToken(), await held.graphToken(), asked.length], ["again", "again", 1]);
    assert.match(String(asked[0]), /nbf/);
  });

  it("has no other token without a refresh token", async () => {
    const { entra, clock } = shellEntraUnderTest();
    const held = holdTokens(entra, { accessToken: "only", expiresAt: clock.later(hour) }, undefined);
    await clock.advance(hour);
    await assert.rejects(held.graphToken(), { code: "sign-in-challenged" });
  });
});
