import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Clock } from "../../ports/clock.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { TeamPlace, Teams } from "../../ports/teams.ts";
import { askTeams, serviceAddress } from "./ask-teams.ts";
import type { AskTeamsOptions } from "./ask-teams.ts";
import { guestIn, isMember, members, owners } from "./rosters.ts";

interface Options extends AskTeamsOptions {
  readonly conversations: Conversations;
  readonly clock: Pick<Clock, "now">;
  /** Checked before every call: a stored reference may be older than the allow-list. */
  serviceUrlAllowed(url: string): boolean;
}

const keptForMs = 600_000;
const mostChannels = 1_000;

const teamSchema = z.object({ name: z.string(), aadGroupId: z.guid() });
const channelListSchema = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() })),
});

type InTeam = ConversationReference & { readonly teamId: string; readonly channelId: string };

/** The connector's facts about teams (Microsoft: Get Teams specific context for your bot). Only channels that were found are kept: a new one is found at once. */
export function createTeamPlaces(options: Options): Teams {
  const { appToken, clock, conversations, endpoints, serviceUrlAllowed } = options;
  const perf = { now: (): number => Date.parse(clock.now()) };
  const kept = new LRUCache<string, TeamPlace>({ max: mostChannels, ttl: keptForMs, ttlResolution: 0, perf });

  return {
    async prepare() {
      await appToken(`${endpoints.botScope}/.default`);
    },
    isMember: (conversation, person) => isMember(options, conversation, person),
    members: (conversation, limit) => members(options, conversation, limit),
    owners: (conversation) => owners(options, conversation),
    guest: (conversation, guest) => guestIn(options, conversation, guest),
    async describe(conversation) {
      const reference = await conversations.find(conversation);
      if (!reference || !isInTeam(reference) || !serviceUrlAllowed(reference.serviceUrl)) return undefined;
      const known = kept.get(reference.channelId);
      if (known) return known;
      const place = await readPlace(options, reference);
      if (place) kept.set(reference.channelId, place);
      return place;
    },
  };
}

function isInTeam(reference: ConversationReference): reference is InTeam {
  return reference.kind === "channel" && reference.teamId !== undefined && reference.channelId !== undefined;
}

async function readPlace(options: Options, { serviceUrl, teamId, channelId }: InTeam): Promise<TeamPlace | undefined> {
  const url = serviceAddress(serviceUrl, `v3/teams/${encodeURIComponent(teamId)}`);
  const [team, list] = await Promise.all([
    askTeams(options, url, teamSchema),
    askTeams(options, `${url}/conversations`, channelListSchema),
  ]);
  if (!team || !list) return undefined;
  const listed = list.conversations.find(({ id }) => id === channelId);
  const channelName = channelId === teamId ? generalChannelName : listed?.name;
  // private and shared channels are listed with their type where the bot is allowed in them (Microsoft: Teams context)
  const isStandard = channelId === teamId || (listed !== undefined && (listed.type ?? "standard").toLowerCase() === "standard");
  return { groupId: team.aadGroupId, teamName: team.name, channelId, channelName: channelName ?? team.name, isStandard };
}

/** The first channel has the team's id and no name in the connector's list: clients show its name in their own language. */
const generalChannelName = "General";
