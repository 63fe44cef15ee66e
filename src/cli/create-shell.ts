import type { CommandLine } from "../command-line.ts";
import type { DirectoryDoor } from "../directory-door.ts";
import { ask } from "./asking/ask.ts";
import { plain } from "./output.ts";
import type { Out, Outlet } from "./output/outlet.ts";
import { progressLine } from "./progress-line.ts";
import type { CommonOptions, Shell } from "./shell.ts";

/** What the doors have of the shell. */
export interface Talk extends Pick<Shell, "environment" | "say" | "stop"> {
  /** A sentence on stderr, even with `--quiet`: without it, nobody could sign in. */
  readonly insist: (sentence: string) => void;
  /** Whether a person is there to sign in: stdin or stderr is a terminal. */
  readonly isTerminal: boolean;
}

/** The process around a command; tests replace its parts. */
export interface World {
  readonly environment: Shell["environment"];
  readonly stdin: Shell["stdin"];
  readonly stdout: Out;
  readonly stderr: Out;
  readonly stop: AbortSignal;
  /** Whether the terminal shows text only: no colour, and no line is rewritten. */
  readonly isPlain?: boolean;
  /** Guestlist's own version. */
  readonly version?: () => Promise<string>;
  readonly commandLine: (common: CommonOptions, shell: Talk) => Promise<CommandLine>;
  readonly directory: (common: CommonOptions, shell: Talk) => Promise<DirectoryDoor>;
}

/** The shell of one command, and what ends with it. */
export interface OpenShell {
  readonly shell: Shell;
  close(): Promise<void>;
}

export function createShell(world: World, outlet: Outlet, common: CommonOptions): OpenShell {
  const { stdin, stdout, stderr, stop, environment } = world;
  const { isPlain = false } = world;
  const progress = progressLine(stderr, { isQuiet: common.quiet, isAnimated: stderr.isTTY === true && !isPlain });
  const complain = (sentences: string) => {
    progress.clear();
    stderr.write(`${plainLines(sentences)}\n`);
  };
  const say = (sentence: string) => {
    if (!common.quiet) complain(sentence);
  };
  const write = (text: string) => {
    progress.clear();
    return outlet.write(text);
  };
  const talk: Talk = { environment, say, stop, insist: complain, isTerminal: stdin.isTTY === true || stderr.isTTY === true };
  const hasColor = stdout.isTTY === true && !isPlain && common.noColor !== true;
  let opened: Promise<CommandLine> | undefined;
  const shell: Shell = {
    common,
    environment,
    stop,
    stdin,
    write,
    complain,
    say,
    progress: (line) => progress.show(line),
    async print(printed) {
      const { print } = await import("./output/print.ts");
      await print(printed, { format: common.output, out: stdout, outlet: { write }, hasColor, stop, say });
    },
    async confirm(question) {
      progress.clear();
      stop.throwIfAborted();
      return common.yes || ask({ stdin, stderr, stop }, question);
    },
    async commandLine() {
      const door = await (opened ??= world.commandLine(common, talk));
      stop.throwIfAborted();
      return door;
    },
    directory: () => world.directory(common, talk),
  };
  return {
    shell,
    async close() {
      progress.clear();
      await (await settled(opened))?.close();
    },
  };
}

/** What was opened; if that failed, the command has said so. */
async function settled(opened: Promise<CommandLine> | undefined): Promise<CommandLine | undefined> {
  const [result] = await Promise.allSettled([opened]);
  return result.status === "fulfilled" ? result.value : undefined;
}

/** Every line of a text without characters that steer a terminal. */
function plainLines(text: string): string {
  return text.split(/\r?\n/).map(plain).join("\n");
}
