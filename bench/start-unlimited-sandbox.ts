import { startSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { sandboxFolder } from "../scripts/process/sandbox-folder.ts";

/** A sandbox in this process, without the limits of Teams and Graph, because the bot is measured. */
export async function startUnlimitedSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ certificateDirectory: sandboxFolder });
  const patched = sandbox.control.patch({ throttling: "off" });
  if (patched.kind === "refused") throw new Error(patched.message);
  return sandbox;
}
