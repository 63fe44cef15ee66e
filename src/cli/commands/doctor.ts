import type { CliCommand } from "../command.ts";
import { demandSettings } from "../demand-settings.ts";
import type { Finding } from "../doctor/check.ts";
import { checks } from "../doctor/checks.ts";
import { gatherFacts } from "../doctor/gather-facts.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";

const examples = `
Examples:
  guestlist doctor
  guestlist doctor --output json

It reads the database beside the bot, asks nobody in Microsoft 365, and changes
nothing. With a red line it ends with 1.`;

/** The fields of a line. Scripts rely on the names. */
export const doctorFields = ["check", "status", "says", "fix"] as const;

type Line = Readonly<Record<(typeof doctorFields)[number], string | null>>;

/** `guestlist doctor`: what is well, what is to be known, and what is to be mended. */
export const doctor: CliCommand = {
  define: (command) => command.addHelpText("after", examples),
  async run(shell) {
    const environment = await shell.environment();
    demandSettings(environment);
    const { openStoreDoor } = await import("../../store-door.ts");
    const facts = await gatherFacts(environment, openStoreDoor);
    const lines = checks.map(({ name, judge }) => lineOf(name, judge(facts)));
    await show(shell, lines);
    const red = lines.filter(({ status }) => status === "red").length;
    const yellow = lines.filter(({ status }) => status === "yellow").length;
    shell.say(`${red} red, ${yellow} yellow, ${lines.length - red - yellow} green.`);
    return red > 0 ? "failed" : "done";
  },
};

function lineOf(check: string, finding: Finding): Line {
  const { color, says } = finding;
  const fix = finding.color === "green" ? undefined : finding.fix;
  return { check, status: color, says: oneLine(says), fix: fix === undefined ? null : oneLine(fix) };
}

/** Where nobody asks for a format, lines for people. */
async function show(shell: Shell, lines: readonly Line[]): Promise<void> {
  if (shell.common.output !== undefined) return shell.print({ fields: doctorFields, records: lines });
  await shell.write(lines.map(textOf).join(""));
}

function textOf({ check, status, says, fix }: Line): string {
  const first = `${(status ?? "").padEnd(6)}  ${check}: ${says}\n`;
  return fix === null ? first : `${first}        ${fix}\n`;
}

function oneLine(text: string): string {
  return plain(text.replaceAll(/\s*\n\s*/g, " "));
}
