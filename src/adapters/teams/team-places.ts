import { LRUCache } from "lru-cache";
import { z } from "zod";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { TeamPlace, Teams } from "../../ports/teams.ts";
import type { AppToken } from "./credentials.ts";
import type { TeamsEndpoints } from "./endpoints.ts";
import type { GetByPolicy } from "./fetch-by-policy.ts";

interface Options {
  readonly endpoints: Pick<TeamsEndpoints, "botScope">;
  readonly appToken: AppToken;
  readonly get: GetByPolicy;
  readonly conversations: Pick<Conversations, "find">;
  readonly clock: Pick<Clock, "now">;
  /** Checked again before every call: what is stored may be older than the allow-list. */
  serviceUrlAllowed(url: string): boolean;
}

const tenMinutes = 600_000;
const mostChannels = 1_000;

const details = z.object({ name: z.string(), aadGroupId: z.guid() });
const channelList = z.object({ conversations: z.array(z.object({ id: z.string(), name: z.string().nullish() })) });

type InTeam = ConversationReference & { readonly teamId: string; readonly channelId: string };

/** What the connector tells of teams (Microsoft: Get Teams specific context for your bot). Only what was found is kept: a new channel needn't wait. */
export function createTeamPlaces(options: Options): Teams {
  const { conversations, clock, serviceUrlAllowed } = options;
  const perf = { now: (): number => Date.parse(clock.now()) };
  const kept = new LRUCache<string, TeamPlace>({ max: mostChannels, ttl: tenMinutes, ttlResolution: 0, perf });

  return {
    isMember: async () => false,
    members: async () => [],
    async describe(conversation) {
      const reference = await conversations.find(conversation);
      if (!reference || !isInTeam(reference) || !serviceUrlAllowed(reference.serviceUrl)) return undefined;
      const known = kept.get(reference.channelId);
      if (known) return known;
      const place = await look(options, reference);
      if (place) kept.set(reference.channelId, place);
      return place;
    },
  };
}

function isInTeam(reference: ConversationReference): reference is InTeam {
  return reference.kind === "channel" && reference.teamId !== undefined && reference.channelId !== undefined;
}

async function look(options: Options, { serviceUrl, teamId, channelId }: InTeam): Promise<TeamPlace | undefined> {
  const url = new URL(`v3/teams/${encodeURIComponent(teamId)}`, serviceUrl.endsWith("/") ? serviceUrl : `${serviceUrl}/`).href;
  const [team, list] = await Promise.all([ask(options, url, details), ask(options, `${url}/conversations`, channelList)]);
  if (!team || !list) return undefined;
  const channelName = channelId === teamId ? general : list.conversations.find(({ id }) => id === channelId)?.name;
  return { groupId: team.aadGroupId, teamName: team.name, channelId, channelName: channelName ?? team.name };
}

/** The first channel has the team's id, and no name here: clients name it in their own language. */
const general = "General";

async function ask<T>({ endpoints, appToken, get }: Options, url: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const token = await appToken(`${endpoints.botScope}/.default`);
  const answer = await get(url, { authorization: `Bearer ${token}` }).catch(unreachable);
  if (answer.status === 403 || answer.status === 404) return undefined;
  const read = answer.status === 200 ? schema.safeParse(parsed(await answer.text())) : undefined;
  if (read?.success) return read.data;
  throw new GuestlistError("teams-unavailable", `Teams told nothing of a team: ${answer.status}`, { status: answer.status });
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
