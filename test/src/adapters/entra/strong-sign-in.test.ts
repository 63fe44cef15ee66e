import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ada, appId, entraUnderTest, refusal, ssoToken, tenantId } from "./entra-under-test.ts";
import type { Claims, EntraScript } from "./entra-under-test.ts";

const claims = '{"access_token":{"capolids":{"essential":true,"values":["policy"]}}}';
const hers = { id: ada.id, locale: "fr-FR" };

/** Ada at Entra's sign-in page: the address that the link led her browser to. */
async function begun(script: EntraScript = {}) {
  const under = entraUnderTest(script);
  const link = await under.strongSignIn.linkFor(hers, claims);
  const ticket = new URL(link ?? "").searchParams.get("ticket") ?? "";
  const start = await under.strongSignIn.begin(ticket);
  assert.ok(start.kind === "begun");
  const asked = new URL(start.url);
  return {
    ...under,
    link,
    ticket,
    session: start.session,
    url: asked,
    asked: asked.searchParams,
    state: asked.searchParams.get("state") ?? "",
  };
}

/** Entra's answer to the code: an ID token with the nonce of the sign-in. */
async function returning(idClaims: Claims = {}) {
  const answers: { body: unknown; status?: number }[] = [{ body: {} }];
  const world = await begun({ tokens: answers });
  const nonce = world.asked.get("nonce");
  const id_token = await ssoToken({ nonce, scp: undefined, azp: undefined, ...idClaims });
  Object.assign(answers[0] ?? {}, { body: { id_token, access_token: "dropped", token_type: "Bearer" } });
  return world;
}

/** A sign-in that wasn't finished before. */
const always = async () => true;

describe("createStrongSignIn: the link", () => {
  it("leads to our own page, and doesn't show which person it is for", async () => {
    const { link, ticket } = await begun();
    assert.ok(link?.startsWith("https://guestlist.example/sign-in?ticket="));
    assert.ok(!Buffer.from(ticket.replaceAll(".", ""), "base64url").includes(ada.id));
  });

  it("continues to Entra with its claims, a new state and nonce, and the challenge of a verifier that stays here", async () => {
    const [one, other] = [await begun(), await begun()];
    assert.equal(one.url.origin + one.url.pathname, `https://login.example/${tenantId}/oauth2/v2.0/authorize`);
    const { state, nonce, code_challenge, ...fixed } = Object.fromEntries(one.asked);
    assert.deepEqual(fixed, {
      client_id: appId,
      response_type: "code",
      response_mode: "query",
      redirect_uri: "https://guestlist.example/sign-in/callback",
      scope: "openid https://graph.microsoft.com/.default",
      code_challenge_method: "S256",
      claims,
    });
    const random = [state, nonce, code_challenge, ...["state", "nonce", "code_challenge"].map((name) => other.asked.get(name))];
    assert.equal(new Set(random).size, 6);
    assert.ok(random.every((text) => (text?.length ?? 0) >= 43));
  });

  it("is out of date after ten minutes", async () => {
    const { strongSignIn, ticket, clock } = await begun();
    await clock.advance(9 * 60_000);
    assert.equal((await strongSignIn.begin(ticket)).kind, "begun");
    await clock.advance(60_000);
    assert.deepEqual(await strongSignIn.begin(ticket), { kind: "out-of-date" });
  });

  for (const forged of ["", "nonsense", "a.b.c.d.e", "x".repeat(9_000)]) {
    it(`is nothing without a ticket of ours: ${forged.slice(0, 10)}`, async () => {
      assert.deepEqual(await entraUnderTest().strongSignIn.begin(forged), { kind: "out-of-date" });
    });
  }

  it("is no session, and a session is no link", async () => {
    const { strongSignIn, ticket, session, state } = await begun();
    assert.deepEqual(await strongSignIn.begin(session), { kind: "out-of-date" });
    assert.deepEqual(await strongSignIn.finish({ state, code: "code", session: ticket }, always), { kind: "out-of-date" });
  });

  it("has no claims when Entra named none", async () => {
    const { strongSignIn } = entraUnderTest();
    const ticket = new URL((await strongSignIn.linkFor(hers, undefined)) ?? "").searchParams.get("ticket") ?? "";
    const start = await strongSignIn.begin(ticket);
    assert.ok(start.kind === "begun" && !start.url.includes("claims"));
  });
});

