import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { z } from "zod";
import { languages } from "../../src/texts/locale.ts";
import { projectRoot } from "../process/project-root.ts";
import { commandTranslations } from "./command-lists.ts";

const language = z.object({ languageTag: z.enum(languages), file: z.string() });
const localized = z.object({ localizationInfo: z.object({ additionalLanguages: z.array(language) }) });
const words = z.record(z.string(), z.string());

const folder = join(projectRoot, "appPackage");

/** The manifest as it is in the project, with placeholders. */
export function readManifest(): Promise<string> {
  return readFile(join(folder, "manifest.json"), "utf8");
}

/** The zip that an administrator uploads to Teams; the same input gives the same bytes. */
export async function appPackage(manifest: string): Promise<Uint8Array> {
  return zipSync({ ...(await packageFiles(manifest)) }, { mtime: new Date("2026-01-01T00:00:00Z") });
}

/** The files of the package by their names: manifest, icons, and a language file for each further language. */
export async function packageFiles(manifest: string): Promise<Readonly<Record<string, Buffer<ArrayBuffer>>>> {
  const { localizationInfo } = localized.parse(JSON.parse(manifest));
  const icons = await Promise.all(["color.png", "outline.png"].map(async (name) => [name, await readFile(join(folder, name))] as const));
  const translations = await Promise.all(localizationInfo.additionalLanguages.map(translation));
  return Object.fromEntries([["manifest.json", Buffer.from(manifest)] as const, ...icons, ...translations]);
}

/** What is written by hand, the app's name and description, and the commands in the bot's own words. */
async function translation({
  languageTag,
  file,
}: z.infer<typeof language>): Promise<readonly [name: string, content: Buffer<ArrayBuffer>]> {
  const own = words.parse(JSON.parse(await readFile(join(folder, file), "utf8")));
  return [file, Buffer.from(JSON.stringify({ ...own, ...commandTranslations(languageTag) }, undefined, 2))];
}
