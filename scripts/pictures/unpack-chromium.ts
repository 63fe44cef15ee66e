import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { makeFolderOnce } from "../process/make-folder-once.ts";
import { projectRoot } from "../process/project-root.ts";
import { runNode } from "../process/run-node.ts";

export interface UnpackedChromium {
  readonly executablePath: string;
  /** Environment variables that point to the libraries and the font, which the system may lack. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The Chromium of the development dependencies, unpacked once for each version. It is in the project (`npm ci` empties the folder), not in
 * the machine's temporary folder, where another user could put a program with its name.
 * @throws Error when it can't be unpacked.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const folder = join(projectRoot, "node_modules/.cache/chromium", packageVersion());
  await makeFolderOnce(folder, inflateInto);
  return {
    executablePath: join(folder, "chromium"),
    environment: { LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

async function inflateInto(folder: string): Promise<void> {
  const code = await runNode(["scripts/pictures/inflate-chromium.ts"], { environment: { ...process.env, TMPDIR: folder } });
  if (code !== 0) throw new Error(`The browser can't be unpacked (exit code ${code}): set CHROME_PATH to a Chromium of your own.`);
  await writeFile(join(folder, "fonts.conf"), fontsConfig);
}

/** The system's fonts, if it has any, and the package's font. https://www.freedesktop.org/software/fontconfig/fontconfig-user.html */
const fontsConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

function packageVersion(): string {
  const file = new URL("../package.json", import.meta.resolve("@sparticuz/chromium"));
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}
