import assert from "node:assert/strict";
import { GuestlistError } from "../../../../../src/errors.ts";
import { createGraphClient } from "../../../../../src/adapters/graph/requests/graph-client.ts";
import { ask } from "../../../../../src/adapters/graph/requests/ask.ts";
import type { PersonTokens } from "../../../../../src/ports/identity.ts";
import { id } from "../../../../build/ids.ts";
import { scriptedFetch } from "../../../../fakes/scripted-fetch.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { asAda, asApp, graphUnderTest } from "../graph-under-test.ts";

describe("createGraphClient", () => {
  it("sends a GET as it was written, with the person's token and an id of its own", async () => {
    const { graph, sent } = graphUnderTest({ body: { ok: true }, headers: { "request-id": "r-7" } });
    const path = "/users?$filter=mail%20eq%20'a%26b%23c%2Bd'&$select=id&x=1&x=2";
    const { status, body, requestId } = await graph.send({ actor: asAda, path });
    assert.deepEqual({ status, body, requestId }, { status: 200, body: { ok: true }, requestId: "r-7" });
    const [request] = sent;
    assert.equal(request?.url, `https://graph.example/v1.0${path}`);
    assert.equal(request.method, "GET");
    assert.equal(request.redirect, "manual");
    assert.equal(request.headers.get("authorization"), "Bearer token-of-ada");
    assert.equal(request.headers.get("client-request-id"), "00000000-0000-4000-8000-000000000001");
  });

  it("sends a POST as JSON with the app's own token", async () => {
    const { graph, sent } = graphUnderTest({ status: 201, body: {} });
    await graph.send({ actor: asApp, path: "/invitations", body: { invitedUserEmailAddress: "o'brien@fabrikam.com" } });
    const [request] = sent;
    assert.equal(request?.method, "POST");
    assert.deepEqual(request.body, { invitedUserEmailAddress: "o'brien@fabrikam.com" });
    assert.equal(request.headers.get("content-type"), "application/json");
    assert.equal(request.headers.get("authorization"), "Bearer token-of-app");
  });

  it("follows Graph's links letter by letter", async () => {
    const { graph, sent } = graphUnderTest({ body: {} });
    const link = "https://graph.example/v1.0/users/delta?zz=https://x&$deltatoken=a%2Fb==&$select=id";
    await graph.send({ actor: asApp, path: link });
    assert.equal(sent[0]?.url, link);
  });

  for (const link of ["https://evil.example/v1.0/users", "http://graph.example/v1.0/users", "https://graph.example.evil/", "no link"]) {
    it(`sends no token to ${link}`, async () => {
      const { graph, sent } = graphUnderTest({ body: {} });
      await assert.rejects(graph.send({ actor: asApp, path: link }), { code: "directory-answer-unexpected" });
      assert.deepEqual(sent, []);
    });
  }

  it("reports a person's token that Graph challenges, and no other, with the claims that it wants", async () => {
    const challenges: unknown[] = [];
    const header = 'Bearer realm="", error="insufficient_claims"';
    const challenge = (more: string) => ({ status: 401, body: {}, headers: { "www-authenticate": `${header}${more}` } });
    const claims = Buffer.from('{"access_token":{}}').toString("base64");
    const { fetch } = scriptedFetch(challenge(`, claims="${claims}"`), challenge(""), challenge(""), { status: 401, body: {} });
    const graph = createGraphClient({
      cloud: { graphRoot: "https://graph.example" },
      retry: graphUnderTest().retry,
      ...{ newId: () => "id", appToken: async () => "token-of-app", challenged: (...given) => void challenges.push(given), fetch },
    });
    for (const actor of [asAda, asApp, asAda, asAda]) await graph.send({ actor, path: "/me" });
    assert.deepEqual(challenges, [
      ["token-of-ada", '{"access_token":{}}'],
      ["token-of-ada", undefined],
    ]);
  });

  describe("where the person is there to sign in again", () => {
    const challenge = { status: 401, body: {}, headers: { "www-authenticate": 'error="insufficient_claims"' } };

    function beside(isRenewed: boolean, ...steps: readonly FetchStep[]) {
      const { fetch, sent } = scriptedFetch(...steps);
      const refused: string[] = [];
      const personTokens: PersonTokens = {
        inPlaceOf: async (token) => (refused.includes(token) ? "renewed" : token),
        isRenewed: (token) => refused.push(token) > 0 && isRenewed,
      };
      const graph = createGraphClient({
        cloud: { graphRoot: "https://graph.example" },
        retry: graphUnderTest().retry,
        ...{ newId: () => "id", appToken: async () => "token-of-app", personTokens, fetch },
      });
      return { graph, refused, tokens: () => sent.map(({ headers }) => headers.get("authorization")?.replace("Bearer ", "")) };
    }

    it("asks once more, with the new token, for what only reads", async () => {
      const { graph, tokens } = beside(true, challenge, { body: {} });
      assert.equal((await ask(graph, { actor: asAda, path: "/me" })).status, 200);
      assert.deepEqual(tokens(), ["token-of-ada", "renewed"]);
    });

    it("gives the second challenge back as an answer", async () => {
      const { graph, tokens } = beside(true, challenge, challenge);
      assert.equal((await ask(graph, { actor: asAda, path: "/me" })).status, 401);
      assert.equal(tokens().length, 2);
    });

    it("asks only once when nobody signs in again", async () => {
      const { graph, tokens } = beside(false, challenge);
      assert.equal((await ask(graph, { actor: asAda, path: "/me" })).status, 401);
      assert.equal(tokens().length, 1);
    });

    it("never sends again what changes something, but takes the new token for the next request", async () => {
      const { graph, tokens } = beside(true, challenge, { body: {} });
      assert.equal((await graph.send({ actor: asAda, path: "/invitations", body: {} })).status, 401);
      await graph.send({ actor: asAda, path: "/invitations", body: {} });
      assert.deepEqual(tokens(), ["token-of-ada", "renewed"]);
    });

    it("leaves the app's challenges alone", async () => {
      const { graph, refused } = beside(true, challenge);
      await ask(graph, { actor: asApp, path: "/users" });
      assert.deepEqual(refused, []);
    });
  });

  it("sends nothing without a token", async () => {
    const { graph, sent } = graphUnderTest({ body: {} });
    const nobody = { ...asAda, accessToken: "" } as const;
    await assert.rejects(graph.send({ actor: nobody, path: "/me" }), { code: "directory-answer-unexpected", message: /without a token/ });
    assert.deepEqual(sent, []);
  });

  it("passes on why the app has no token", async () => {
    const { retry } = graphUnderTest({ body: {} });
    const missing = new GuestlistError("identity-misconfigured", "bad secret");
    const graph = createGraphClient({
      cloud: { graphRoot: "https://graph.example" },
      retry,
      newId: () => "1",
      appToken: async () => Promise.reject(missing),
    });
    await assert.rejects(graph.send({ actor: asApp, path: "/users" }), missing);
  });

  it("gives refusals back as answers", async () => {
    const { graph } = graphUnderTest({ status: 404, body: { error: { code: "Request_ResourceNotFound", message: "" } } });
    assert.equal((await graph.send({ actor: asApp, path: "/users/x" })).status, 404);
  });

  for (const [what, answer] of Object.entries({
    "an HTML page": { status: 502, body: "<!DOCTYPE html><title>Bad Gateway</title>", headers: { "content-type": "text/html" } },
    "nothing at all": { status: 502 },
    "half a JSON": { status: 502, body: '{"error":{"code":' },
  })) {
    it(`survives ${what}`, async () => {
      const { graph, finish } = graphUnderTest(answer);
      const { status, body } = await finish(graph.send({ actor: asApp, path: "/users" }));
      assert.deepEqual({ status, body }, { status: 502, body: undefined });
    });
  }

  it("survives an empty success", async () => {
    const { graph } = graphUnderTest({ status: 204 });
    assert.deepEqual((await graph.send({ actor: asApp, path: "/x", body: {} })).body, undefined);
  });

  it("repeats a GET, and a POST only when the caller says that this is harmless", async () => {
    const steps = [{ status: 503 }, { body: {} }] as const;
    const get = graphUnderTest(...steps);
    const post = graphUnderTest(...steps);
    const harmless = graphUnderTest(...steps);
    await get.finish(get.graph.send({ actor: asApp, path: "/users" }));
    await post.finish(post.graph.send({ actor: asApp, path: "/invitations", body: {} }));
    await harmless.finish(harmless.graph.send({ actor: asApp, path: "/$batch", body: {}, idempotent: true }));
    assert.deepEqual([get.sent.length, post.sent.length, harmless.sent.length], [2, 1, 2]);
  });

  it("throws the connection's error", async () => {
    const reset = new TypeError("fetch failed", { cause: new Error("ECONNRESET") });
    const { graph, finish } = graphUnderTest(reset);
    await assert.rejects(finish(graph.send({ actor: asApp, path: "/invitations", body: {} })), reset);
  });

  it("gives up on an answer after ten seconds by default", async () => {
    const { graph, finish, sent } = graphUnderTest("silence");
    await assert.rejects(finish(graph.send({ actor: asApp, path: "/invitations", body: {} })), { message: "No answer within 10000 ms" });
    await assert.rejects(finish(graph.send({ actor: asApp, path: "/x", body: {}, timeoutMs: 500 })), {
      message: "No answer within 500 ms",
    });
    assert.equal(sent.length, 2);
  });

  it("gives up on a body that never ends", async () => {
    const { retry, clock } = graphUnderTest({ body: {} });
    const stalled = async (_: unknown, { signal }: RequestInit = {}) =>
      new Response(new ReadableStream({ start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason)) }));
    const graph = createGraphClient({
      cloud: { graphRoot: "https://graph.example" },
      retry,
      newId: () => "1",
      appToken: async () => "t",
      fetch: stalled,
    });
    const running = assert.rejects(graph.send({ actor: asApp, path: "/x", body: {} }), { name: "TimeoutError" });
    await clock.advance(10_000);
    await running;
  });

  it("lets the app and other people go on when one person is throttled", async () => {
    const { graph, finish } = graphUnderTest({ status: 429, headers: { "retry-after": "90" } }, { body: {} });
    const path = "/me";
    await assert.rejects(finish(graph.send({ actor: asAda, path })), { code: "throttled" });
    assert.equal((await graph.send({ actor: asApp, path })).status, 200);
    assert.equal((await graph.send({ actor: { kind: "person", id: id("grady"), accessToken: "of-grady" }, path })).status, 200);
    await assert.rejects(finish(graph.send({ actor: asAda, path })), { code: "throttled" });
  });
});
