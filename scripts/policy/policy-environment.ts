import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { localEnvironment } from "../process/local-environment.ts";
import { projectRoot } from "../process/project-root.ts";
import { runningSettings } from "../process/sandbox-bot.ts";

/**
 * The environment for an admin's command: that of `.env`, where the shell's settings have priority, as for `npm start`; otherwise that of
 * the sandbox's bot, if one runs on the shell's PORT; otherwise the shell's.
 */
export async function policyEnvironment(shell: NodeJS.ProcessEnv, folder: string = projectRoot): Promise<NodeJS.ProcessEnv> {
  const file = join(folder, ".env");
  if (existsSync(file)) return { ...parseEnv(readFileSync(file, "utf8")), ...shell };
  if (shell["MICROSOFT_APP_ID"]) return shell;
  const running = await runningSettings(shell["PORT"] ?? "3978");
  return running ? { ...localEnvironment(), ...running } : shell;
}
