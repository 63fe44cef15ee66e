import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "./project-root.ts";

const packageManifest = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The JavaScript file behind a package's command: works without a shell, on Windows too. @throws Error when it isn't installed. */
export function packageBin(packageName: string, command: string = packageName): string {
  const folder = join(projectRoot, "node_modules", packageName);
  const { bin } = packageManifest.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  const file = typeof bin === "string" ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, file);
}
