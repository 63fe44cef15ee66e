import { lined } from "../lined.ts";
import type { CmdletTable, Parameter } from "./parameter.ts";

const shownKind: Readonly<Record<Parameter["kind"], string>> = {
  text: " <text>",
  number: " <number>",
  names: " <names>",
  boolean: " <true|false>",
  switch: "",
};

/** The parameters of a cmdlet and what they are here, for `--help`. */
export function cmdletHelp({ parameters, ours }: CmdletTable, examples: string): string {
  const rows = parameters.map(
    (one) => [`  -${one.name}${shownKind[one.kind]}`, `${one.effect ? `${one.effect}: ` : ""}${one.ours.replaceAll("`", "")}`] as const,
  );
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(([name, text]) => `${name.padEnd(width)}${lined(text, 80 - width, " ".repeat(width))}`);
  const same = ours === "" ? [] : [`guestlist ${ours} does the same with options of its own.`, ""];
  return ["Parameters:", ...lines, "", ...same, examples].join("\n");
}
