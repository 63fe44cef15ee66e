import { runGuestlist } from "../../src/cli/main.ts";
import { policyEnvironment } from "../policy/policy-environment.ts";

/** Runs the command line in this process; resolves with the exit code. */
export async function startGuestlist(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const environment = () => policyEnvironment(process.env);
  const { stdin, stdout, stderr } = process;
  return runGuestlist(args, {
    ...{ environment, stdin, stdout, stderr, stop: stop.signal },
    commandLine: async (common, shell) => (await import("../../src/cli/doors.ts")).commandLine(common, shell),
    directory: async (common, shell) => (await import("../../src/cli/doors.ts")).directory(common, shell),
  });
}
