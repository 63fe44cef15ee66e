import assert from "node:assert/strict";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { twoPlaces } from "../../adapters/store/upkeep/two-places.ts";
import { runShell } from "../a-shell.ts";

/** `guestlist store` with a full store as the configured one, and room for others. */
export async function aShellOnStore() {
  const places = await twoPlaces();
  const file = await places.fill("store.db");
  const run = (args: readonly string[], settings: Record<string, string> = {}) =>
    runShell(["store", ...args], { settings: { ENCRYPTION_KEY: encryptionKey, DATABASE_URL: file, ...settings } });
  return {
    ...{ places, file, run },
    /** The exit code and the sentence of a command that prints nothing. */
    async refusal(...args: Parameters<typeof run>): Promise<readonly [code: number, sentence: string]> {
      const { code, stdout, stderr } = await run(...args);
      assert.equal(stdout, "");
      return [code, stderr.trimEnd()];
    },
    remove: () => places.remove(),
  };
}

export type ShellOnStore = Awaited<ReturnType<typeof aShellOnStore>>;
