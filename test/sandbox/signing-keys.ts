import { createSigningKeys } from "../../sandbox/entra/keys.ts";
import type { SandboxKeys } from "../../sandbox/sandbox.ts";

let made: Promise<SandboxKeys> | undefined;

/** For every pretend tenant of this process: RSA keys take longer to make than most tests to run. */
export function signingKeys(): Promise<SandboxKeys> {
  made ??= Promise.all([createSigningKeys(), createSigningKeys()]).then(([authority, channel]) => ({ authority, channel }));
  return made;
}
