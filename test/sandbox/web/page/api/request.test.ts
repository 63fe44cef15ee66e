import assert from "node:assert/strict";
import sinon from "sinon";
import { createTeamsApi, putLocale } from "../../../../../sandbox/web/page/api/api.js";
import { request } from "../../../../../sandbox/web/page/api/request.js";

describe("request", () => {
  const fetched = sinon.stub<Parameters<typeof fetch>, ReturnType<typeof fetch>>();
  const realFetch = globalThis.fetch;

  before(() => {
    globalThis.fetch = fetched;
  });
  beforeEach(() => fetched.reset());
  after(() => {
    globalThis.fetch = realFetch;
  });

  it("sends and reads JSON", async () => {
    fetched.resolves(Response.json({ id: "7" }));
    assert.deepEqual(await createTeamsApi("a b").send({ conversation: "c", root: null, text: "hi", mentionBot: false }), { id: "7" });
    const [path, options] = fetched.firstCall.args;
    assert.equal(path, "/api/as/a%20b/messages");
    assert.deepEqual(options, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: '{"conversation":"c","root":null,"text":"hi","mentionBot":false}',
    });
  });

  it("addresses conversations by their encoded id, and accepts an empty answer", async () => {
    const api = createTeamsApi("me");
    for (const call of [
      () => api.markRead("19:x@y"),
      () => api.messages("19:x@y"),
      () => api.conversations(),
      () => putLocale("p/1", "fr-FR"),
    ]) {
      fetched.resolves(new Response(null, { status: 204 }));
      assert.equal(await call(), null);
    }
    assert.deepEqual(
      fetched.args.map(([path, options]) => [options?.method, path]),
      [
        ["POST", "/api/as/me/conversations/19%3Ax%40y/read"],
        ["GET", "/api/as/me/conversations/19%3Ax%40y/messages"],
        ["GET", "/api/as/me/conversations"],
        ["PUT", "/api/people/p%2F1/locale"],
      ],
    );
  });

  it("throws the server's refusal", async () => {
    fetched.resolves(Response.json({ error: { code: "unknown-message", message: "This message was deleted" } }, { status: 404 }));
    await assert.rejects(createTeamsApi("me").press({ conversation: "c", message: "1", action: { id: null, verb: "v", data: {} } }), {
      name: "Refusal",
      code: "unknown-message",
      message: "This message was deleted",
    });
  });

  it("has a text for a refusal without one", async () => {
    fetched.resolves(new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "content-type": "text/html" } }));
    await assert.rejects(request("GET", "/x"), { code: "502", message: "The sandbox answered 502." });
    fetched.resolves(Response.json({}, { status: 500 }));
    await assert.rejects(request("GET", "/x"), { code: "500", message: "The sandbox answered 500." });
  });
});
