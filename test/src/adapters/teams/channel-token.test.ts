import assert from "node:assert/strict";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import type { JWTPayload } from "jose";
import { spy, useFakeTimers } from "sinon";
import type { SinonFakeTimers } from "sinon";
import { createChannelTokenCheck } from "../../../../src/adapters/teams/channel-token.ts";

const botIssuer = "https://api.botframework.com";
const channelMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";
const jwksUrl = "https://login.botframework.com/v1/.well-known/keys";
const appId = "22222222-2222-4222-8222-222222222222";

const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
const stranger = await generateKeyPair("RS256");
const jwk = { ...(await exportJWK(publicKey)), use: "sig" };
const keys = {
  keys: [
    { ...jwk, kid: "teams", endorsements: ["msteams", "webchat"] },
    { ...jwk, kid: "webchat", endorsements: ["webchat"] },
    { ...jwk, kid: "bare" },
  ],
};

const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** A check whose addresses give the chosen answers, and every address that was requested. */
function world(answers: Readonly<Record<string, () => Response>> = {}) {
  const asked: string[] = [];
  const all: Readonly<Record<string, () => Response>> = {
    [channelMetadataUrl]: () => answer({ jwks_uri: jwksUrl }),
    [jwksUrl]: () => answer(keys),
    ...answers,
  };
  const get = async (url: string) => {
    asked.push(url);
    return all[url]?.() ?? answer({}, 404);
  };
  const onKeysRead = spy();
  return { asked, onKeysRead, check: createChannelTokenCheck({ botIssuer, channelMetadataUrl, appId, get, onKeysRead }) };
}

interface Given {
  readonly kid?: string;
  readonly key?: CryptoKey;
  readonly claims?: JWTPayload;
}

/** A token like those of Teams, with the given claims changed. Times are seconds from now. */
async function token({ kid = "teams", key = privateKey, claims = {} }: Given = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const { exp = 3_600, nbf = -10, ...others } = claims;
  const payload = { iss: botIssuer, aud: appId, ...others, exp: now + exp, nbf: now + nbf };
  return `Bearer ${await new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid }).sign(key)}`;
}

const unsigned = (payload: object) =>
  `Bearer ${[{ alg: "none" }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.`;

