import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { IncomingMessage, request } from "node:http";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { MICROSOFT_HOSTS } from "../../../sandbox/listening/microsoft-hosts.ts";
import { startSandbox, type Sandbox } from "../../../sandbox/sandbox.ts";

describe("the sandbox's proxy", () => {
  let directory: string;
  let sandbox: Sandbox;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "sandbox-proxy-"));
    sandbox = await startSandbox({ certificateDirectory: directory, proxyPort: 0 });
  });
  after(async () => {
    await sandbox.close();
    await rm(directory, { recursive: true });
  });

  async function tunnel(target: string, { proxyUrl = "" } = sandbox) {
    const asked = request(proxyUrl, { method: "CONNECT", path: target, agent: false }).end();
    const answer: unknown[] = await once(asked, "connect");
    const [incoming, socket, head] = answer;
    assert.ok(incoming instanceof IncomingMessage && socket instanceof Socket && Buffer.isBuffer(head));
    return { status: incoming.statusCode, socket, head };
  }

  /** GET over TLS to a host of Microsoft's, with a check of its certificate; returns the answer's JSON. */
  async function get(host: string, path: string): Promise<Record<string, unknown>> {
    const { socket } = await tunnel(`${host}:443`);
    const secure: TLSSocket = connectTls({ socket, servername: host, ca: readFileSync(join(directory, "microsoft", "certificate.pem")) });
    await once(secure, "secureConnect");
    secure.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const text = (await secure.setEncoding("utf8").toArray()).join("");
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  }

  it("connects Microsoft's hosts with the sandbox, whose certificate has their names", async () => {
    const { issuer } = await get(MICROSOFT_HOSTS.channelMetadata, "/v1/.well-known/openidconfiguration");
    assert.equal(issuer, "https://api.botframework.com");
    const { error } = await get(MICROSOFT_HOSTS.graph, "/v1.0/me");
    assert.match(JSON.stringify(error), /InvalidAuthenticationToken/);
  });

  it("makes the answers name Microsoft's hosts", async () => {
    const { tenant } = sandbox;
    const metadata = await get(MICROSOFT_HOSTS.entra, `/${tenant.id}/v2.0/.well-known/openid-configuration`);
    assert.equal(metadata["issuer"], `https://login.microsoftonline.com/${tenant.id}/v2.0`);
    const { jwks_uri } = await get(MICROSOFT_HOSTS.channelMetadata, "/v1/.well-known/openidconfiguration");
    assert.equal(jwks_uri, "https://login.botframework.com/v1/.well-known/keys");
  });

  it("also connects to the sandbox's own address", async () => {
    assert.equal((await tunnel(new URL(sandbox.apiUrl).host)).status, 200);
  });

  for (const target of [
    "example.com:443",
    "graph.microsoft.com:80",
    "graph.microsoft.com",
    "localhost:1",
    "evil.graph.microsoft.com:443",
  ]) {
    it(`refuses ${target}: nothing leaves the machine`, async () => {
      const { status, head } = await tunnel(target);
      assert.deepEqual([status, head.toString()], [403, `The sandbox doesn't play ${target}\n`]);
    });
  }

  it("answers no request other than CONNECT", async () => {
    assert.equal((await fetch(sandbox.proxyUrl ?? "")).status, 405);
  });

  it("tells a bot that it is the public cloud", () => {
    const { CLOUD, SANDBOX_URL, HTTPS_PROXY, NODE_USE_ENV_PROXY } = sandbox.botEnvironment();
    assert.deepEqual([CLOUD, SANDBOX_URL, HTTPS_PROXY, NODE_USE_ENV_PROXY], ["public", undefined, sandbox.proxyUrl, "1"]);
  });

  it("closes open tunnels when the sandbox closes", async () => {
    const other = await startSandbox({ certificateDirectory: directory, proxyPort: 0 });
    const { socket } = await tunnel("graph.microsoft.com:443", other);
    socket.resume();
    await Promise.all([once(socket, "close"), other.close()]);
  });

  it("leaves no port open when its port is taken", async () => {
    const taken = Number(new URL(sandbox.proxyUrl ?? "").port);
    await assert.rejects(startSandbox({ certificateDirectory: directory, proxyPort: taken }), { code: "EADDRINUSE", port: taken });
  });
});
