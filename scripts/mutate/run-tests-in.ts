import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const isWindows = process.platform === "win32";

export interface TestRun {
  readonly kind: "passed" | "failed" | "timed-out";
  readonly milliseconds: number;
  readonly output: string;
}

interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Runs these tests of the project in that folder until one fails. Processes that they start end with it. Tests that are killed leave their
 * temporary files behind, so these are in a folder beside the project's. @throws when it is aborted.
 */
export async function runTestsIn(folder: string, tests: readonly string[], { timeoutMs, signal }: Limits): Promise<TestRun> {
  signal.throwIfAborted();
  const started = performance.now();
  const temporary = `${folder}-temporary`;
  mkdirSync(temporary, { recursive: true });
  const child = spawn(process.execPath, ["scripts/test.js", "--bail", ...tests], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(folder, "node_modules/.cache/node-compile"),
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: !isWindows,
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => printed.push(text));
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = () => endGroup(child);
  for (const reason of [signal, timeout]) reason.addEventListener("abort", stop);
  child.once("exit", stop);
  await once(child, "close");
  for (const reason of [signal, timeout]) reason.removeEventListener("abort", stop);
  signal.throwIfAborted();
  const kind = child.exitCode === 0 ? "passed" : timeout.aborted ? "timed-out" : "failed";
  return { kind, milliseconds: performance.now() - started, output: Buffer.concat(printed).toString() };
}

/** Ends the child with all processes that it started: it leads a process group, except on Windows. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
