import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { z } from "zod";
import type { Instant } from "../../../domain/ids.ts";
import type { AzureCliProblem } from "../../../ports/identity.ts";
import type { Tokens } from "./request-tokens.ts";

export type AzureCliOutcome =
  | { readonly kind: "tokens"; readonly tokens: Tokens; readonly tenantId: string }
  | { readonly kind: "no-azure-cli"; readonly why: Extract<AzureCliProblem, "not-installed" | "signed-out" | "no-answer"> }
  | { readonly kind: "stopped" };

/** `az` is slow, above all when it starts for the first time. */
const timeoutMs = 60_000;

/** The last moment that a date can be (ECMA-262), in seconds. */
const latest = 8.64e12;

/** https://learn.microsoft.com/cli/azure/account (get-access-token); `expires_on` since 2.54, the other is local time. */
const answer = z.object({
  accessToken: z.string().min(1),
  tenant: z.string(),
  expires_on: z.coerce.number().min(0).max(latest).optional(),
  expiresOn: z.string().optional(),
});

/** How `az` is started without a shell that could read something into its arguments. On Windows it is a batch file, which only cmd can start. */
export function azureCliCall(tenantId: string, platform: NodeJS.Platform): { readonly file: string; readonly args: readonly string[] } {
  const words = ["account", "get-access-token", "--resource-type", "ms-graph", "--tenant", z.guid().parse(tenantId), "--output", "json"];
  return platform === "win32" ? { file: "cmd.exe", args: ["/d", "/s", "/c", "az.cmd", ...words] } : { file: "az", args: words };
}

/** Asks the Azure CLI for a Graph token of the person who is signed in there. It keeps its own tokens; this one stays in memory. */
export async function askAzureCli(tenantId: string, stop: AbortSignal): Promise<AzureCliOutcome> {
  const { file, args } = azureCliCall(tenantId, process.platform);
  const { promise, resolve } = Promise.withResolvers<AzureCliOutcome>();
  // Not in the current folder: Windows would prefer a program of that name there.
  const options = {
    timeout: timeoutMs,
    killSignal: "SIGKILL" as const,
    signal: stop,
    cwd: dirname(process.execPath),
    windowsHide: true,
    maxBuffer: 1_000_000,
  };
  execFile(file, args, options, (error, stdout) => {
    if (stop.aborted) resolve({ kind: "stopped" });
    else if (error) resolve({ kind: "no-azure-cli", why: whyNot(error) });
    else resolve(read(stdout));
  });
  return promise;
}

/** Node's error of a child process: `code` is the system's, or the child's exit code. cmd ends with 9009 or 1 for a program that isn't there. */
function whyNot({
  code,
  killed,
}: {
  readonly code?: unknown;
  readonly killed?: boolean | undefined;
}): "not-installed" | "signed-out" | "no-answer" {
  if (code === "ENOENT" || code === 9009) return "not-installed";
  return killed === true || typeof code !== "number" ? "no-answer" : "signed-out";
}

function read(stdout: string): AzureCliOutcome {
  const parsed = answer.safeParse(json(stdout));
  if (!parsed.success) return { kind: "no-azure-cli", why: "no-answer" };
  const { accessToken, tenant: tenantId, expires_on: seconds, expiresOn = "" } = parsed.data;
  const until = seconds === undefined ? Date.parse(expiresOn) : seconds * 1_000;
  const expiresAt = new Date(Number.isNaN(until) ? 0 : until).toISOString() as Instant;
  return { kind: "tokens", tokens: { accessToken, expiresAt }, tenantId };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
