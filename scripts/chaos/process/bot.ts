import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { localEnvironment } from "../../process/local-environment.ts";
import { botFlags, oneArena } from "../../start/run-bot.ts";
import type { Journal } from "../journal.ts";
import type { Processes } from "./processes.ts";

export type Settings = Readonly<Record<string, string>>;

export type StartOutcome = { readonly kind: "ready"; readonly ms: number } | { readonly kind: "ended"; readonly why: string };

/** From ready to the kill; undefined while it lives. */
export interface Life {
  readonly from: number;
  to: number | undefined;
}

export interface BotSurroundings {
  readonly app: string;
  readonly folder: string;
  readonly journal: Journal;
  readonly processes: Processes;
}

interface BotOptions {
  readonly name: string;
  readonly port: number;
  /** A command that runs the bot, such as `setpriv` with its arguments. */
  readonly wrap?: readonly string[];
}

const readyMessage = z.object({ ready: z.object({ port: z.number() }) });
const startLimitMs = 90_000;

/** The real bot as a process of its own, started as `npm start` does it. Its database survives its restarts. */
export class Bot {
  readonly settings: Settings;
  readonly name: string;
  readonly port: number;
  readonly logFile: string;
  readonly lives: Life[] = [];
  /** How long each start took, in milliseconds. */
  readonly startTimes: number[] = [];
  starts = 0;
  readonly #around: BotSurroundings;
  readonly #wrap: readonly string[];
  #child: ChildProcess | undefined;

  constructor(around: BotSurroundings, settings: Settings, { name, port, wrap = [] }: BotOptions) {
    this.#around = around;
    this.settings = settings;
    this.name = name;
    this.port = port;
    this.#wrap = wrap;
    this.logFile = join(around.folder, `${name}.log`);
    writeFileSync(this.logFile, "");
  }

  async start(extra: Settings = {}): Promise<StartOutcome> {
    this.starts += 1;
    appendFileSync(this.logFile, `--- start ${this.starts} ${new Date().toISOString()}\n`);
    const begun = Date.now();
    const child = this.#spawn(extra);
    this.#child = child;
    const why = await Promise.race([isReady(child), hasEnded(child), wait(startLimitMs, "not ready in time", { ref: false })]);
    const outcome: StartOutcome = why === undefined ? { kind: "ready", ms: Date.now() - begun } : { kind: "ended", why };
    if (outcome.kind === "ready") {
      this.startTimes.push(outcome.ms);
      this.lives.push({ from: Date.now(), to: undefined });
    }
    this.#around.journal.note("bot-start", { bot: this.name, n: this.starts, ...outcome });
    return outcome;
  }

  #spawn(extra: Settings): ChildProcess {
    const output = openSync(this.logFile, "a");
    const [command, ...args] = [...this.#wrap, process.execPath, ...botFlags, "src/main.ts"];
    const cache = { NODE_COMPILE_CACHE: join(this.#around.app, "node_modules/.cache/node-compile") };
    const child = this.#around.processes.spawn(command, args, {
      cwd: this.#around.app,
      env: { ...localEnvironment(), ...cache, ...oneArena, ...this.settings, PORT: String(this.port), ...extra },
      stdio: ["ignore", output, output, "ipc"],
      detached: true,
    });
    closeSync(output);
    return child;
  }

  /** Starts it. @throws Error with its last words if it doesn't start. */
  async mustStart(extra: Settings = {}): Promise<number> {
    const outcome = await this.start(extra);
    if (outcome.kind === "ended") throw new Error(`the bot didn't start: ${outcome.why}\n${this.tail()}`);
    return outcome.ms;
  }

  /** Sends the signal and waits for the end. Returns the exit code, or the signal that ended it. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<string | undefined> {
    const child = this.#child;
    if (!child || !this.isAlive) return undefined;
    const ended = hasEnded(child);
    const at = Date.now();
    child.kill(signal);
    this.#around.journal.note("bot-kill", { bot: this.name, n: this.starts, signal });
    const how = await ended;
    const life = this.lives.at(-1);
    if (life) life.to ??= signal === "SIGKILL" ? at : Date.now();
    return how;
  }

  /** Stops the process in the middle of what it does; only `kill` ends that. */
  freeze(): void {
    this.#child?.kill("SIGSTOP");
    this.#around.journal.note("bot-frozen", { bot: this.name, n: this.starts });
    const life = this.lives.at(-1);
    if (life) life.to ??= Date.now();
  }

  get isAlive(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  tail(lines = 8): string {
    return readFileSync(this.logFile, "utf8").trim().split("\n").slice(-lines).join("\n");
  }
}

function isReady(child: ChildProcess): Promise<undefined> {
  return new Promise((resolve) => {
    child.on("message", (message) => readyMessage.safeParse(message).success && resolve(undefined));
  });
}

async function hasEnded(child: ChildProcess): Promise<string> {
  const failed = once(child, "error").then(([error]) => String(error));
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => resolve(String(code ?? signal)));
  });
  return Promise.race([ended, failed]);
}
