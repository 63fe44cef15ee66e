import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { createServer } from "../../src/server.ts";
import type { HttpServer, ServerOptions } from "../../src/server.ts";
import { welcomeRoutes } from "../../src/routes/welcome-routes.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const open = { kind: "open" } as const;
const json = { "content-type": "application/json", authorization: "Bearer good" };

describe("createServer", () => {
  let log: RecordingLog;
  let server: HttpServer | undefined;
  let port: number;
  let received: unknown[];

  beforeEach(() => {
    log = new RecordingLog();
    received = [];
  });

  afterEach(async () => server?.close());

  /** A server whose gate accepts "Bearer good" and a body that is an object, unless the test gives another gate. */
  async function listen(given: Partial<ServerOptions> = {}): Promise<void> {
    server = createServer({
      log,
      gate: {
        checkToken: async (authorization) => (authorization === "Bearer good" ? open : { kind: "closed", status: 401, code: "token-bad" }),
        checkBody: (body) => (typeof body === "object" ? open : { kind: "closed", status: 400, code: "body-bad" }),
      },
      async receive({ body }, response) {
        received.push(body);
        response.send(200, { heard: true });
      },
      health: async () => ({ status: "ready" }),
      ...given,
    });
    port = await server.listen(0);
  }

  const url = (path: string) => `http://127.0.0.1:${port}${path}`;

  async function post(body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = json) {
    const answer = await fetch(url("/api/messages"), { method: "POST", body, headers });
    return { status: answer.status, text: await answer.text() };
  }

  it("passes on what the gate accepted", async () => {
    await listen();
    assert.deepEqual(await post('{"type":"message"}'), { status: 200, text: '{"heard":true}' });
    assert.deepEqual(received, [{ type: "message" }]);
    assert.equal((await post('{"type":"invoke"}', { ...json, "content-type": "application/json; charset=utf-8" })).status, 200);
    assert.deepEqual(log.lines, []);
  });

  it("turns a request away by its header alone, before it reads a body", async () => {
    await listen();
    const waiting = request(url("/api/messages"), {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": "1000000" },
    });
    waiting.flushHeaders();
    const [answer]: IncomingMessage[] = await once(waiting, "response");
    assert.equal(answer?.statusCode, 401);
    waiting.destroy();
    assert.deepEqual([received, log.lines], [[], [{ level: "warn", code: "request-turned-away", why: "token-bad" }]]);
  });

  it("tells the caller the status alone", async () => {
    await listen();
    assert.deepEqual(await post("{}", { ...json, authorization: "Bearer bad" }), { status: 401, text: '{"code":"Unauthorized"}' });
    assert.deepEqual(await post("7"), { status: 400, text: '{"code":"BadRequest"}' });
    assert.deepEqual(
      log.lines.map(({ why }) => why),
      ["token-bad", "body-bad"],
    );
  });

  it("answers 503 when the gate says so", async () => {
    const checkBody = () => open;
    await listen({ gate: { checkToken: async () => ({ kind: "closed", status: 503, code: "why" }), checkBody } });
    assert.deepEqual(await post("{}"), { status: 503, text: '{"code":"ServiceUnavailable"}' });
  });

  it("answers 500 without the reason when the gate itself fails", async () => {
    const checkToken = async () => Promise.reject(new Error("secret keys"));
    await listen({ gate: { checkToken, checkBody: () => open } });
    assert.deepEqual(await post("{}"), { status: 500, text: '{"code":"InternalServerError"}' });
    assert.deepEqual(log.lines, [{ level: "error", code: "request-failed" }]);
  });

  it("answers 500 without the reason when the turn fails", async () => {
    const failure = Object.assign(new Error("secret of sam@fabrikam.com"), { statusCode: 404, body: "secret" });
    await listen({ receive: async () => Promise.reject(failure) });
    assert.deepEqual(await post("{}"), { status: 500, text: '{"code":"InternalServerError"}' });
    assert.deepEqual([log.codes, log.failures], [["request-failed"], [failure]]);
  });

  it("answers the same when the turn fails before it begins", async () => {
    const failure = new RangeError("secret of sam@fabrikam.com");
    await listen({
      receive() {
        throw failure;
      },
    });
    assert.deepEqual(await post("{}"), { status: 500, text: '{"code":"InternalServerError"}' });
    assert.deepEqual([log.codes, log.failures], [["request-failed"], [failure]]);
  });

  it("leaves an answer alone that was sent before the turn failed", async () => {
    const failed = Promise.withResolvers<void>();
    await listen({
      async receive(_, response) {
        response.send(200, { heard: true });
        failed.resolve();
        throw new Error("too late");
      },
    });
    assert.equal((await post("{}")).status, 200);
    await failed.promise;
    assert.deepEqual(log.codes, ["request-failed"]);
  });

  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
    it(`takes no body of type "${type}"`, async () => {
      await listen();
      assert.equal((await post("a=b", { authorization: "Bearer good", "content-type": type })).status, 415);
      assert.deepEqual(received, []);
    });
  }

  for (const body of ["{", "", "{'type': 'message'}", '{"type":"message"', "\u0000"]) {
    it(`answers 400 without a stack to the body ${JSON.stringify(body)}`, async () => {
      await listen();
      const { status, text } = await post(body);
      assert.equal(status, 400);
      assert.equal(/\n\s+at |\.[jt]s\b|node_modules/.test(text), false, text);
      assert.deepEqual(received, []);
    });
  }

  it("accepts no compressed body: its length isn't known", async () => {
    await listen();
    const bomb = new Uint8Array(gzipSync(JSON.stringify({ text: "x".repeat(10_000_000) })));
    assert.equal((await post(bomb, { ...json, "content-encoding": "gzip" })).status, 415);
    assert.deepEqual(received, []);
  });

  it("takes no body over 256 KB", async () => {
    await listen();
    const big = JSON.stringify({ text: "x".repeat(256 * 1024) });
    assert.equal((await post(big)).status, 413);
    assert.equal((await post(JSON.stringify({ text: "x".repeat(250 * 1024) }))).status, 200);
    assert.equal(received.length, 1);
  });

  for (const [method, path, status] of [
    ["GET", "/api/messages", 405],
    ["POST", "/healthz", 405],
    ["GET", "/", 404],
    ["GET", "/api/messages/../../.env", 404],
  ] as const) {
    it(`answers ${status} to ${method} ${path}`, async () => {
      await listen();
      assert.equal((await fetch(url(path), { method })).status, status);
    });
  }

  for (const [health, status] of [
    [{ status: "ready" }, 200],
    [{ status: "degraded", problems: ["token-refused"] }, 200],
    [{ status: "not ready", problems: ["database-not-writable"] }, 503],
  ] as const) {
    it(`says that it lives, and that it is ${health.status}`, async () => {
      await listen({ health: async () => health });
      const [alive, readiness] = [await fetch(url("/healthz")), await fetch(url("/readyz"))];
      assert.deepEqual([alive.status, await alive.text()], [200, '{"status":"alive"}']);
      assert.deepEqual([readiness.status, await readiness.json()], [status, health]);
    });
  }

  it("answers 500 without the reason, and logs it, when anything else fails", async () => {
    const fails = async () => Promise.reject(new Error("the row of somebody"));
    await listen({ health: fails, routes: (routed) => void routed.get("/page", fails) });
    for (const path of ["/readyz", "/page"]) {
      const answer = await fetch(url(path));
      assert.deepEqual([answer.status, await answer.text()], [500, '{"code":"InternalServerError"}']);
    }
    assert.deepEqual(log.codes, ["request-failed", "request-failed"]);
  });

  it("keeps a connection open for longer than proxies do", async () => {
    await listen();
    const [answer]: IncomingMessage[] = await once(request(url("/healthz"), { agent: new Agent({ keepAlive: true }) }).end(), "response");
    assert.equal(answer?.headers["keep-alive"], "timeout=245");
    answer.resume();
  });

  it("answers one who wants another protocol as anybody else", async () => {
    await listen();
    const asked = request(url("/healthz"), { headers: { connection: "Upgrade", upgrade: "websocket" }, agent: false }).end();
    const [answer]: IncomingMessage[] = await once(asked, "response");
    assert.equal(answer?.statusCode, 200);
    answer.resume();
  });

  describe("while it closes", () => {
    const message = `POST /api/messages HTTP/1.1\r\nhost: bot\r\nauthorization: Bearer good\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`;
    const question = "GET /readyz HTTP/1.1\r\nhost: bot\r\n\r\n";

    /** A connection that collects what the server says until it is closed. */
    async function connection(): Promise<{ readonly socket: Socket; readonly said: Promise<string> }> {
      const socket = connect(port, "127.0.0.1");
      let heard = "";
      socket.on("data", (chunk: Buffer) => (heard += chunk.toString()));
      const said = once(socket, "close").then(() => heard);
      await once(socket, "connect");
      return { socket, said };
    }

    /** A server that answers a message when the test says so. */
    async function listenSlowly() {
      const [turn, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      await listen({
        async receive(_, response) {
          begun.resolve();
          await turn.promise;
          response.send(200, { heard: true });
        },
      });
      return { answer: turn.resolve, begun: begun.promise };
    }

    it("lets turns in flight end, closes their connections, and turns new requests away meanwhile", async () => {
      const { answer, begun } = await listenSlowly();
      const [later, running] = [await connection(), await connection()];
      running.socket.write(message);
      await begun;
      const closing = server?.close();
      later.socket.write(question);
      assert.match(await later.said, /^HTTP\/1\.1 503 [^]*connection: close[^]*\{"status":"not ready","problems":\["stopping"\]\}$/i);
      answer();
      assert.match(await running.said, /^HTTP\/1\.1 200 OK[^]*connection: close[^]*\{"heard":true\}$/i);
      await closing;
    });

    it("forwards partners while it stops, and has them come by another connection the next time", async () => {
      const forwardPartner = async () => "https://contoso.com/";
      await listen({ first: welcomeRoutes({ forwardPartner }) });
      const [later, kept] = [await connection(), await connection()];
      kept.socket.write("GET /healthz HTTP/1.1\r\nhost: bot\r\n");
      const closing = server?.close();
      later.socket.write("GET /welcome/abc HTTP/1.1\r\nhost: bot\r\n\r\n");
      assert.match(await later.said, /^HTTP\/1\.1 302 [^]*connection: close/i);
      kept.socket.destroy();
      await closing;
    });

    it("waits for no connection that has nothing to be answered: kept alive, without a request, or with half of one", async () => {
      await listen();
      const [kept, silent, half] = [await connection(), await connection(), await connection()];
      half.socket.write("GET /healthz HTTP/1.1\r\nhost:");
      kept.socket.write(question);
      await once(kept.socket, "data");
      await server?.close();
      const [answer, ...nothing] = await Promise.all([kept.said, silent.said, half.said]);
      assert.match(answer, /200 OK/);
      assert.deepEqual(nothing, ["", ""]);
    });
  });

  it("says why it can't listen", async () => {
    await listen();
    const second = createServer({
      log,
      gate: { checkToken: async () => open, checkBody: () => open },
      receive: async () => undefined,
      health: async () => ({ status: "ready" }),
    });
    await assert.rejects(second.listen(port), { code: "EADDRINUSE" });
  });
});
