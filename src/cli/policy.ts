import { checkPolicyFile } from "./check-policy-file.ts";
import { explainPolicy } from "./explain-policy.ts";
import { plain } from "./output.ts";
import type { Report } from "./output.ts";
import { readArguments, usage } from "./read-arguments.ts";
import type { Surroundings } from "./surroundings.ts";

/** Runs `policy check`, `policy explain` or `policy --help`. */
export async function policyCommand(args: readonly string[], surroundings: Surroundings): Promise<Report> {
  const command = readArguments(args);
  switch (command.kind) {
    case "check":
      return checkPolicyFile(surroundings, command);
    case "explain":
      return explainPolicy(surroundings, command);
    case "help":
      return { lines: usage.split("\n"), exitCode: 0 };
    case "usage":
      return { lines: [command.problem, "npm run policy -- --help tells what there is."], exitCode: 2 };
  }
}

/** The SDKs behind these functions are loaded when a command calls one. */
const outside: Surroundings = {
  environment: process.env,
  loadPolicy: async (file, isSandbox) => (await import("../look-on.ts")).loadPolicy(file, isSandbox),
  lookOn: async (config, policy) => (await import("../look-on.ts")).lookOn(config, policy),
};

/** A result goes to standard output, a usage error to standard error. */
async function main(): Promise<void> {
  const { lines, exitCode } = await policyCommand(process.argv.slice(2), outside);
  const text = lines.flatMap((line) => line.split("\n").map(plain)).join("\n");
  if (exitCode === 0) console.log(text);
  else console.error(text);
  process.exitCode = exitCode;
}

if (import.meta.main) await main();
