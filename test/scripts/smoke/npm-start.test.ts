import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Socket, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../../scripts/process/project-root.ts";
import { NpmStart } from "../../../scripts/smoke/npm-start.ts";

const addresses = z.object({ port: z.number() });
const endsAtOnce = "process.exitCode = 3;";

describe("NpmStart", () => {
  let folder: string;
  /** Each program connects to it while it runs. */
  let server: Server;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-npm-start-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { start: "node start.cjs" } }));
    server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  afterEach(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const environment = () => ({ ...process.env, npm_config_cache: join(folder, "cache"), npm_config_update_notifier: "false" });

  function programOfNpmStart(code: string): void {
    writeFileSync(join(folder, "start.cjs"), code);
  }

  const connects = () => `require("node:net").connect(${addresses.parse(server.address()).port}).on("error", () => {});`;

  /** Resolves when the program runs; its connection closes when it ends, however it ends. */
  async function running(): Promise<Socket> {
    const [connection] = await once(server, "connection");
    assert.ok(connection instanceof Socket);
    return connection.on("error", () => {}).resume();
  }

  it("ends npm start by Ctrl+C", async () => {
    programOfNpmStart(`${connects()} process.on("SIGINT", () => process.exit(0));`);
    const npmStart = new NpmStart(environment(), { folder });
    const ended = once(await running(), "close");
    await npmStart.interrupt();
    await ended;
    await npmStart.interrupt();
  });

  it("kills what Ctrl+C doesn't end", async () => {
    programOfNpmStart(`process.on("SIGINT", () => {}); ${connects()}`);
    const npmStart = new NpmStart(environment(), { folder, graceMilliseconds: 100 });
    const ended = once(await running(), "close");
    await npmStart.interrupt();
    await ended;
  });

  it("ends npm start when its own process is ended", async () => {
    programOfNpmStart(connects());
    const module = JSON.stringify(join(projectRoot, "scripts/smoke/npm-start.ts"));
    const code = `import { NpmStart } from ${module}; new NpmStart(process.env, { folder: process.cwd() }).interruptOnSignals();`;
    const smoke = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: folder, env: environment(), stdio: "inherit" });
    const [closed, ended] = [once(await running(), "close"), once(smoke, "exit")];
    smoke.kill("SIGTERM");
    await closed;
    assert.deepEqual(await ended, [143, null]);
  });

  it("says that npm start has ended by itself", async () => {
    programOfNpmStart(`${connects()} ${endsAtOnce}`);
    const npmStart = new NpmStart(environment(), { folder });
    (await running()).destroy();
    await npmStart.interrupt();
    assert.throws(() => npmStart.pageUrl(), /npm start ended with/);
  });
});
