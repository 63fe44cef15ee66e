import type { Authority } from "./entra/authority.ts";
import type { SigningKeys } from "./entra/keys.ts";
import { announceMembership } from "./teams/changes/announce-memberships.ts";
import type { RequestLog } from "./requests/request-log.ts";
import { BotEndpoint } from "./teams/to-bot/bot-endpoint.ts";
import { CardRefresh } from "./teams/client/card-refresh.ts";
import { silentSignIn } from "./teams/sign-in/entra-for-teams.ts";
import { handleOAuthMessage } from "./teams/client/oauth-messages.ts";
import { PendingLogins } from "./teams/sign-in/pending-logins.ts";
import type { PressRoute } from "./teams/client/press-action.ts";
import { RateLimits } from "./teams/connector/rate-limits.ts";
import { SignIns } from "./teams/sign-in/sign-ins.ts";
import { StoredTokens } from "./teams/sign-in/stored-tokens.ts";
import { teamGuests } from "./teams/chats/team-guests.ts";
import { teamsPeople } from "./teams/chats/teams-people.ts";
import { createTeamsTenant, type TeamsTenant } from "./teams/chats/teams-tenant.ts";
import type { Background } from "./requests/background.ts";

export interface TeamsOptions {
  readonly authority: Authority;
  readonly channelKeys: SigningKeys;
  readonly serviceUrl: () => string;
  /** The bot's messaging endpoint. */
  readonly botUrl: string;
  readonly botWaitMs: number;
  readonly background: Background;
  readonly requests: RequestLog;
}

/** The parts of Teams that have state: the conversations, the connection to the bot, the sign-ins. */
export interface TeamsParts {
  readonly route: PressRoute;
  readonly endpoint: BotEndpoint;
  readonly refresh: CardRefresh;
  readonly signIns: SignIns;
  readonly tokens: StoredTokens;
  readonly limits: RateLimits;
}

/** Wires the parts of Teams. A reset of the tenant resets them all. */
export function createTeams({ authority, channelKeys, serviceUrl, botUrl, botWaitMs, background, requests }: TeamsOptions): TeamsParts {
  const { tenant } = authority;
  const { appId, displayName: botName } = tenant.app;
  const switches = () => tenant.control.settings;
  const teams = createTeamsTenant({
    tenantId: tenant.id,
    appId,
    botName,
    people: teamsPeople(tenant),
    guestsOf: teamGuests(tenant),
    ownersOf: (groupId) => tenant.groups.get(groupId)?.owners ?? new Set(),
    switches,
  });
  tenant.teamsApp.isIn = (groupId) => isAppIn(teams, groupId);
  const twice = () => switches().deliverTwice;
  const endpoint = new BotEndpoint({ url: botUrl, appId, serviceUrl, keys: channelKeys, waitMs: botWaitMs, twice, requests });
  const [logins, signIns, tokens, limits] = [new PendingLogins(), new SignIns(), new StoredTokens(), new RateLimits()];
  const route: PressRoute = { teams, endpoint, signIn: silentSignIn(authority), logins };
  const refresh = new CardRefresh(route);
  teams.chats.events.on("posted", (message) => {
    if (message.content.oauth) background.add(handleOAuthMessage(route, message));
  });
  tenant.events.on("team", (change) => background.add(announceMembership({ teams, endpoint }, change)));
  tenant.events.on("reset", () => {
    teams.reset();
    for (const part of [tokens, logins, signIns, refresh, limits]) part.clear();
  });
  return { route, endpoint, refresh, signIns, tokens, limits };
}

function isAppIn({ chats, installations, team }: TeamsTenant, groupId: string): boolean {
  const general = chats.conversation(team.id);
  return team.aadGroupId === groupId && general !== undefined && installations.isInstalled(general);
}
