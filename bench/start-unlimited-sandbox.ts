import { startSandbox, type Sandbox, type SandboxOptions } from "../sandbox/sandbox.ts";
import { sandboxFolder } from "../scripts/process/sandbox-folder.ts";

/** A sandbox in this process, without the limits of Teams and Graph, because the bot or the command line is measured. */
export async function startUnlimitedSandbox(options: Pick<SandboxOptions, "proxyPort" | "keys"> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ certificateDirectory: sandboxFolder, ...options });
  const patched = sandbox.control.patch({ throttling: "off" });
  if (patched.kind === "refused") throw new Error(patched.message);
  return sandbox;
}