describe("createStrongSignIn where browsers can't reach us", () => {
  it("has no link, and takes none that was made before", async () => {
    const { strongSignIn } = entraUnderTest({ isPublic: false });
    assert.equal(await strongSignIn.linkFor(hers, claims), undefined);
    const { ticket } = await begun();
    assert.deepEqual(await strongSignIn.begin(ticket), { kind: "out-of-date" });
  });
});

describe("createStrongSignIn: the way to consent", () => {
  it("comes back to us, or needs no way back where there is none", () => {
    const [url, bare] = [entraUnderTest(), entraUnderTest({ isPublic: false })].map(
      ({ strongSignIn }) => new URL(strongSignIn.adminConsentUrl),
    );
    assert.equal(url?.pathname, `/${tenantId}/v2.0/adminconsent`);
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      client_id: appId,
      scope: "https://graph.microsoft.com/.default",
      redirect_uri: "https://guestlist.example/sign-in/consented",
    });
    assert.equal(bare?.href, `https://login.example/${tenantId}/adminconsent?client_id=${appId}`);
  });
});

describe("createStrongSignIn: the return", () => {
  it("is done when the link's person signed in, and redeems the code with the verifier alone", async () => {
    const { strongSignIn, state, session, posts, asked } = await returning();
    const finished = await strongSignIn.finish({ state, code: "the-code", session }, always);
    assert.ok(finished.kind === "done");
    assert.deepEqual([finished.person, finished.locale], [ada.id, "fr-FR"]);
    const { code_verifier: verifier, ...sent } = Object.fromEntries(posts()[0] ?? []);
    assert.equal(
      createHash("sha256")
        .update(verifier ?? "")
        .digest("base64url"),
      asked.get("code_challenge"),
    );
    assert.deepEqual(sent, {
      grant_type: "authorization_code",
      client_id: appId,
      client_secret: "secret-of-the-app",
      code: "the-code",
      redirect_uri: "https://guestlist.example/sign-in/callback",
    });
  });

  for (const [what, idClaims] of [
    ["another person", { oid: "ben00000-0000-4000-8000-000000000000" }],
    ["somebody of another tenant", { tid: "99999999-2222-4333-8444-555555555555" }],
  ] as const) {
    it(`doesn't count when ${what} signed in`, async () => {
      const { strongSignIn, state, session } = await returning(idClaims);
      assert.equal((await strongSignIn.finish({ state, code: "the-code", session }, always)).kind, "other-person");
    });
  }

  it("reports Entra's refusal, or that there was no code", async () => {
    const { strongSignIn, state, session } = await begun();
    const declined = await strongSignIn.finish({ state, error: "access_denied", session }, always);
    assert.ok(declined.kind === "refused" && declined.why === "access_denied");
    const empty = await strongSignIn.finish({ state, session }, always);
    assert.ok(empty.kind === "refused" && empty.why === "no-code");
  });

  it("asks Entra nothing a second time, whatever the code is", async () => {
    const { strongSignIn, state, session, posts } = await returning();
    const seen = new Set<string>();
    const isFirst = async (sign: string) => !seen.has(sign) && Boolean(seen.add(sign));
    const codes = Array.from({ length: 50 }, (_, number) => `junk-${number}`);
    const finished = await Promise.all(codes.map((code) => strongSignIn.finish({ state, code, session }, isFirst)));
    assert.equal(finished.filter(({ kind }) => kind === "out-of-date").length, 49);
    assert.deepEqual([posts().length, seen.size], [1, 1]);
  });

  it("is out of date in another browser, with another state, and after ten minutes", async () => {
    const { strongSignIn, state, session, clock } = await returning();
    assert.deepEqual(await strongSignIn.finish({ state, code: "c", session: "" }, always), { kind: "out-of-date" });
    assert.deepEqual(await strongSignIn.finish({ state: "another", code: "c", session }, always), { kind: "out-of-date" });
    await clock.advance(10 * 60_000);
    assert.deepEqual(await strongSignIn.finish({ state, code: "c", session }, always), { kind: "out-of-date" });
  });

  it("is refused, or can be tried later, like the code", async () => {
    const refused = await begun({ tokens: [refusal(400, "invalid_grant", 54005)] });
    const finished = await refused.strongSignIn.finish({ state: refused.state, code: "the-code", session: refused.session }, always);
    assert.ok(finished.kind === "refused" && finished.why === "AADSTS54005");
    const away = await begun({ tokens: [{ status: 503, body: {} }] });
    const later = away.finish(away.strongSignIn.finish({ state: away.state, code: "the-code", session: away.session }, always));
    await assert.rejects(later, { code: "identity-unavailable" });
  });
});
