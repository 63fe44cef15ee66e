import { createEntraFetch } from "./adapters/entra/entra-fetch.ts";
import { holdAzureCliTokens } from "./adapters/entra/shell/azure-cli-tokens.ts";
import { askAzureCli } from "./adapters/entra/shell/azure-cli.ts";
import { signInByBrowser } from "./adapters/entra/shell/browser-sign-in.ts";
import type { SignInTalk } from "./adapters/entra/shell/browser-sign-in.ts";
import { signInByDevice } from "./adapters/entra/shell/device-sign-in.ts";
import { endOfSignIn } from "./adapters/entra/shell/end-of-sign-in.ts";
import { browserOpener, openBrowser } from "./adapters/entra/shell/open-browser.ts";
import type { Tokens } from "./adapters/entra/shell/request-tokens.ts";
import type { ShellEntra } from "./adapters/entra/shell/shell-entra.ts";
import { createTenantKeys } from "./adapters/entra/tenant-keys.ts";
import { createGraphClient } from "./adapters/graph/requests/graph-client.ts";
import { whoAmI } from "./adapters/graph/who-am-i.ts";
import type { TokenOwner } from "./adapters/graph/who-am-i.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { Config } from "./config.ts";
import type { DirectorySettings } from "./directory-settings.ts";
import type { Clock } from "./ports/clock.ts";
import type { AppToken, ShellPerson, ShellSignIn, ShellSignInOutcome } from "./ports/identity.ts";

/** The terminal of a sign-in. */
export interface ShellTalk extends Pick<SignInTalk, "ask" | "stop"> {
  /** Whether there is a screen is told by variables of the shell. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Opens an address in the person's browser; by default the system's own. */
  readonly openBrowser?: (url: string) => void;
}

type AnyClock = Pick<Clock, "now" | "later" | "wait" | "random" | "newId">;

/**
 * Signs a person in at a shell, in the tenant of the configuration. Their tokens are kept in memory only.
 *
 * It speaks OAuth itself, in place of MSAL: MSAL takes 104 ms to load, remembers a 429 of Entra's and then refuses without a request, hides
 * the connection's failures, and doesn't validate the ID token. All that is left are three forms, and the bot's own sign-in page needs the
 * same code.
 * @throws GuestlistError `identity-unavailable`, `directory-…` (Graph can't say whose the Azure CLI's token is), `throttled`
 */
export async function signInAtShell(
  settings: DirectorySettings,
  how: ShellSignIn,
  talk: ShellTalk,
  clock: AnyClock = systemClock,
): Promise<ShellSignInOutcome> {
  if (how === "azure-cli") return signInByAzureCli(settings, talk, clock);
  const entra = shellEntra(settings, clock);
  if (how === "device-code") return endOfSignIn(entra, await signInByDevice(entra, talk));
  const browserTalk = { ...talk, openBrowser: openerFor(talk) };
  const ask = async (claims?: string) => signInByBrowser(entra, browserTalk, claims);
  const first = await ask();
  // Entra's page normally asks for all that it wants; if a demand comes only afterwards, it is answered once.
  const isChallenged = first.kind === "refused" && first.failure.kind === "strong-auth-needed" && first.failure.claims !== undefined;
  return endOfSignIn(entra, isChallenged ? await ask(first.failure.claims) : first, ask);
}

function shellEntra({ cloud: name, sandboxUrl, appId, tenantId }: DirectorySettings, clock: AnyClock): ShellEntra {
  const app = { cloud: cloudOf(name, sandboxUrl), appId, tenantId };
  const send = createEntraFetch({ retry: quietRetry(clock), fetch: globalThis.fetch });
  return { app, send, keys: createTenantKeys(app, send), clock };
}

function quietRetry(clock: AnyClock) {
  return createHttpRetry({ clock });
}

function openerFor({ environment, openBrowser: own }: ShellTalk): ((url: string) => void) | undefined {
  if (own) return own;
  // Every address of Entra is opened in the same way.
  if (!browserOpener("https://login.microsoftonline.com", process.platform, environment)) return undefined;
  return (url) => {
    const opener = browserOpener(url, process.platform, environment);
    if (opener) openBrowser(opener);
  };
}

async function signInByAzureCli(settings: DirectorySettings, { stop }: ShellTalk, clock: AnyClock): Promise<ShellSignInOutcome> {
  const { tenantId } = settings;
  const first = await askForMember(settings, stop, clock);
  if (first.kind !== "member") return first;
  const { person, tokens } = first;
  const graphToken = holdAzureCliTokens(clock, tokens, async () => {
    const next = await askForMember(settings, stop, clock);
    return next.kind === "member" && next.person.id === person.id ? next.tokens : undefined;
  });
  return { kind: "signed-in", session: { person, graphToken } };
}

type AskedForMember = Exclude<ShellSignInOutcome, { kind: "signed-in" }> | { kind: "member"; person: ShellPerson; tokens: Tokens };

/** The token that the Azure CLI has now, and the member of our tenant whose it is: they may sign in there as somebody else at any time. */
async function askForMember(settings: DirectorySettings, stop: AbortSignal, clock: AnyClock): Promise<AskedForMember> {
  const { tenantId } = settings;
  const outcome = await askAzureCli(tenantId, stop);
  if (outcome.kind !== "tokens") return outcome;
  if (outcome.tenantId.toLowerCase() !== tenantId) return { kind: "refused", why: "other-tenant" };
  const owner = await ownerOf(settings, outcome.tokens.accessToken, clock);
  if (owner.kind === "refused") return { kind: "no-azure-cli", why: "other-cloud" };
  if (owner.kind === "app") return { kind: "no-azure-cli", why: "app" };
  if (owner.tenantId !== tenantId) return { kind: "refused", why: "other-tenant" };
  if (owner.isGuest) return { kind: "refused", why: "guest" };
  const { id, name, userPrincipalName } = owner;
  return { kind: "member", person: { id, tenantId, name, userPrincipalName }, tokens: outcome.tokens };
}

async function ownerOf({ cloud: name, sandboxUrl }: DirectorySettings, token: string, clock: AnyClock): Promise<TokenOwner> {
  const retry = quietRetry(clock);
  const appToken = async (): Promise<string> => token; // The app asks nothing here.
  const graph = createGraphClient({ cloud: cloudOf(name, sandboxUrl), retry, newId: clock.newId, appToken });
  return whoAmI({ graph, retry }, token);
}

/** The app's own tokens at a shell. Microsoft's library is loaded only when the first one is needed: that takes longer than most commands. */
export function appTokenAtShell({
  cloud: name,
  sandboxUrl,
  ...app
}: Pick<Config, "cloud" | "sandboxUrl" | "tenantId" | "appId" | "appPassword">): AppToken {
  const retry = createHttpRetry({ clock: systemClock });
  const send = createEntraFetch({ retry, fetch: globalThis.fetch });
  const load = async (): Promise<AppToken> => {
    const { createAppToken } = await import("./adapters/entra/app-token.ts");
    return createAppToken({ ...app, cloud: cloudOf(name, sandboxUrl) }, send);
  };
  let loaded: Promise<AppToken> | undefined;
  return async (scope) => (await (loaded ??= load()))(scope);
}
