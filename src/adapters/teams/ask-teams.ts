import type { z } from "zod";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { AppToken } from "../../ports/identity.ts";
import type { TeamsEndpoints } from "./endpoints.ts";
import type { GetWithRetry } from "./get-with-retry.ts";

export interface AskTeamsOptions {
  readonly endpoints: Pick<TeamsEndpoints, "botScope">;
  readonly appToken: AppToken;
  readonly get: GetWithRetry;
}

export function serviceAddress(serviceUrl: string, path: string): string {
  return new URL(path, serviceUrl.endsWith("/") ? serviceUrl : `${serviceUrl}/`).href;
}

/**
 * The connector's answer; undefined when it doesn't know the thing that is asked for, or the bot isn't there.
 * @throws GuestlistError `teams-unavailable`, `throttled`.
 */
export async function askTeams<T>(
  { endpoints, appToken, get }: AskTeamsOptions,
  url: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const token = await appToken(`${endpoints.botScope}/.default`);
  const answer = await get(url, { authorization: `Bearer ${token}` }).catch(unreachable);
  if (answer.status === 403 || answer.status === 404) return undefined;
  const read = answer.status === 200 ? schema.safeParse(parsed(await answer.text())) : undefined;
  if (read?.success) return read.data;
  throw new GuestlistError("teams-unavailable", `Teams gave no readable answer: ${answer.status}`, { status: answer.status });
}

function unreachable(cause: unknown): never {
  throw isGuestlistError(cause) ? cause : new GuestlistError("teams-unavailable", "Teams could not be reached", { cause });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined; // a proxy's page: the schema refuses it
  }
}
