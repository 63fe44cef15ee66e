import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

/** The lines of the blocks of a language in one section of docs/operations.md, up to the next heading. */
export function operationsLines(language: string, heading: string): readonly string[] {
  const page = readFileSync(join(projectRoot, "docs/operations.md"), "utf8");
  const section = page.split(/^#+ /m).find((one) => one.startsWith(`${heading}\n`)) ?? "";
  const blocks = [...section.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, own]) => own === language);
  return blocks.flatMap(([, , text = ""]) => text.trimEnd().split("\n"));
}
