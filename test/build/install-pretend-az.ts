import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

interface AzSettings {
  readonly url: string;
  readonly tenant: string;
  readonly person: string;
  readonly does:
    "answers" | "signed-out" | "says nonsense" | "names no moment" | "says too much" | "speaks as an app" | "names another tenant";
  readonly lives: number;
  readonly app: { readonly id: string; readonly secret: string };
}

/** A folder with an `az` (see pretend-az.ts), first in this process's PATH until `remove`. */
export interface PretendAz {
  /** What it does from now on. */
  set(settings: AzSettings): void;
  remove(): Promise<void>;
}

export async function installPretendAz(): Promise<PretendAz> {
  const folder = await mkdtemp(join(tmpdir(), "pretend-az-"));
  const before = { PATH: process.env["PATH"], PRETEND_AZ: process.env["PRETEND_AZ"] };
  const file = join(folder, "az");
  await writeFile(file, `#!/bin/sh\nexec "${process.execPath}" "${resolve("test/build/pretend-az.ts")}" "$@"\n`);
  await chmod(file, 0o755);
  process.env["PATH"] = `${folder}${delimiter}${before.PATH ?? ""}`;
  return {
    set: (settings) => {
      process.env["PRETEND_AZ"] = JSON.stringify(settings);
    },
    async remove() {
      process.env["PATH"] = before.PATH;
      if (before.PRETEND_AZ === undefined) delete process.env["PRETEND_AZ"];
      await rm(folder, { recursive: true });
    },
  };
}
