import { Argument } from "commander";
import type { CliCommand } from "../command.ts";
import { plain } from "../output.ts";
import { policyCommand } from "../policy/policy-command.ts";
import { readPolicyArguments } from "../policy/read-policy-arguments.ts";

const examples = `
Examples:
  guestlist policy check policy.json
      Says everything that is wrong with a policy file, or what it does; asks
      the tenant, too, where one is configured.
  guestlist policy explain adele@contoso.com dana@fabrikam.com --member
      Says which rule decides about that request of Adele's, and why.`;

/** `guestlist policy check <file>` and `guestlist policy explain <requester> <email>`. */
export const policy: CliCommand = {
  define: (command) =>
    command
      .usage("check <file> | explain <requester> <email> [options]")
      .addArgument(new Argument("[action]", "what to do").choices(["check", "explain"]))
      .argument("[words...]", "the file; or the requester (user principal name, address or object id) and the partner's address")
      .option("--json", "the same as --output json")
      .option("--member", "explain: as a member instead of a guest")
      .option(
        "--in <place>",
        "explain: where it is asked for: a channel's id, the object id of a team's group, or chat (as if nothing is given)",
      )
      .option("--cc <address>", "explain: who gets a copy of the mail")
      .option("--page <url>", "explain: where the partner lands; else on the page of the configuration")
      .option("--message", "explain: with a personal message")
      .option("--file <file>", "explain: a policy file that is to be tried; else the one that POLICY_FILE names")
      .addHelpText("after", examples),
  async run(shell, args, options) {
    const isJson = options["json"] === true || shell.common.output === "json";
    const { lines, exitCode } = await policyCommand(readPolicyArguments(args, { ...options, json: isJson }), {
      environment: await shell.environment(),
      loadPolicy: async (file, isSandbox) => (await import("../../look-on.ts")).loadPolicy(file, isSandbox),
      lookOn: async (config, given) => (await import("../../look-on.ts")).lookOn(config, given),
    });
    const text = lines.flatMap((line) => line.split("\n").map(plain)).join("\n");
    if (exitCode === 0 || isJson) await shell.write(`${text}\n`);
    else shell.complain(text);
    return exitCode === 0 ? "done" : exitCode === 1 ? "failed" : "usage";
  },
};
