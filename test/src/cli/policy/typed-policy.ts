import assert from "node:assert/strict";
import { commands } from "../../../../src/cli/commands/index.ts";
import { policy } from "../../../../src/cli/commands/policy.ts";
import { parseArguments, parserOf } from "../../../../src/cli/parse-arguments.ts";
import type { PolicyCommand } from "../../../../src/cli/policy/read-policy-arguments.ts";
import { readPolicyArguments } from "../../../../src/cli/policy/read-policy-arguments.ts";

/** What is understood of the arguments after `guestlist policy`. @throws CommandFailure `usage` */
export function typedPolicy(...args: readonly string[]): PolicyCommand {
  const listed = commands.find(({ name }) => name === "policy");
  const parsed = parseArguments(parserOf(listed ?? assert.fail(), policy), args);
  return parsed.kind === "run" ? readPolicyArguments(parsed.args, parsed.options) : assert.fail("This shows the help");
}
