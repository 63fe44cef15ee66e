import { GuestlistError } from "./errors.ts";

/** The names that `CLOUD` may have. */
export const cloudNames = ["public", "usgov", "usgovdod", "china", "sandbox"] as const;

export type CloudName = (typeof cloudNames)[number];

/** Where each service of one cloud is. URLs have no slash at the end unless said. */
export interface Cloud {
  readonly name: CloudName;
  /** Entra: tokens, keys and metadata are below `{authorityHost}/{tenantId}`. */
  readonly authorityHost: string;
  /** Whether MSAL may ask Microsoft which authorities exist; they don't include the sandbox's. */
  readonly instanceDiscovery: boolean;
  /** Issuers of people's tokens, versions 2 and 1; `{tenantId}` stands for the tenant. */
  readonly userTokenIssuers: readonly string[];
  /** The Entra admin center, for links that administrators open. */
  readonly adminCenter: string;
  /** Teams on the web, for links that people open. */
  readonly teamsUrl: string;
  /** Where partners may land without anybody's approval, besides the company's own pages: My Apps, and Teams on the web. */
  readonly microsoftHosts: readonly string[];
  /** SharePoint's domain: each tenant has hosts of its own below it. */
  readonly sharePointDomain: string;
  readonly graphRoot: string;
  /** The scope of tokens for Graph. */
  readonly graphScope: string;
  /** The scope of tokens for Azure Database for PostgreSQL. */
  readonly databaseScope: string;
  /** Issuer of the tokens that Teams sends to the bot. */
  readonly botIssuer: string;
  /** Where the keys of those tokens are. */
  readonly channelMetadataUrl: string;
  /** Where the keys of the emulator's tokens are: botbuilder needs a value, but we never accept such a token. */
  readonly emulatorMetadataUrl: string;
  /** The Bot Framework token service (botbuilder: `OAuthUrl`). */
  readonly tokenServiceUrl: string;
  /** Audience of the bot's own calls to Teams, without `/.default`. */
  readonly botScope: string;
  readonly botLoginUrl: string;
  /** Hosts that the bot may send its token to; `*.` means any subdomain. The sandbox's host has a port. */
  readonly serviceUrlHosts: readonly string[];
}

type Row = Omit<Cloud, "name">;

/**
 * Sources: botframework-connector 4.23.3 (AuthenticationConstants, GovernmentConstants); Microsoft's pages on GCC High, DoD and
 * 21Vianet bots, on national deployments of Graph, on Teams' service URLs, on SharePoint's URLs in national clouds, Azure CLI (`ossrdbms_resource_id` of each cloud), and Microsoft Entra's frequently asked questions (learn.microsoft.com).
 */
const rows: Readonly<Record<Exclude<CloudName, "sandbox">, Row>> = {
  public: {
    authorityHost: "https://login.microsoftonline.com",
    instanceDiscovery: true,
    userTokenIssuers: ["https://login.microsoftonline.com/{tenantId}/v2.0", "https://sts.windows.net/{tenantId}/"],
    adminCenter: "https://entra.microsoft.com",
    teamsUrl: "https://teams.microsoft.com",
    microsoftHosts: ["myapps.microsoft.com", "myapplications.microsoft.com", "teams.microsoft.com"],
    sharePointDomain: "sharepoint.com",
    graphRoot: "https://graph.microsoft.com",
    graphScope: "https://graph.microsoft.com/.default",
    databaseScope: "https://ossrdbms-aad.database.windows.net/.default",
    botIssuer: "https://api.botframework.com",
    channelMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
    emulatorMetadataUrl: "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
    tokenServiceUrl: "https://api.botframework.com",
    botScope: "https://api.botframework.com",
    botLoginUrl: "https://login.microsoftonline.com/botframework.com",
    serviceUrlHosts: ["smba.trafficmanager.net", "*.teams.microsoft.com"],
  },
  usgov: {
    ...government(),
    teamsUrl: "https://gov.teams.microsoft.us",
    microsoftHosts: ["myapps.microsoft.us", "gov.teams.microsoft.us"],
    sharePointDomain: "sharepoint.us",
    graphRoot: "https://graph.microsoft.us",
    graphScope: "https://graph.microsoft.us/.default",
    tokenServiceUrl: "https://tokengcch.botframework.azure.us",
  },
  usgovdod: {
    ...government(),
    teamsUrl: "https://dod.teams.microsoft.us",
    microsoftHosts: ["myapps.microsoft.us", "dod.teams.microsoft.us"],
    sharePointDomain: "sharepoint-mil.us",
    graphRoot: "https://dod-graph.microsoft.us",
    graphScope: "https://dod-graph.microsoft.us/.default",
    tokenServiceUrl: "https://apiDoD.botframework.azure.us",
  },
  china: {
    authorityHost: "https://login.partner.microsoftonline.cn",
    instanceDiscovery: true,
    userTokenIssuers: ["https://login.partner.microsoftonline.cn/{tenantId}/v2.0", "https://sts.chinacloudapi.cn/{tenantId}/"],
    adminCenter: "https://entra.microsoftonline.cn",
    teamsUrl: "https://teams.microsoftonline.cn",
    microsoftHosts: ["myapps.windowsazure.cn", "teams.microsoftonline.cn"],
    sharePointDomain: "sharepoint.cn",
    graphRoot: "https://microsoftgraph.chinacloudapi.cn",
    graphScope: "https://microsoftgraph.chinacloudapi.cn/.default",
    databaseScope: "https://ossrdbms-aad.database.chinacloudapi.cn/.default",
    botIssuer: "https://api.botframework.azure.cn",
    channelMetadataUrl: "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
    emulatorMetadataUrl: "https://login.partner.microsoftonline.cn/botframework.com/v2.0/.well-known/openid-configuration",
    tokenServiceUrl: "https://token.botframework.azure.cn",
    botScope: "https://api.botframework.azure.cn",
    botLoginUrl: "https://login.partner.microsoftonline.cn/botframework.com",
    serviceUrlHosts: ["*.botframework.azure.cn", "*.teams.microsoftonline.cn"],
  },
};

