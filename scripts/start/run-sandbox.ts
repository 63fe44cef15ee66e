import { z } from "zod";
import { ensureCertificate } from "../../sandbox/certificate.ts";
import { localEnvironment } from "../process/local-environment.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { ProcessGroup } from "./process-group.ts";

/** What `sandbox/main.ts` says over its IPC channel once it listens. */
const readyMessage = z.object({
  ready: z.object({
    /** https address of the pretend Microsoft 365. */
    apiUrl: z.string(),
    /** http address of the page. */
    pageUrl: z.string(),
    /** Settings with which a bot belongs to the pretend tenant. */
    botEnvironment: z.record(z.string(), z.string()),
  }),
});

export type SandboxReady = z.infer<typeof readyMessage>["ready"];

/** Starts the sandbox in the group. Undefined: it ended instead, and said why itself. */
export async function startSandbox(group: ProcessGroup): Promise<SandboxReady | undefined> {
  const { certificateFile } = await ensureCertificate(sandboxFolder);
  const child = group.start(["sandbox/main.ts"], { environment: localEnvironment(certificateFile) });
  const ready = new Promise<SandboxReady>((resolve) => {
    child.on("message", (message) => {
      const parsed = readyMessage.safeParse(message);
      if (parsed.success) resolve(parsed.data.ready);
    });
  });
  return Promise.race([ready, group.ended.then(() => undefined)]);
}

/** `npm run sandbox`: the sandbox alone, for a bot that runs somewhere else on this machine. Resolves with its exit code. */
export async function runSandbox(): Promise<number> {
  const group = new ProcessGroup();
  group.stopOnSignals();
  const ready = await startSandbox(group);
  if (ready) printBotEnvironment(ready);
  return group.ended;
}

function printBotEnvironment({ pageUrl, botEnvironment }: SandboxReady): void {
  const settings = Object.entries(botEnvironment).map(([name, value]) => `  ${name}=${value}`);
  console.log(
    `The sandbox is ready: ${pageUrl}\nA bot belongs to its tenant with these settings:\n${settings.join("\n")}\nCtrl+C stops it.`,
  );
}
