import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `guestlist` as a process of its own, in a folder that isn't the project's, against a sandbox in the place of Microsoft's hosts. */
export interface ShellProcesses {
  readonly sandbox: Sandbox;
  /** The folder in which commands run; empty at first. */
  readonly folder: string;
  /** Starts a line of bash, in which `guestlist` is a link to the script, as `npm link` makes one. */
  start(line: string, stdin?: string): ChildProcess;
  /** Runs a line of bash to its end. */
  run(line: string, stdin?: string): Promise<Ended>;
  /** Starts `guestlist <args>` without a shell around, so that signals reach it. */
  guestlist(args: readonly string[]): ChildProcess;
  close(): Promise<void>;
}

export async function shellProcesses(): Promise<ShellProcesses> {
  const home = await mkdtemp(join(tmpdir(), "shell-processes-"));
  const sandbox = await startSandbox({ certificateDirectory: join(home, "certificate"), proxyPort: 0 });
  const folder = await mkdtemp(join(home, "folder-"));
  const script = join(projectRoot, "scripts/guestlist.js");
  await mkdir(join(home, "bin"));
  await symlink(script, join(home, "bin/guestlist"));
  const path = [join(home, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const database = { DATABASE_URL: `sqlite:${join(home, "none.sqlite")}` };
  const env = { PATH: path, HOME: home, ...sandbox.botEnvironment(), ...database };
  const start = (line: string, stdin = ""): ChildProcess => {
    const child = spawn("bash", ["-o", "pipefail", "-c", line], { cwd: folder, env, stdio: "pipe" });
    child.stdin.end(stdin);
    return child;
  };
  return {
    ...{ sandbox, folder, start },
    run: async (line, stdin) => ended(start(line, stdin)),
    guestlist: (args) => spawn(process.execPath, [script, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] }),
    async close() {
      await sandbox.close();
      await rm(home, { recursive: true });
    },
  };
}

/** What a process said until its end. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("The process isn't piped");
  const [output, errors] = await Promise.all([text(stdout), text(stderr), once(child, "close")]);
  return { code: child.exitCode, stdout: output, stderr: errors };
}
