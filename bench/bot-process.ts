import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { compileCache } from "../scripts/process/compile-cache.ts";
import { localEnvironment } from "../scripts/process/local-environment.ts";
import { projectRoot } from "../scripts/process/project-root.ts";
import { botFlags, oneArena } from "../scripts/start/run-bot.ts";
import type { OutgoingRequest } from "./outgoing-requests.ts";

const ready = z.object({ ready: z.object({ port: z.number() }) });
const usage = z.object({ cpuMicroseconds: z.number(), peakKilobytes: z.number(), residentKilobytes: z.number() });
const requests = z.array(z.object({ path: z.string(), from: z.number(), until: z.number() }));
const report = z.object({ usage, requests });

/** The resources that a process has used since its start: CPU time of all its threads, its resident memory now, and the maximum of that. */
export type Usage = z.infer<typeof usage>;

/** A bot in a separate process, with the flags and the compile cache of `npm start`. Its policy has a wide pace: more is sent than people do. */
export class BotProcess {
  readonly endpoint: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.endpoint = `http://localhost:${port}/api/messages`;
  }

  /** Resolves when the bot listens. @throws Error when it ends before. */
  static async start(script: string, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
    const child = spawn(process.execPath, [...botFlags, "--import", "./bench/report-usage.ts", script], {
      cwd: projectRoot,
      env: { ...localEnvironment(), ...compileCache, ...oneArena, PORT: "0", POLICY_FILE: "bench/wide-pace.json", ...environment },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const [said]: unknown[] = await Promise.race([once(child, "message"), ended(child, script)]);
    return new BotProcess(child, ready.parse(said).ready.port);
  }

  async usage(): Promise<Usage> {
    return (await this.#report()).usage;
  }

  /** Microseconds of CPU that some work takes this process. */
  async cpuOf(work: () => Promise<void>): Promise<number> {
    const before = await this.usage();
    await work();
    return (await this.usage()).cpuMicroseconds - before.cpuMicroseconds;
  }

  /** The answered requests of the bot since the last call; only with the setting `RECORD_REQUESTS=1`. */
  async requests(): Promise<readonly OutgoingRequest[]> {
    return (await this.#report()).requests;
  }

  async stop(): Promise<void> {
    const end = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await end;
  }

  /** Ends it at once, in the middle of anything. */
  async kill(): Promise<void> {
    const end = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await end;
  }

  async #report(): Promise<z.infer<typeof report>> {
    const answer = once(this.#child, "message");
    this.#child.send("report");
    const [said]: unknown[] = await answer;
    return report.parse(said);
  }
}

async function ended(child: ChildProcess, script: string): Promise<never> {
  const [code]: unknown[] = await once(child, "exit");
  throw new Error(`${script} ended with ${String(code)} before it listened`);
}
