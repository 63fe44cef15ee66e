import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { z } from "zod";
import { projectRoot } from "../process/project-root.ts";

const languageFiles = z.object({ localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }) });

const folder = join(projectRoot, "appPackage");

/** The manifest as it is in the project, with placeholders. */
export function readManifest(): Promise<string> {
  return readFile(join(folder, "manifest.json"), "utf8");
}

/** The zip that an administrator uploads to Teams; the same input gives the same bytes. */
export async function appPackage(manifest: string): Promise<Uint8Array> {
  const { localizationInfo } = languageFiles.parse(JSON.parse(manifest));
  const files = ["color.png", "outline.png", ...localizationInfo.additionalLanguages.map(({ file }) => file)];
  const contents = await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name))] as const));
  const entries = Object.fromEntries([["manifest.json", Buffer.from(manifest)] as const, ...contents]);
  return zipSync(entries, { mtime: new Date("2026-01-01T00:00:00Z") });
}
