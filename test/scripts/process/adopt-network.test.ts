import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:https";
import type { Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../../scripts/process/project-root.ts";
import { ensureCertificate } from "../../../sandbox/listening/certificate.ts";

const adopting = pathToFileURL(join(projectRoot, "scripts/process/adopt-network.ts")).href;
/** Nothing listens there. */
const deadProxy = { HTTPS_PROXY: "http://127.0.0.1:9", NODE_USE_ENV_PROXY: "1" };

describe("adoptNetwork", function () {
  this.timeout(20_000);
  let folder: string;
  let server: Server;
  let trusting: NodeJS.ProcessEnv;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "adopt-network-"));
    const { certificateFile, certificatePem, keyPem } = await ensureCertificate(folder);
    trusting = { NODE_EXTRA_CA_CERTS: certificateFile };
    server = createServer({ cert: certificatePem, key: keyPem }, (_request, response) => response.end("hello"));
    await once(server.listen(0), "listening");
  });
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  /** What a process that was started with `own` gets from the server, after adopting `found`. */
  function fetched(own: NodeJS.ProcessEnv, found: NodeJS.ProcessEnv): Promise<string> {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const code = `import { adoptNetwork } from "${adopting}"; adoptNetwork(${JSON.stringify(found)});
      console.log(await fetch("https://localhost:${port}").then((answer) => answer.text(), (error) => error.cause.code));`;
    return new Promise((resolve) => {
      const env = { PATH: process.env["PATH"], ...own };
      execFile(process.execPath, ["--input-type=module", "-e", code], { env }, (_error, stdout, stderr) => resolve(stdout.trim() + stderr));
    });
  }

  it("trusts the certificate of the environment that was found", async () => {
    assert.match(await fetched({}, {}), /SELF_SIGNED|UNABLE_TO/);
    assert.equal(await fetched({}, trusting), "hello");
  });

  it("uses the proxies that were found, and no others", async () => {
    assert.equal(await fetched({}, { ...trusting, ...deadProxy }), "ECONNREFUSED");
    assert.equal(await fetched(deadProxy, trusting), "hello");
  });
});
