import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";
import { id } from "../../../build/ids.ts";
import { ada, appId, entraUnderTest, refusal, ssoToken, tokenAnswer } from "./entra-under-test.ts";

const signedIn = (accessToken: string, { id: person } = ada) => ({ kind: "signed-in", actor: { kind: "person", id: person, accessToken } });

describe("signIn: the exchange", () => {
  it("posts the SSO token and gives the Graph token", async () => {
    const { identity, posts, sent } = entraUnderTest();
    const token = await ssoToken();
    assert.deepEqual(await identity.signIn(token, ada), signedIn("graph-token"));
    const [form] = posts();
    assert.equal(form?.get("grant_type"), "urn:ietf:params:oauth:grant-type:jwt-bearer");
    assert.equal(form.get("requested_token_use"), "on_behalf_of");
    assert.equal(form.get("assertion"), token);
    assert.equal(form.get("client_id"), appId);
    assert.equal(form.get("client_secret"), "secret-of-the-app");
    assert.match(form.get("scope") ?? "", /^https:\/\/graph\.microsoft\.com\/\.default\b/);
    assert.equal(sent.tokens.sent.length, 1);
  });

  it("is made once for clicks at the same time and for later clicks", async () => {
    const { identity, posts } = entraUnderTest();
    const token = await ssoToken();
    const together = await Promise.all([identity.signIn(token, ada), identity.signIn(token, ada), identity.signIn(token, ada)]);
    assert.deepEqual(
      [...together, await identity.signIn(token, ada)],
      Array.from({ length: 4 }, () => signedIn("graph-token")),
    );
    assert.equal(posts().length, 1);
  });

  it("asks for the one permission to change teams' members, and keeps that token beside the other", async () => {
    const { identity, posts } = entraUnderTest({ tokens: [tokenAnswer("everything"), tokenAnswer("members")] });
    const token = await ssoToken();
    assert.deepEqual(await identity.signIn(token, ada), signedIn("everything"));
    const members = [identity.signIn(token, ada, "team-members"), identity.signIn(token, ada, "team-members")];
    assert.deepEqual(await Promise.all(members), [signedIn("members"), signedIn("members")]);
    assert.deepEqual(await identity.signIn(token, ada), signedIn("everything"));
    const scopes = posts().map((form) => form.get("scope")?.split(" ")[0]);
    assert.deepEqual(scopes, ["https://graph.microsoft.com/.default", "https://graph.microsoft.com/TeamMember.ReadWriteNonOwnerRole.All"]);
  });

  it("is repeated, with the claims that Graph wants, once Graph no longer accepts the token", async () => {
    const { identity, renew, posts } = entraUnderTest({ tokens: [tokenAnswer("first"), tokenAnswer("second"), tokenAnswer("third")] });
    const token = await ssoToken();
    await identity.signIn(token, ada);
    renew("another", undefined);
    await identity.signIn(token, ada);
    assert.equal(posts().length, 1);
    renew("first", '{"access_token":{"nbf":{"essential":true,"value":"1"}}}');
    assert.deepEqual(await identity.signIn(token, ada), signedIn("second"));
    renew("second", undefined);
    assert.deepEqual(await identity.signIn(token, ada), signedIn("third"));
    const asked = posts().map((form) => JSON.parse(form.get("claims") ?? "{}").access_token);
    const cp1 = { values: ["cp1"] };
    const nbf = { essential: true, value: "1" };
    assert.deepEqual(asked, [{ xms_cc: cp1 }, { nbf, xms_cc: cp1 }, { nbf, xms_cc: cp1 }]);
  });

  it("is repeated for all tokens of a person once Graph no longer accepts one of them, and for no other person", async () => {
    const answers = ["one", "two", "of-grace", "three", "four"].map((token) => tokenAnswer(token));
    const { identity, renew } = entraUnderTest({ tokens: answers });
    const [first, second] = [await ssoToken(), await ssoToken({ jti: "2" })];
    const grace = { ...ada, id: id("99999999-9999-4999-8999-999999999999") };
    const hers = await ssoToken({ oid: grace.id });
    await identity.signIn(first, ada);
    await identity.signIn(second, ada);
    await identity.signIn(hers, grace);
    renew("one", undefined);
    assert.deepEqual(await identity.signIn(second, ada), signedIn("three"));
    assert.deepEqual(await identity.signIn(first, ada), signedIn("four"));
    assert.deepEqual(await identity.signIn(hers, grace), signedIn("of-grace", grace));
  });

  it("is made again for another token of the same person", async () => {
    const { identity } = entraUnderTest({ tokens: [tokenAnswer("one"), tokenAnswer("two")] });
    const outcomes = [await identity.signIn(await ssoToken(), ada), await identity.signIn(await ssoToken({ jti: "2" }), ada)];
    assert.deepEqual(outcomes, [signedIn("one"), signedIn("two")]);
  });

  it("is repeated when the Graph token expires within five minutes", async () => {
    // MSAL uses the real time, so our clock is set to it.
    const { identity, clock, posts } = entraUnderTest({ tokens: [tokenAnswer("one", 1_200), tokenAnswer("two", 7_200)] });
    await clock.advance(Math.max(0, Date.now() - Date.parse(clock.now())));
    const end = Math.floor(Date.parse(clock.now()) / 1_000) + 86_400;
    const token = await ssoToken({ exp: end });
    await identity.signIn(token, ada);
    await clock.advance(880_000);
    assert.deepEqual(await identity.signIn(token, ada), signedIn("one"));
    await clock.advance(60_000);
    assert.deepEqual(await identity.signIn(token, ada), signedIn("two"));
    assert.equal(posts().length, 2);
  });

  it("is tried again after a failure: failures aren't kept", async () => {
    const { identity } = entraUnderTest({ tokens: [refusal(400, "invalid_grant", 65001), tokenAnswer()] });
    const token = await ssoToken();
    assert.deepEqual(await identity.signIn(token, ada), { kind: "consent-needed" });
    assert.deepEqual(await identity.signIn(token, ada), signedIn("graph-token"));
  });

  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const outcomes: readonly [string, FetchStep, object][] = [
    ["65001 (suberror)", refusal(400, "invalid_grant", 65001, { suberror: "consent_required" }), { kind: "consent-needed" }],
    ["65001", refusal(400, "invalid_grant", 65001), { kind: "consent-needed" }],
    ["65004", refusal(400, "invalid_grant", 65004), { kind: "consent-needed" }],
    ["90094", refusal(400, "invalid_grant", 90094), { kind: "consent-needed" }],
    ["650053", refusal(400, "invalid_client", 650053), { kind: "consent-needed" }],
    [
      "consent_required of another number",
      refusal(400, "invalid_grant", 90094, { suberror: "consent_required" }),
      { kind: "consent-needed" },
    ],
    ["50076 with claims", refusal(400, "interaction_required", 50076, { claims }), { kind: "strong-auth-needed", claims }],
    ["50076 without claims", refusal(400, "interaction_required", 50076), { kind: "strong-auth-needed" }],
    ...[50072, 50074, 50079, 50158].map((code): [string, FetchStep, object] => [
      String(code),
      refusal(400, "invalid_grant", code),
      { kind: "strong-auth-needed" },
    ]),
    ["interaction_required of another number", refusal(400, "interaction_required", 50999), { kind: "strong-auth-needed" }],
    ...[500133, 50013, 500131].map((code): [string, FetchStep, object] => [
      String(code),
      refusal(400, "invalid_grant", code),
      { kind: "sign-in-again" },
    ]),
    ...(
      [
        [50105, "not-assigned", "invalid_grant"],
        [50057, "account-disabled", "invalid_grant"],
        [53003, "access-rule", "interaction_required"],
        [53000, "device", "interaction_required"],
        [70000, "other", "invalid_grant"],
      ] as const
    ).map(([code, why, error]): [string, FetchStep, object] => [
      `${code}: another sign-in doesn't help`,
      refusal(400, error, code),
      { kind: "denied", why, number: `AADSTS${code}` },
    ]),
    ["an assertion that was revoked", refusal(400, "invalid_grant", 50173), { kind: "sign-in-again" }],
  ];
  for (const [what, answer, outcome] of outcomes) {
    it(`treats ${what} as ${inspect(outcome, { compact: true, breakLength: Infinity }).slice(0, 40)}`, async () => {
      const { identity, posts } = entraUnderTest({ tokens: [answer] });
      const { remoteId, ...answered } = { remoteId: undefined, ...(await identity.signIn(await ssoToken(), ada)) };
      assert.deepEqual(answered, outcome);
      assert.equal(typeof remoteId, answered.kind === "denied" ? "string" : "undefined");
      assert.equal(posts().length, 1);
    });
  }

  const failures: readonly [string, FetchStep, object][] = [
    [
      "a wrong secret",
      refusal(401, "invalid_client", 7000215),
      { code: "identity-misconfigured", message: "Entra gave no token (AADSTS7000215)" },
    ],
    ["an expired secret", refusal(401, "invalid_client", 7000222), { code: "identity-misconfigured" }],
    ["an unknown app", refusal(400, "unauthorized_client", 700016), { code: "identity-misconfigured" }],
    ["an unknown resource", refusal(400, "invalid_resource", 500011), { code: "identity-misconfigured" }],
    ["a wrong scope", refusal(400, "invalid_scope", 70011), { code: "identity-misconfigured" }],
    [
      "an unknown refusal",
      refusal(400, "something_new", 12345),
      { code: "identity-unavailable", message: "Entra gave no token (AADSTS12345)" },
    ],
    ["a lost connection", new TypeError("fetch failed"), { code: "identity-unavailable", cause: new TypeError("fetch failed") }],
    ["silence", "silence", { code: "identity-unavailable" }],
    ["503", { status: 503, body: "<html>" }, { code: "identity-unavailable" }],
    ["an HTML page", { body: "<html>" }, { code: "identity-unavailable" }],
    ["a success without a token", { body: { token_type: "Bearer", expires_in: 3_600 } }, { code: "identity-unavailable" }],
    ["429 for long", { status: 429, headers: { "retry-after": "120" } }, { code: "identity-unavailable", retryAfter: 120 }],
  ];
  for (const [what, answer, failure] of failures) {
    it(`fails after ${what}`, async () => {
      const { identity, finish } = entraUnderTest({ tokens: [answer] });
      await assert.rejects(finish(identity.signIn(await ssoToken(), ada)), failure);
    });
  }

  it("is repeated by our retries alone: 5xx and a short 429", async () => {
    const busy = { status: 429, headers: { "retry-after": "1" } };
    const { identity, finish, posts } = entraUnderTest({ tokens: [{ status: 503 }, busy, tokenAnswer()] });
    assert.deepEqual(await finish(identity.signIn(await ssoToken(), ada)), signedIn("graph-token"));
    assert.equal(posts().length, 3);
  });

  it("gives away neither token nor secret nor Entra's words when it fails", async () => {
    const token = await ssoToken();
    const { identity, finish } = entraUnderTest({ tokens: [refusal(401, "invalid_client", 7000215)] });
    const error: unknown = await finish(identity.signIn(token, ada)).catch((thrown: unknown) => thrown);
    const shown = inspect(error, { depth: null, showHidden: true });
    for (const secret of [token, token.split(".")[1] ?? "", "secret-of-the-app", "ada@contoso.com"]) assert.ok(!shown.includes(secret));
    assert.match(shown, /AADSTS7000215/);
  });
});
