import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

/** A program of Node's with its arguments, as somebody would run it at a shell. */
export interface Program {
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly folder?: string;
}

export interface Ran {
  /** When it was started: milliseconds since 1970. */
  readonly from: number;
  readonly ms: number;
  readonly output: string;
}

/** Runs a program to its end, with the output in a file, so that this process has nothing to read meanwhile. @throws Error unless it ends with 0. */
export async function runProgram(program: Program, scratch: string): Promise<Ran> {
  const file = join(scratch, "output.txt");
  const output = openSync(file, "w");
  const [from, started] = [Date.now(), performance.now()];
  const child = spawn(process.execPath, program.args, {
    cwd: program.folder ?? projectRoot,
    env: program.environment,
    stdio: ["ignore", output, "pipe", "ignore"],
  });
  closeSync(output);
  if (!child.stderr) throw new Error("The program's errors aren't piped");
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit") as Promise<[number | null]>]);
  const ms = performance.now() - started;
  if (code !== 0) throw new Error(`${program.args.join(" ")} ended with ${code}: ${errors}`);
  return { from, ms, output: readFileSync(file, "utf8") };
}

/** The most memory that a program ever had resident, in megabytes. */
export async function peakOf({ args, environment, folder }: Program): Promise<number> {
  const child = spawn(process.execPath, ["--require", join(import.meta.dirname, "report-peak.cjs"), ...args], {
    cwd: folder ?? projectRoot,
    env: environment,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const report = child.stdio[3];
  if (!(report instanceof Readable)) throw new Error("The program has no channel for its report");
  const [kilobytes, [code]] = await Promise.all([text(report), once(child, "exit") as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return Number(kilobytes) / 1_024;
}
