/** Writes build/guestlist.zip, the package that an administrator uploads to Teams: `npm run package-app`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { appPackage, readManifest } from "./package-app/app-package.ts";
import { checkManifest } from "./package-app/check-manifest.ts";
import { fillPlaceholders } from "./package-app/fill-placeholders.ts";
import { projectRoot } from "./process/project-root.ts";

const target = join(projectRoot, "build/guestlist.zip");

function environment(): Readonly<Record<string, string | undefined>> {
  const file = join(projectRoot, ".env");
  return existsSync(file) ? { ...parseEnv(readFileSync(file, "utf8")), ...process.env } : process.env;
}

/** Fills, checks and writes the package; returns the problems, or an empty list. */
async function packageApp(): Promise<readonly string[]> {
  const manifest = fillPlaceholders(await readManifest(), environment());
  if (manifest.kind === "missing") return manifest.problems;
  const problems = await checkManifest(manifest.text);
  if (problems.length > 0) return problems;
  mkdirSync(join(target, ".."), { recursive: true });
  writeFileSync(target, await appPackage(manifest.text));
  return [];
}

const problems = await packageApp();
if (problems.length > 0) {
  console.error(
    `The app package was not written. Settings come from .env and the environment:\n\n${problems.map((line) => `- ${line}`).join("\n")}`,
  );
  process.exitCode = 1;
} else {
  console.log(`Wrote ${target}. Upload it: Teams admin center → Teams apps → Manage apps → Upload new app.`);
}
