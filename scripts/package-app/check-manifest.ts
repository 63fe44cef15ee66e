import { AppManifestUtils } from "@microsoft/app-manifest";
import type { TeamsManifest } from "@microsoft/app-manifest";
import { z } from "zod";

/**
 * All problems of a manifest: by Microsoft's schema, which comes with the package, and by checks that the schema doesn't have (https pages,
 * host names). Works offline as long as the package knows the manifest's version.
 */
export async function checkManifest(text: string): Promise<readonly string[]> {
  const manifest = JSON.parse(text) as TeamsManifest;
  return [...(await AppManifestUtils.validateAgainstSchema(manifest)), ...beyondTheSchema(manifest)];
}

const webPage = z.url({ protocol: /^https$/, error: "must be a page that begins with https://" });
const hostName = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "must be a host name without https://");
const stricter = z.looseObject({
  developer: z.looseObject({ websiteUrl: webPage, privacyUrl: webPage, termsOfUseUrl: webPage }),
  validDomains: z.array(hostName),
});

function beyondTheSchema(manifest: unknown): string[] {
  const issues = stricter.safeParse(manifest).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join(".")} ${message}`);
}
