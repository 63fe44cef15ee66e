import { z } from "zod";
import { manifestCommands, type ManifestCommand } from "./manifest-commands.ts";

/** The bot's app package, as Teams reads it. */
export interface AppPackage {
  /** The commands in the language of this locale, or in the manifest's own. */
  commandsIn(locale: string): readonly ManifestCommand[];
  /** The colour icon, a PNG; undefined without one. */
  readonly icon: Uint8Array<ArrayBuffer> | undefined;
}

/** The files beside the manifest, by their names in it. */
export type PackageFiles = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

const language = z.looseObject({ languageTag: z.string(), file: z.string() });
const packaged = z.looseObject({
  icons: z.looseObject({ color: z.string() }).optional(),
  localizationInfo: z.looseObject({ additionalLanguages: z.array(language).default([]) }).optional(),
});
const translations = z.record(z.string(), z.string());

/** Reads a package; without a manifest there are no commands. @throws ZodError if the manifest is none, or a language file isn't one. */
export function readAppPackage(manifest: unknown, files: PackageFiles = {}): AppPackage {
  if (manifest === undefined) return { commandsIn: () => [], icon: undefined };
  const { icons, localizationInfo } = packaged.parse(manifest);
  const own = manifestCommands(manifest);
  const byTag = new Map<string, readonly ManifestCommand[]>();
  for (const { languageTag, file } of localizationInfo?.additionalLanguages ?? []) {
    const words = files[file];
    if (words) byTag.set(languageTag.toLowerCase(), manifestCommands(manifest, translations.parse(JSON.parse(textOf(words)))));
  }
  return {
    // T128
    commandsIn: (locale) => byTag.get(locale.toLowerCase()) ?? byTag.get(locale.toLowerCase().split("-")[0] ?? "") ?? own,
    icon: icons && files[icons.color],
  };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
