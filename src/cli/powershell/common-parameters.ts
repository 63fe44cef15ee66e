import type { Parameter } from "./parameter.ts";

/** What every cmdlet has (PowerShell: about_CommonParameters). They steer PowerShell itself, and nothing depends on them here. */
export const commonParameters: readonly Parameter[] = [
  ignored("Verbose", "switch", "write `--verbose` instead", "vb"),
  ignored("Debug", "switch", "write `--verbose` instead", "db"),
  ignored("ErrorAction", "text", "the exit code tells what happened", "ea"),
  ignored("WarningAction", "text", "warnings are on stderr", "wa"),
  ignored("InformationAction", "text", "talk is on stderr", "infa"),
  ignored("ProgressAction", "text", "progress is on stderr", "proga"),
];

function ignored(name: string, kind: Parameter["kind"], ours: string, alias: string): Parameter {
  return { name, aliases: [alias], kind, ours, effect: "ignored" };
}