/** The values that GCC High and DoD share. */
function government(): Omit<Row, "teamsUrl" | "microsoftHosts" | "sharePointDomain" | "graphRoot" | "graphScope" | "tokenServiceUrl"> {
  return {
    authorityHost: "https://login.microsoftonline.us",
    instanceDiscovery: true,
    userTokenIssuers: [
      "https://login.microsoftonline.us/{tenantId}/v2.0",
      "https://sts.windows.net/{tenantId}/",
      "https://login.microsoftonline.us/{tenantId}/",
    ],
    adminCenter: "https://entra.microsoft.us",
    databaseScope: "https://ossrdbms-aad.database.usgovcloudapi.net/.default",
    botIssuer: "https://api.botframework.us",
    channelMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
    emulatorMetadataUrl: "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
    botScope: "https://api.botframework.us",
    botLoginUrl: "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us",
    serviceUrlHosts: ["*.teams.microsoft.us"],
  };
}

/**
 * The endpoints of a cloud. Those of `sandbox` are all below `sandboxUrl`.
 * @throws GuestlistError `config-invalid` when the sandbox is chosen and its URL is not https on this machine.
 */
export function cloud(name: CloudName, sandboxUrl?: string): Cloud {
  return name === "sandbox" ? { name, ...sandbox(loopbackUrl(sandboxUrl)) } : { name, ...rows[name] };
}

function sandbox({ origin, host }: URL): Row {
  return {
    ...rows.public,
    authorityHost: origin,
    instanceDiscovery: false,
    userTokenIssuers: [`${origin}/{tenantId}/v2.0`, "https://sts.windows.net/{tenantId}/"],
    graphRoot: origin,
    channelMetadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
    emulatorMetadataUrl: `${origin}/common/v2.0/.well-known/openid-configuration`,
    tokenServiceUrl: origin,
    botLoginUrl: `${origin}/botframework.com`,
    serviceUrlHosts: [host],
  };
}

function loopbackUrl(text = ""): URL {
  const url = URL.parse(text);
  if (url?.protocol === "https:" && isLoopback(url.hostname)) return url;
  throw new GuestlistError(
    "config-invalid",
    "SANDBOX_URL must be an https address on this machine: start the sandbox and take the address it prints, e.g. https://localhost:3979",
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

/**
 * Whether the bot may send its token to this address: https, one of the cloud's hosts, the default port, no credentials.
 * Without this check, an activity that names another host would get a token for Teams: botbuilder 4.23 sends it to any host.
 */
export function serviceUrlAllowed({ serviceUrlHosts }: Pick<Cloud, "serviceUrlHosts">, serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") return false;
  return serviceUrlHosts.some((allowed) => (allowed.startsWith("*.") ? url.host.endsWith(allowed.slice(1)) : url.host === allowed));
}
