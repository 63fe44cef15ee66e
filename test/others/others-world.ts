import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";

export interface Finished {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A sandbox, and a way to run programs of others in it as they are. */
export interface OthersWorld {
  readonly sandbox: Sandbox;
  /** Runs a program of this folder to its end. */
  run(args: readonly string[], settings?: NodeJS.ProcessEnv): Promise<Finished>;
  /** Starts a program of this folder that stays until `close`. */
  start(args: readonly string[], settings?: NodeJS.ProcessEnv): ChildProcess;
  close(): Promise<void>;
}

export interface OthersOptions {
  readonly botEndpoint?: string;
  /** 0: the sandbox is where Microsoft's hosts are. Undefined: at its own address alone. */
  readonly proxyPort?: 0;
}

/** Programs see an empty home, the proxy if there is one, and the sandbox's certificate; nothing else of this machine's settings. */
export async function othersWorld(options: OthersOptions = {}): Promise<OthersWorld> {
  const home = await mkdtemp(join(tmpdir(), "sandbox-others-"));
  const sandbox = await startSandbox({ certificateDirectory: home, ...options });
  const { HTTPS_PROXY, NODE_USE_ENV_PROXY, NODE_EXTRA_CA_CERTS } = sandbox.botEnvironment();
  const started = new Set<ChildProcess>();
  const start = (args: readonly string[], settings: NodeJS.ProcessEnv = {}): ChildProcess => {
    const place = { HOME: home, USERPROFILE: home, PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"] };
    const environment = { ...place, HTTPS_PROXY, NODE_USE_ENV_PROXY, NODE_EXTRA_CA_CERTS, ...settings };
    const child = spawn(process.execPath, args, { cwd: import.meta.dirname, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    started.add(child.once("exit", () => started.delete(child)));
    return child;
  };
  return {
    sandbox,
    start,
    run: async (args, settings) => finished(start(args, settings)),
    close: async () => {
      await Promise.all([...started].map(stop));
      await sandbox.close();
      await rm(home, { recursive: true });
    },
  };
}

async function finished(child: ChildProcess): Promise<Finished> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("The program's output isn't piped");
  const [output, errors] = await Promise.all([text(stdout), text(stderr), once(child, "exit")]);
  return { code: child.exitCode, output, errors };
}

async function stop(child: ChildProcess): Promise<void> {
  const end = once(child, "exit");
  child.kill();
  await end;
}

/** A port of this machine that was free a moment ago, for a program that can't tell which one it took. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
