import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Makes a folder that nobody ever sees half full: `fill` fills one of another name beside it, which is renamed when it is complete.
 * Does nothing when the folder is there; of two processes that make it at the same time, the second takes the first one's.
 * @throws what `fill` throws; then the folder isn't there.
 */
export async function makeFolderOnce(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), "incomplete-"));
  try {
    await fill(temporary);
    await rename(temporary, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
