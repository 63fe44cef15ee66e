import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/process/project-root.ts";

/** The lines of the blocks of a language in docs/operations.md. */
export function operationsLines(language: string): readonly string[] {
  const page = readFileSync(join(projectRoot, "docs/operations.md"), "utf8");
  const blocks = [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, own]) => own === language);
  return blocks.flatMap(([, , text = ""]) => text.trimEnd().split("\n"));
}
