import type { Report } from "../output.ts";
import { checkPolicyFile } from "./check-policy-file.ts";
import { explainPolicy } from "./explain-policy.ts";
import type { PolicyCommand } from "./read-policy-arguments.ts";
import type { Surroundings } from "./surroundings.ts";

/** Runs `policy check` or `policy explain`. */
export async function policyCommand(command: PolicyCommand, surroundings: Surroundings): Promise<Report> {
  switch (command.kind) {
    case "check":
      return checkPolicyFile(surroundings, command);
    case "explain":
      return explainPolicy(surroundings, command);
    case "usage":
      return { lines: [command.problem, "guestlist policy --help shows what there is."], exitCode: 2 };
  }
}
