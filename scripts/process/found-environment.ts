import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { isThere } from "../../src/database-here.ts";
import { localEnvironment } from "./local-environment.ts";
import { projectRoot } from "./project-root.ts";
import { runningSettings } from "./sandbox-bot.ts";

/**
 * The environment for an admin's command: that of `.env`, where the shell's settings have priority, as for `npm start`; otherwise that of
 * the sandbox's bot, if one runs on the shell's PORT; otherwise the shell's. Its paths are absolute, so that a command finds the bot's files
 * from any folder.
 */
export async function foundEnvironment(shell: NodeJS.ProcessEnv, folder: string = projectRoot): Promise<NodeJS.ProcessEnv> {
  return withAbsolutePaths(await findEnvironment(shell, folder), folder);
}

async function findEnvironment(shell: NodeJS.ProcessEnv, folder: string): Promise<NodeJS.ProcessEnv> {
  const file = join(folder, ".env");
  if (existsSync(file)) return { ...parseEnv(readFileSync(file, "utf8")), ...shell };
  if (shell["MICROSOFT_APP_ID"]) return shell;
  const running = await runningSettings(shell["PORT"] ?? "3978");
  return running ? { ...localEnvironment(), ...running } : shell;
}

const usualDatabase = "data/guestlist.sqlite";

/** A bot runs in the project's folder, so its relative paths are relative to that. */
function withAbsolutePaths(environment: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, POLICY_FILE, NODE_EXTRA_CA_CERTS } = environment;
  const database = DATABASE_URL?.trim() || (isThere(join(folder, usualDatabase)) ? `sqlite:${usualDatabase}` : undefined);
  return {
    ...environment,
    ...(database && {
      DATABASE_URL: database.replace(/^sqlite:(?!:memory:)(.+)$/s, (_, path: string) => `sqlite:${resolve(folder, path)}`),
    }),
    ...(POLICY_FILE?.trim() && { POLICY_FILE: resolve(folder, POLICY_FILE.trim()) }),
    ...(NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS: resolve(folder, NODE_EXTRA_CA_CERTS) }),
  };
}
