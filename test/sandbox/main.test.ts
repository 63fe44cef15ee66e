import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { compileCache } from "../../scripts/process/compile-cache.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";

const anyPorts = { SANDBOX_API_PORT: "0", SANDBOX_PAGE_PORT: "0" };

describe("sandbox/main.ts", () => {
  const start = (environment: Record<string, string>): ChildProcess =>
    spawn(process.execPath, [join(projectRoot, "sandbox/main.ts")], {
      cwd: projectRoot,
      env: { PATH: process.env["PATH"], SANDBOX_DATA: sandboxFolder, ...compileCache, ...anyPorts, ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
  const all = (stream: Readable | null): Promise<string> => text(stream ?? Readable.from([]));

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`says where it listens, on stdout and over IPC, and ends on ${signal} with code 0`, async () => {
      const child = start({});
      const output = Promise.all([all(child.stdout), all(child.stderr)]);
      const [message] = await once(child, "message");
      const { apiUrl, pageUrl, botEnvironment } = message.ready;
      assert.equal((await fetch(`${pageUrl}/api/people`)).status, 200);
      assert.equal(botEnvironment.SANDBOX_URL, apiUrl);
      child.kill(signal);
      const [code] = await once(child, "exit");
      const [stdout, stderr] = await output;
      assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: `Sandbox: open ${pageUrl} (APIs at ${apiUrl})\n`, stderr: "" });
    });
  }

  it("starts the tenant that its setting asks for", async () => {
    const child = start({ SANDBOX_TENANT: "prepared" });
    const [message] = await once(child, "message");
    const { granted } = await (await fetch(`${message.ready.pageUrl}/_sandbox/registration`)).json();
    assert.ok(granted.delegated.includes("OrgContact.Read.All"));
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  it("ends when the process that started it closes the channel or ends", async () => {
    const child = start({});
    const output = Promise.all([all(child.stdout), all(child.stderr)]);
    await once(child, "message");
    child.disconnect();
    assert.deepEqual(await once(child, "exit"), [0, null]);
    assert.equal((await output)[1], "");
  });

  for (const name of ["SANDBOX_API_PORT", "SANDBOX_PAGE_PORT"]) {
    it(`says which port is taken and how to choose another (${name}), and ends with code 1`, async () => {
      const other = createServer();
      other.listen(0, "127.0.0.1");
      await once(other, "listening");
      const address = other.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      const child = start({ [name]: String(port) });
      const [stderr, [code]] = await Promise.all([all(child.stderr), once(child, "exit")]);
      other.close();
      assert.equal(code, 1);
      assert.match(stderr, new RegExp(`^Port ${port} is taken: .*${name}=\\d+\\n$`));
    });
  }

  it("says what is wrong with its settings, and ends with code 1", async () => {
    const child = start({ SANDBOX_API_PORT: "many", BOT_ENDPOINT: "nowhere" });
    const [stderr, [code]] = await Promise.all([all(child.stderr), once(child, "exit")]);
    assert.equal(code, 1);
    assert.match(stderr, /SANDBOX_API_PORT/);
    assert.match(stderr, /BOT_ENDPOINT/);
  });
});
