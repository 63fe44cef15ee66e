import { z } from "zod";
import { ensureCertificate } from "../../sandbox/listening/certificate.ts";
import { localEnvironment } from "../process/local-environment.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { ProcessGroup } from "./process-group.ts";
import { untilReady } from "./until-ready.ts";

const readyContents = z.object({
  /** http address of the page. */
  pageUrl: z.string(),
  /** Settings with which a bot belongs to the pretend tenant. */
  botEnvironment: z.record(z.string(), z.string()),
});

export type SandboxReady = z.infer<typeof readyContents>;

interface SandboxOptions {
  /** Settings of `sandbox/main.ts` in addition to those of the shell. */
  readonly settings?: Readonly<Record<string, string>>;
  /** File descriptor for its output; by default the terminal. */
  readonly output?: number | undefined;
}

/** Starts the sandbox in the group. Undefined: it ended instead, and printed the reason. */
export async function startSandbox(group: ProcessGroup, { settings, output }: SandboxOptions = {}): Promise<SandboxReady | undefined> {
  const { certificateFile } = await ensureCertificate(sandboxFolder);
  const environment = { ...localEnvironment(certificateFile), ...settings };
  return untilReady(group.start(["sandbox/main.ts"], { environment, output }), group, readyContents);
}

/** `npm run sandbox`: only the sandbox, for a bot that runs elsewhere on this machine. Resolves with its exit code. */
export async function runSandbox(): Promise<number> {
  const group = new ProcessGroup();
  group.stopOnSignals();
  const ready = await startSandbox(group);
  if (ready) printBotEnvironment(ready);
  return group.ended;
}

function printBotEnvironment({ botEnvironment }: SandboxReady): void {
  const settings = Object.entries(botEnvironment).map(([name, value]) => `  ${name}=${value}`);
  console.log(`A bot belongs to its tenant with these settings:\n${settings.join("\n")}\nCtrl+C stops it.`);
}
