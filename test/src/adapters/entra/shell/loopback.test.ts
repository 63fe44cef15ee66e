import assert from "node:assert/strict";
import { request } from "node:http";
import { listenOnLoopback } from "../../../../../src/adapters/entra/shell/loopback.ts";
import type { Loopback } from "../../../../../src/adapters/entra/shell/loopback.ts";

const state = "a-state-that-nobody-can-guess";

describe("listenOnLoopback", () => {
  let loopback: Loopback;
  beforeEach(async () => {
    loopback = await listenOnLoopback(state);
  });
  afterEach(() => loopback.close());

  /** A request as any program on this machine, or a page in the browser, can send it. */
  const send = async (path: string, { method = "GET", host }: { method?: string; host?: string } = {}) => {
    const { port } = new URL(loopback.redirectUri);
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; headers: object; text: string }>();
    const headers = { host: host ?? `localhost:${port}` };
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += String(chunk)));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on("error", reject);
    sent.end();
    return promise;
  };
  const back = `/?${new URLSearchParams({ code: "the code", state })}`;

  it("takes the code that comes with our state, and says that the window can be closed", async () => {
    const { status, text, headers } = await send(back);
    assert.deepEqual([status, await loopback.broughtBack], [200, { code: "the code" }]);
    assert.match(text, /You can close this window/);
    assert.doesNotMatch(text, /the code|https?:|<script|<img|<link/);
    const policy = { "cache-control": "no-store", "content-security-policy": "default-src 'none'; frame-ancestors 'none'" };
    assert.deepEqual({ ...headers, ...policy }, headers);
  });

  it("takes Entra's refusal, too, and shows none of its words", async () => {
    const { text } = await send(`/?${new URLSearchParams({ error: "access_denied", error_description: "<b>AADSTS65004", state })}`);
    const brought = await loopback.broughtBack;
    assert.ok("error" in brought);
    assert.deepEqual([brought.error["error"], text.includes("AADSTS")], ["access_denied", false]);
  });

  const hostile = [
    ["without a state", `/?code=evil`, {}],
    ["with another state", `/?code=evil&state=${"x".repeat(state.length)}`, {}],
    ["with our state, but neither code nor error", `/?state=${state}`, {}],
    ["for another path", `/steal?code=evil&state=${state}`, {}],
    ["by POST", `/?code=evil&state=${state}`, { method: "POST" }],
    ["under another name, as from a page that rebinds its own", `/?code=evil&state=${state}`, { host: "evil.example" }],
    ["under another port", `/?code=evil&state=${state}`, { host: "localhost:1" }],
  ] as const;
  for (const [what, path, options] of hostile) {
    it(`refuses a request ${what}, and goes on waiting`, async () => {
      assert.equal((await send(path, options)).status, 400);
      assert.equal((await send(back)).status, 200);
      assert.deepEqual(await loopback.broughtBack, { code: "the code" });
    });
  }

  it("takes one answer only", async () => {
    await send(back);
    assert.equal((await send(`/?code=other&state=${state}`)).status, 400);
    assert.deepEqual(await loopback.broughtBack, { code: "the code" });
  });

  it("listens on this machine alone, at a port that the system chose, and no longer than needed", async () => {
    const { hostname, port } = new URL(loopback.redirectUri);
    const other = await listenOnLoopback(state);
    assert.deepEqual([hostname, new URL(other.redirectUri).port === port], ["localhost", false]);
    await Promise.all([other.close(), loopback.close()]);
    await assert.rejects(send(back), { code: "ECONNREFUSED" });
  });
});