describe("createChannelTokenCheck", () => {
  it("accepts a token of the Bot Framework for this bot, and keeps the keys", async () => {
    const { asked, check } = world();
    assert.deepEqual([await check(await token()), await check(await token())], ["valid", "valid"]);
    assert.deepEqual(asked, [channelMetadataUrl, jwksUrl]);
  });

  it("verifies a token once, however often it comes, until it expires", async () => {
    const clock = useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    const verify = spy(crypto.subtle, "verify");
    try {
      const { check } = world();
      const repeated = await token();
      assert.deepEqual([await check(repeated), await check(repeated)], ["valid", "valid"]);
      assert.equal(verify.callCount, 1);
      clock.tick(3_900_000 + 1_000);
      assert.equal(await check(repeated), "invalid");
    } finally {
      verify.restore();
      clock.restore();
    }
  });

  describe("when a key is gone", () => {
    const bothKeys = () => answer(keys);
    const oneKey = () => answer({ keys: keys.keys.filter(({ kid }) => kid !== "teams") });
    let clock: SinonFakeTimers;
    beforeEach(() => {
      clock = useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    });
    afterEach(() => clock.restore());

    for (const [when, ms, header] of [
      ["the keys are a day old", 24 * 3_600_000 + 1_000, undefined],
      ["a token of an unknown key made it read them", 600_000 + 1_000, "unknown"],
    ] as const) {
      it(`refuses the token that it had accepted, once ${when}`, async () => {
        let current = bothKeys;
        const { check } = world({ [jwksUrl]: () => current() });
        const old = await token({ claims: { exp: 48 * 3_600 } });
        assert.deepEqual([await check(old), await check(old)], ["valid", "valid"]);
        current = oneKey;
        assert.equal(await check(old), "valid");
        clock.tick(ms);
        if (header !== undefined) await check(await token({ kid: header }));
        assert.equal(await check(old), "invalid");
      });
    }

    it("says so before it accepts another token", async () => {
      const { check, onKeysRead } = world();
      await check(await token());
      const before = onKeysRead.callCount;
      clock.tick(24 * 3_600_000 + 1_000);
      assert.equal(await check(await token()), "valid");
      assert.equal(onKeysRead.callCount, before + 1);
    });
  });

  it("allows for clocks that differ by less than five minutes", async () => {
    const { check } = world();
    assert.equal(await check(await token({ claims: { exp: -290 } })), "valid");
    assert.equal(await check(await token({ claims: { exp: -310 } })), "invalid");
    assert.equal(await check(await token({ claims: { nbf: 310 } })), "invalid");
  });

  for (const [what, given] of [
    ["of another issuer", { claims: { iss: "https://sts.windows.net/tenant/" } }],
    ["for another bot", { claims: { aud: "33333333-3333-4333-8333-333333333333" } }],
    ["signed by a stranger", { key: stranger.privateKey }],
    ["of an unknown key", { kid: "unknown" }],
    ["of a key for another channel", { kid: "webchat" }],
    ["of a key that names no channel", { kid: "bare" }],
  ] as const) {
    it(`refuses a token ${what}`, async () => {
      assert.equal(await world().check(await token(given)), "invalid");
    });
  }

  it("refuses a token without a signature", async () => {
    const claims = { iss: botIssuer, aud: appId, exp: Math.floor(Date.now() / 1_000) + 3_600 };
    assert.equal(await world().check(unsigned(claims)), "invalid");
  });

  for (const header of [undefined, "", "Bearer", "Bearer ", "Basic eyJ", "Bearer not-a-jwt", "Bearer a.b.c", "Bearer a b"]) {
    it(`refuses the header ${header ?? "that is absent"}`, async () => {
      assert.equal(await world().check(header), "invalid");
    });
  }

  it("asks for no keys where there is no token", async () => {
    const { asked, check } = world();
    await check(undefined);
    assert.deepEqual(asked, []);
  });

  for (const [what, answers] of [
    ["the metadata can't be had", { [channelMetadataUrl]: () => answer({ error: "busy" }, 503) }],
    ["the metadata is a proxy's page", { [channelMetadataUrl]: () => new Response("<html>") }],
    ["the metadata names keys without TLS", { [channelMetadataUrl]: () => answer({ jwks_uri: "http://evil.example/keys" }) }],
    ["the keys can't be had", { [jwksUrl]: () => answer({}, 500) }],
    ["the keys are a proxy's page", { [jwksUrl]: () => new Response("<html>") }],
    ["the keys are no keys", { [jwksUrl]: () => answer({ keys: "none" }) }],
  ] as const) {
    it(`doesn't blame the token when ${what}`, async () => {
      assert.equal(await world(answers).check(await token()), "keys-unavailable");
    });
  }

  it("asks again after a failure", async () => {
    let up = false;
    const { check } = world({ [channelMetadataUrl]: () => (up ? answer({ jwks_uri: jwksUrl }) : answer({}, 503)) });
    assert.equal(await check(await token()), "keys-unavailable");
    up = true;
    assert.equal(await check(await token()), "valid");
  });

  it("asks once for many requests that come together", async () => {
    const { asked, check } = world();
    const header = await token();
    assert.deepEqual(new Set(await Promise.all([check(header), check(header), check(header)])), new Set(["valid"]));
    assert.equal(asked.filter((url) => url === channelMetadataUrl).length, 1);
  });

  it("isn't made to ask again and again by tokens of unknown keys", async () => {
    const { asked, check } = world();
    for (const kid of ["a", "b", "c", "d"]) await check(await token({ kid }));
    assert.equal(asked.length, 2);
  });
});
