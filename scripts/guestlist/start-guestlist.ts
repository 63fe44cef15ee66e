import type { Doors } from "../../src/cli/doors.ts";
import { runGuestlist } from "../../src/cli/main.ts";
import { stopOnCtrlC } from "./stop-on-ctrl-c.ts";

/** Runs the command line in this process, and ends it with the exit code. */
export async function startGuestlist(args: readonly string[]): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  process.once("uncaughtException", (error) => void failUnexpectedly(error, args));
  const stop = stopOnCtrlC(process);
  stop.addEventListener("abort", () => stdin.destroy()); // so that nobody waits for what is typed
  let found: Promise<NodeJS.ProcessEnv> | undefined;
  let loaded: Promise<Doors> | undefined;
  const doors = () => (loaded ??= import("../../src/cli/doors.ts").then(({ createDoors }) => createDoors()));
  const code = await runGuestlist(args, {
    ...{ stdin, stdout, stderr, stop },
    environment: () => (found ??= findEnvironment()),
    isPlain: Boolean(env["NO_COLOR"]) || env["TERM"] === "dumb",
    version: async () => (await import("../../package.json", { with: { type: "json" } })).default.version,
    commandLine: async (common, talk) => (await doors()).commandLine(common, talk),
    directory: async (common, talk) => (await doors()).directory(common, talk),
  });
  process.exitCode = code;
  if (stop.aborted || stdout.destroyed) process.exit(); // what was under way is not waited for
}

async function findEnvironment(): Promise<NodeJS.ProcessEnv> {
  const [{ foundEnvironment }, { adoptNetwork }] = await Promise.all([
    import("../process/found-environment.ts"),
    import("../process/adopt-network.ts"),
  ]);
  const environment = await foundEnvironment(process.env);
  adoptNetwork(environment);
  return environment;
}

/** An error that no command awaited. */
async function failUnexpectedly(error: unknown, args: readonly string[]): Promise<void> {
  const { tellFailure } = await import("../../src/cli/tell-failure.ts");
  const { lines } = tellFailure(error, { verbose: args.includes("--verbose"), isStopped: false });
  process.stderr.write(`${lines.join("\n")}\n`, () => process.exit(1));
}
