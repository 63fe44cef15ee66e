import { resolve } from "node:path";
import { originsOf, type Addresses } from "./listening/addresses.ts";
import { botEnvironment } from "./bot-environment.ts";
import { ensureCertificate, type Certificate } from "./listening/certificate.ts";
import type { Control } from "./switches/control.ts";
import { createApi } from "./create-api.ts";
import { createTeams } from "./create-teams.ts";
import { createTenant } from "./tenant/create-tenant.ts";
import type { Authority } from "./entra/authority.ts";
import { createSigningKeys, type SigningKeys } from "./entra/keys.ts";
import { listenEverywhere, type Ports } from "./listening/listen-everywhere.ts";
import type { Listening } from "./listening/listen.ts";
import { MICROSOFT_HOSTS } from "./listening/microsoft-hosts.ts";
import { announceInstallations } from "./teams/changes/announce-installations.ts";
import { RequestLog } from "./requests/request-log.ts";
import type { TeamsTenant } from "./teams/chats/teams-tenant.ts";
import type { Tenant } from "./tenant/tenant.ts";
import { scanMail } from "./partner/scan-mail.ts";
import { Background } from "./requests/background.ts";
import { createPage } from "./web/create-page.ts";
import { readAppPackage, type PackageFiles } from "./web/shared/app-package.ts";

const DEFAULT_BOT_ENDPOINT = "http://localhost:3978/api/messages";
/** The longest time that people report (msteams-docs #6461). */
const DEFAULT_BOT_WAIT_MS = 15_000;

/** What Entra and the Bot Framework channel sign with. */
export interface SandboxKeys {
  readonly authority: SigningKeys;
  readonly channel: SigningKeys;
}

export interface SandboxOptions extends Ports {
  /** The bot's messaging endpoint; it can be set later. */
  readonly botEndpoint?: string;
  /** How long Teams waits for the bot's answer, in milliseconds. */
  readonly botWaitMs?: number;
  /** The folder of the https certificate (with the proxy: its folder `microsoft`); created if it doesn't exist. */
  readonly certificateDirectory: string;
  /** True: once the bot listens, it gets the events of the app's installation in the team and the group chat. */
  readonly announceInstallations?: boolean;
  /** Made if they aren't given. */
  readonly keys?: SandboxKeys;
  /** True: every permission that Guestlist can use is granted; absent: what a bot needs at least. */
  readonly prepared?: boolean;
  /** The bot's app manifest, whose commands are offered while typing. */
  readonly manifest?: unknown;
  /** The other files of the app's package, by their names in the manifest: the colour icon, and the language files. */
  readonly packageFiles?: PackageFiles;
}

/** A pretend Microsoft 365 tenant that listens on this machine. */
export interface Sandbox {
  /** `https://localhost:PORT`: Entra, Graph, connector, token service. */
  readonly apiUrl: string;
  /** `http://localhost:PORT`: the page for people. */
  readonly pageUrl: string;
  /** `http://localhost:PORT`: leads Microsoft's hosts here; undefined without `proxyPort`. */
  readonly proxyUrl: string | undefined;
  readonly tenant: Tenant;
  readonly teams: TeamsTenant;
  readonly control: Control;
  /** The log of requests to the sandbox and to the bot. */
  readonly requests: RequestLog;
  setBotEndpoint(url: string): void;
  /** The settings with which a bot belongs to this tenant. */
  botEnvironment(): Record<string, string>;
  /** Resets the sandbox: no messages, no invitations, all switches at their defaults. */
  reset(): void;
  /** Resolves when the bot has answered every event that it was told. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the sandbox. @throws the system's error (EADDRINUSE, with `port`) when a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const atMicrosoft = options.proxyPort !== undefined;
  // A separate folder, so that a sandbox without the proxy keeps the certificate that its programs have loaded.
  const directory = resolve(options.certificateDirectory, atMicrosoft ? "microsoft" : ".");
  const hosts = atMicrosoft ? Object.values(MICROSOFT_HOSTS) : [];
  const [certificate, keys] = await Promise.all([ensureCertificate(directory, hosts), options.keys ?? createKeys()]);
  const world = createWorld(options, keys.authority, keys.channel);
  const listening = await listenEverywhere(world, options, certificate, world.urls);
  const { teams, endpoint, background } = world;
  if (options.announceInstallations) background.add(announceInstallations({ teams, endpoint, signal: endpoint.closing }));
  return sandboxOf(world, certificate, listening);
}

async function createKeys(): Promise<SandboxKeys> {
  const [authority, channel] = await Promise.all([createSigningKeys(), createSigningKeys()]);
  return { authority, channel };
}

type World = ReturnType<typeof createWorld>;

/** Wires all parts. Nothing listens yet, so the addresses are known only later. */
function createWorld(options: SandboxOptions, keys: SigningKeys, channelKeys: SigningKeys) {
  const urls: Addresses = { api: "", page: "", proxy: undefined };
  const tenant = createTenant({ prepared: options.prepared ?? false });
  const authority: Authority = { tenant, keys, apiUrl: () => originsOf(urls).entra };
  const [background, requests] = [new Background(), new RequestLog()];
  const [botUrl, botWaitMs] = [options.botEndpoint ?? DEFAULT_BOT_ENDPOINT, options.botWaitMs ?? DEFAULT_BOT_WAIT_MS];
  const serviceUrl = (): string => `${originsOf(urls).connector}/teams/`;
  const parts = createTeams({ authority, channelKeys, serviceUrl, botUrl, botWaitMs, background, requests });
  const { endpoint, route } = parts;
  const { teams } = route;
  const app = readAppPackage(options.manifest, options.packageFiles);
  tenant.events.on("mail", (mail) => background.add(scanMail(tenant.control, mail)));
  const page = createPage({ tenant, ...parts, app, background, requests });
  const api = createApi({ authority, teams, channelKeys, ...parts, requests, pageUrl: () => urls.page, origins: () => originsOf(urls) });
  return { urls, tenant, teams, endpoint, background, requests, page, api };
}

function sandboxOf(world: World, certificate: Certificate, listening: readonly Listening[]): Sandbox {
  const { urls, tenant, teams, endpoint, background, requests } = world;
  return {
    apiUrl: urls.api,
    pageUrl: urls.page,
    proxyUrl: urls.proxy,
    tenant,
    teams,
    control: tenant.control,
    requests,
    setBotEndpoint: (url) => {
      endpoint.url = url;
    },
    botEnvironment: () => botEnvironment(tenant, urls, certificate.certificateFile),
    reset: () => tenant.reset(),
    settled: () => background.settled(),
    close: async () => {
      endpoint.close();
      await Promise.all([...listening.map((server) => server.close()), background.settled()]);
    },
  };
}
