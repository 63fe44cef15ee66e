import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { localEnvironment } from "../../process/local-environment.ts";
import { sandboxFolder } from "../../process/sandbox-folder.ts";
import { ensureCertificate } from "../../../sandbox/listening/certificate.ts";
import type { BotSurroundings, Settings } from "./bot.ts";

export interface RunningSandbox {
  readonly pageUrl: string;
  readonly apiUrl: string;
  /** With which a bot belongs to its tenant. */
  readonly botEnvironment: Settings;
  readonly pid: number;
}

const ready = z.object({
  ready: z.object({ pageUrl: z.string(), apiUrl: z.string(), botEnvironment: z.record(z.string(), z.string()) }),
});

/** Starts the sandbox as a process of its own. @throws Error with its last words if it ends instead. */
export async function startSandbox({ app, folder, processes }: BotSurroundings, base: number): Promise<RunningSandbox> {
  const { certificateFile } = await ensureCertificate(sandboxFolder);
  const log = join(folder, "sandbox.log");
  const output = openSync(log, "w");
  const child = processes.spawn(process.execPath, ["sandbox/main.ts"], {
    cwd: app,
    env: {
      ...localEnvironment(certificateFile),
      SANDBOX_API_PORT: String(base + 1),
      SANDBOX_PAGE_PORT: String(base + 2),
      SANDBOX_DATA: sandboxFolder,
      BOT_ENDPOINT: `http://localhost:${base}/api/messages`,
    },
    stdio: ["ignore", output, output, "ipc"],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error(`the sandbox ended: ${readFileSync(log, "utf8")}`)));
    child.on("message", (message) => {
      const said = ready.safeParse(message);
      if (said.success && child.pid !== undefined) resolve({ ...said.data.ready, pid: child.pid });
    });
  });
}
