import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { localEnvironment } from "../scripts/process/local-environment.ts";
import { projectRoot } from "../scripts/process/project-root.ts";

const ready = z.object({ ready: z.object({ port: z.number() }) });
const usage = z.object({ usage: z.object({ cpuMicroseconds: z.number(), peakKilobytes: z.number() }) });

/** What a process has used since it began: CPU time of all its threads, and the most memory it ever had resident. */
export type Usage = z.infer<typeof usage>["usage"];

/** As `npm start` does (scripts/start/run-bot.ts). */
const flags = ["--max-semi-space-size=32"];

/** A bot in a process of its own. */
export class BotProcess {
  readonly endpoint: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.endpoint = `http://localhost:${port}/api/messages`;
  }

  /** Resolves when it listens. @throws Error when it ends before. */
  static async start(script: string, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
    const child = spawn(process.execPath, [...flags, "--import", "./bench/answer-usage.ts", script], {
      cwd: projectRoot,
      env: { ...localEnvironment(), PORT: "0", ...environment },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const [said]: unknown[] = await Promise.race([once(child, "message"), ended(child, script)]);
    return new BotProcess(child, ready.parse(said).ready.port);
  }

  async usage(): Promise<Usage> {
    const answer = once(this.#child, "message");
    this.#child.send("usage");
    const [said]: unknown[] = await answer;
    return usage.parse(said).usage;
  }

  async stop(): Promise<void> {
    const end = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await end;
  }
}

async function ended(child: ChildProcess, script: string): Promise<never> {
  const [code]: unknown[] = await once(child, "exit");
  throw new Error(`${script} ended with ${String(code)} before it listened`);
}
