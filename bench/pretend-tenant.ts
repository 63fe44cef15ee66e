import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import { ensureCertificate } from "../sandbox/certificate.ts";
import { createApi } from "../sandbox/create-api.ts";
import { createTenant } from "../sandbox/create-tenant.ts";
import type { Authority } from "../sandbox/entra/authority.ts";
import { issueTeamsSsoToken } from "../sandbox/entra/tokens.ts";
import { createSigningKeys } from "../sandbox/keys.ts";
import { listen } from "../sandbox/listen.ts";
import { issueChannelToken } from "../sandbox/teams/channel-token.ts";
import { StoredTokens } from "../sandbox/teams/stored-tokens.ts";
import { teamsPeople } from "../sandbox/teams/teams-people.ts";
import { createTeamsTenant, type TeamsTenant } from "../sandbox/teams/teams-tenant.ts";
import type { Tenant } from "../sandbox/tenant.ts";
import { sandboxFolder } from "../scripts/process/sandbox-folder.ts";

/** One request of a bot; times are milliseconds of `performance.now()`. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly from: number;
  until: number;
}

/** The sandbox's APIs without its page, in this process, with a log of what bots asked. */
export interface PretendTenant {
  readonly tenant: Tenant;
  readonly teams: TeamsTenant;
  readonly serviceUrl: string;
  /** What bots asked, oldest first; to be emptied by whoever counts. */
  readonly requests: RequestRecord[];
  /** Milliseconds that every answer takes longer: those of Graph, Entra, connector and token service alike. */
  latencyMs: number;
  /** A token with which Teams calls the bot. */
  channelToken(): Promise<string>;
  /** A token by which Teams signs a person in silently. */
  ssoToken(person: string): Promise<string>;
  /** What a bot reads from its environment to belong to this tenant. */
  readonly botEnvironment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startPretendTenant(): Promise<PretendTenant> {
  const certificate = await ensureCertificate(sandboxFolder);
  const [keys, channelKeys] = await Promise.all([createSigningKeys(), createSigningKeys()]);
  const tenant = createTenant();
  let url = "";
  const authority: Authority = { tenant, keys, apiUrl: () => url };
  const { appId, displayName: botName } = tenant.app;
  const teams = createTeamsTenant({ tenantId: tenant.id, appId, botName, people: teamsPeople(tenant) });
  const view = { requests: [] as RequestRecord[], latencyMs: 0 };
  const api = createApi({ authority, teams, channelKeys, tokens: new StoredTokens(), pageUrl: () => "http://localhost" });
  const { port, close } = await listen(watched(api, view), 0, certificate);
  url = `https://localhost:${port}`;
  const serviceUrl = `${url}/teams/`;
  return Object.assign(view, {
    tenant,
    teams,
    serviceUrl,
    channelToken: () => issueChannelToken(channelKeys, appId, serviceUrl),
    ssoToken: (id: string) => issueTeamsSsoToken(authority, { id }),
    botEnvironment: environmentFor(tenant, url, certificate.certificateFile),
    close,
  });
}

function watched(api: Hono, view: Pick<PretendTenant, "requests" | "latencyMs">): Hono {
  const outer = new Hono();
  outer.use(async (context, next) => {
    const record = { method: context.req.method, path: context.req.path, from: performance.now(), until: Number.POSITIVE_INFINITY };
    view.requests.push(record);
    if (view.latencyMs > 0) await wait(view.latencyMs);
    await next();
    record.until = performance.now();
  });
  outer.route("/", api);
  return outer;
}

function environmentFor({ app, id }: Tenant, apiUrl: string, certificateFile: string): Record<string, string> {
  return {
    CLOUD: "sandbox",
    SANDBOX_URL: apiUrl,
    MICROSOFT_APP_ID: app.appId,
    MICROSOFT_APP_PASSWORD: app.secret,
    MICROSOFT_APP_TENANT_ID: id,
    OAUTH_CONNECTION_NAME: app.oauthConnection,
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}
