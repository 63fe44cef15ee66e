import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { BotEndpoint } from "../to-bot/bot-endpoint.ts";
import { sendInstallationEvents } from "./change-app.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

const ASK_AGAIN_MS = 500;

export interface FirstContact {
  readonly teams: TeamsTenant;
  readonly endpoint: BotEndpoint;
  /** Ends the wait for a bot that never starts. */
  readonly signal: AbortSignal;
}

/**
 * Waits until something listens at the bot's endpoint, and then sends the events for an installation in the team and in the group chats, by
 * the administrator. At Microsoft this happens once, when the app is added; here the team has it from the start.
 */
export async function announceInstallations({ teams, endpoint, signal }: FirstContact): Promise<void> {
  const person = teams.people.all.find(({ part }) => part === "admin");
  if (!person || !(await untilListening(endpoint, signal))) return;
  const hosts = teams.chats.conversations.filter(({ id, kind, team }) => kind === "groupChat" || id === team?.id);
  for (const conversation of hosts) await sendInstallationEvents({ teams, endpoint, person, conversation });
}

/** False when the wait was ended. */
async function untilListening(endpoint: BotEndpoint, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await isListening(endpoint.url, signal)) return true;
    await wait(ASK_AGAIN_MS, undefined, { signal }).catch(ignoreAbort);
  }
  return false;
}

/** Only opens a connection: a request would need an answer from the bot. */
async function isListening(url: string, signal: AbortSignal): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) || (protocol === "https:" ? 443 : 80), signal });
  const outcome = await Promise.race([once(socket, "connect"), once(socket, "close")]).then(() => !socket.destroyed, ignoreFailure);
  socket.destroy();
  return outcome;
}

/** Nothing listens (yet). */
function ignoreFailure(): boolean {
  return false;
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
