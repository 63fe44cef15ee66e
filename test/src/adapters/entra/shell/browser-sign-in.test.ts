import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { signInByBrowser } from "../../../../../src/adapters/entra/shell/browser-sign-in.ts";
import type { SignInTalk } from "../../../../../src/adapters/entra/shell/browser-sign-in.ts";
import type { SignInRequest } from "../../../../../src/ports/identity.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { appId, refusal, tenantId } from "../entra-under-test.ts";
import { shellEntraUnderTest, tokensAnswer } from "./shell-entra-under-test.ts";

describe("signInByBrowser", () => {
  /** A person whose browser comes back from Entra's page with the given fields. */
  function person(fields: Readonly<Record<string, string>>, ...steps: readonly FetchStep[]) {
    const parts = shellEntraUnderTest(...steps);
    const asked: SignInRequest[] = [];
    const stop = new AbortController();
    const talk: SignInTalk = {
      ask: (request) => void asked.push(request),
      openBrowser: (url) => {
        const { searchParams } = new URL(url);
        const state = searchParams.get("state") ?? "";
        const back = new URLSearchParams({ ...fields, state });
        if (Object.keys(fields).length > 0) void fetch(`${searchParams.get("redirect_uri")}/?${back}`);
      },
      stop: stop.signal,
    };
    return { ...parts, asked, talk, stop };
  }

  it("sends the person to Entra's page, and redeems the code with the verifier alone", async () => {
    const { entra, talk, asked, forms } = person({ code: "the-code" }, await tokensAnswer());
    const end = await signInByBrowser(entra, talk);
    assert.ok(end.kind === "tokens");
    assert.deepEqual([end.tokens.accessToken, asked.length, asked[0]?.kind], ["graph-token", 1, "open"]);
    const url = new URL(asked[0]?.url ?? "");
    assert.equal(url.origin + url.pathname, `https://login.example/${tenantId}/oauth2/v2.0/authorize`);
    const { code_challenge, nonce, redirect_uri, claims, ...page } = Object.fromEntries(url.searchParams);
    const { code_verifier = "", ...form } = forms()[0] ?? {};
    assert.equal(createHash("sha256").update(code_verifier).digest("base64url"), code_challenge);
    assert.deepEqual([nonce, /^http:\/\/localhost:\d+$/.test(redirect_uri ?? "")], [end.nonce, true]);
    const scope = "openid profile offline_access https://graph.microsoft.com/.default";
    const wanted = { client_id: appId, scope, response_type: "code", response_mode: "query", code_challenge_method: "S256" };
    assert.deepEqual({ ...wanted, state: page["state"] }, page);
    const grant = { grant_type: "authorization_code", client_id: appId, code: "the-code", redirect_uri, scope, claims };
    assert.deepEqual(form, grant);
    assert.deepEqual(JSON.parse(claims ?? ""), { access_token: { xms_cc: { values: ["CP1"] } } });
  });

  it("passes on what a challenge demands", async () => {
    const { entra, talk, asked } = person({ code: "the-code" }, await tokensAnswer());
    await signInByBrowser(entra, talk, '{"access_token":{"nbf":{"essential":true}}}');
    const claims = JSON.parse(new URL(asked[0]?.url ?? "").searchParams.get("claims") ?? "");
    assert.deepEqual(claims, { access_token: { nbf: { essential: true }, xms_cc: { values: ["CP1"] } } });
  });

  it("reads Entra's refusal, of the page and of the code", async () => {
    const onPage = person({ error: "access_denied", error_description: "AADSTS65004: User declined." });
    const first = await signInByBrowser(onPage.entra, onPage.talk);
    assert.ok(first.kind === "refused");
    assert.deepEqual([first.failure.kind, onPage.sent.length], ["consent-needed", 0]);
    const ofCode = person({ code: "c" }, refusal(400, "interaction_required", 53003));
    const second = await signInByBrowser(ofCode.entra, ofCode.talk);
    assert.ok(second.kind === "refused");
    assert.deepEqual(second.failure.denial, { why: "access-rule", number: "AADSTS53003" });
  });

  it("says the address where no browser can be opened, and waits", async () => {
    const { entra, talk, asked } = person({ code: "the-code" }, await tokensAnswer());
    const { openBrowser } = talk;
    const running = signInByBrowser(entra, {
      ...talk,
      openBrowser: undefined,
      ask: (request) => asked.push(request) && openBrowser?.(request.url),
    });
    assert.equal((await running).kind, "tokens");
    assert.deepEqual(
      asked.map((request) => request.kind === "open" && request.isOpening),
      [false],
    );
  });

  it("waits for five minutes", async () => {
    const { entra, talk, clock, asked } = person({});
    const running = signInByBrowser(entra, talk);
    while (asked.length === 0) await clock.advance(0);
    await clock.advance(299_999);
    assert.equal(clock.waiting, 1);
    await clock.advance(1);
    assert.deepEqual(await running, { kind: "too-late" });
    const { port } = new URL(new URL(asked[0]?.url ?? "").searchParams.get("redirect_uri") ?? "");
    await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
  });

  it("ends with Ctrl+C, and listens no longer", async () => {
    const { entra, talk, stop, clock } = person({});
    const running = signInByBrowser(entra, talk);
    stop.abort();
    assert.deepEqual([await running, clock.waiting], [{ kind: "stopped" }, 0]);
  });

  it("leaves no wait behind", async () => {
    const { entra, talk, clock } = person({ code: "the-code" }, await tokensAnswer());
    await signInByBrowser(entra, talk);
    await clock.advance(0);
    assert.equal(clock.waiting, 0);
  });
});
