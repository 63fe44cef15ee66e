import { Hono } from "hono";
import type { Authority } from "./entra/authority.ts";
import { createEntra } from "./entra/create-entra.ts";
import { createGraph } from "./graph/create-graph.ts";
import { graphPath } from "./graph/graph-path.ts";
import { logRequests } from "./requests/log-requests.ts";
import type { SigningKeys } from "./entra/keys.ts";
import { MICROSOFT_HOSTS, originsAt, type Origins } from "./listening/microsoft-hosts.ts";
import { RequestLog } from "./requests/request-log.ts";
import type { BotTokenCheck } from "./teams/connector/bot-authorization.ts";
import { createChannelMetadata } from "./teams/to-bot/create-channel-metadata.ts";
import { createConnector } from "./teams/connector/create-connector.ts";
import { createTokenService } from "./teams/sign-in/create-token-service.ts";
import { appResource, botTokenCheck, exchangeSsoToken, signedInToken } from "./teams/sign-in/entra-for-teams.ts";
import { RateLimits } from "./teams/connector/rate-limits.ts";
import { SignIns } from "./teams/sign-in/sign-ins.ts";
import type { StoredTokens } from "./teams/sign-in/stored-tokens.ts";
import type { TeamsTenant } from "./teams/chats/teams-tenant.ts";
import { onlyLoopback } from "./requests/only-loopback.ts";

export interface ApiParts {
  readonly authority: Authority;
  readonly teams: TeamsTenant;
  /** The Bot Framework channel's keys. */
  readonly channelKeys: SigningKeys;
  /** The tokens that the token service keeps. */
  readonly tokens: StoredTokens;
  /** Sign-ins by hand; by default there are none. */
  readonly signIns?: SignIns;
  readonly limits?: RateLimits;
  readonly requests?: RequestLog;
  readonly pageUrl: () => string;
  /** The origins that answers name. They are known once the sandbox listens; by default every origin is the authority's. */
  readonly origins?: () => Origins;
}

/** Everything that the bot calls, on one https origin: connector (`/teams`), Bot Framework metadata, token service, Entra, Graph. */
export function createApi(parts: ApiParts): Hono {
  const { authority, teams, channelKeys, limits = new RateLimits(), requests = new RequestLog(), pageUrl } = parts;
  const origins = parts.origins ?? (() => originsAt(authority.apiUrl()));
  const { control } = authority.tenant;
  const isBotToken = botTokenCheck(authority);
  const api = new Hono({ getPath: graphPath });
  api.use(logRequests(requests, "api"));
  api.use(onlyLoopback(Object.values(MICROSOFT_HOSTS)));
  api.route("/teams", createConnector({ teams, isBotToken, control, limits }));
  const metadata = createChannelMetadata(channelKeys, () => origins().channelMetadata);
  for (const service of [metadata, tokenServiceOf(parts, isBotToken, origins), createEntra(authority)]) api.route("/", service);
  api.route("/", createGraph({ ...authority, apiUrl: () => origins().graph, pageUrl }));
  return api;
}

function tokenServiceOf(
  { authority, tokens, signIns = new SignIns(), pageUrl }: ApiParts,
  isBotToken: BotTokenCheck,
  origins: () => Origins,
): Hono {
  return createTokenService({
    isBotToken,
    control: authority.tenant.control,
    connection: authority.tenant.app.oauthConnection,
    resource: appResource(authority),
    url: () => origins().tokenService,
    signInUrl: () => `${pageUrl()}/sign-in`,
    signIns,
    signedIn: (personId) => signedInToken(authority, personId),
    tokens,
    exchange: (ssoToken) => exchangeSsoToken(authority, ssoToken),
  });
}
