import type { CommandLine } from "../command-line.ts";
import type { DirectoryDoor } from "../directory-door.ts";
import { CommandFailure } from "./command-failure.ts";
import { outletOf } from "./output/outlet.ts";
import type { Out } from "./output/outlet.ts";
import { print } from "./output/print.ts";
import type { CommonOptions, Question, Shell } from "./shell.ts";

/** The process around a command; tests replace its parts. */
export interface World {
  readonly environment: Shell["environment"];
  readonly stdin: Shell["stdin"];
  readonly stdout: Out;
  readonly stderr: Out;
  readonly stop: AbortSignal;
  readonly commandLine: (common: CommonOptions, shell: Pick<Shell, "environment" | "say" | "stop">) => Promise<CommandLine>;
  readonly directory: (common: CommonOptions, shell: Pick<Shell, "environment" | "say" | "stop">) => Promise<DirectoryDoor>;
}

/** The shell of one command, and what ends with it. */
export interface OpenShell {
  readonly shell: Shell;
  close(): Promise<void>;
}

export function createShell(world: World, common: CommonOptions): OpenShell {
  const { stdin, stdout, stderr, stop, environment } = world;
  const say = (sentence: string) => {
    if (!common.quiet) stderr.write(`${sentence}\n`);
  };
  const outlet = outletOf(stdout);
  const talk = { environment, say, stop };
  let opened: Promise<CommandLine> | undefined;
  const shell: Shell = {
    common,
    environment,
    stop,
    stdin,
    say,
    progress: say,
    print: (printed) => print(printed, { format: common.output, out: stdout, outlet, hasColor: stdout.isTTY === true, say }),
    async confirm(question) {
      return common.yes || ask(world, question);
    },
    commandLine: () => (opened ??= world.commandLine(common, talk)),
    directory: () => world.directory(common, talk),
  };
  return { shell, close: async () => (await opened)?.close() };
}

async function ask({ stdin, stderr }: World, { text, typed }: Question): Promise<boolean> {
  if (stdin.isTTY !== true) throw new CommandFailure("usage", `${text} There is no terminal to ask on: say --yes.`);
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await lines.question(typed === undefined ? `${text} [y/N] ` : `${text} Type ${typed} to go on: `);
    return typed === undefined ? /^y(?:es)?$/i.test(answer.trim()) : answer.trim() === typed;
  } finally {
    lines.close();
  }
}
