import { createEntraFetch } from "./adapters/entra/entra-fetch.ts";
import { holdAzureCliTokens } from "./adapters/entra/shell/azure-cli-tokens.ts";
import { askAzureCli } from "./adapters/entra/shell/azure-cli.ts";
import type { Tokens } from "./adapters/entra/shell/request-tokens.ts";
import type { PageTalk } from "./adapters/entra/shell/sign-in-on-page.ts";
import { createGraphClient } from "./adapters/graph/requests/graph-client.ts";
import { whoAmI } from "./adapters/graph/who-am-i.ts";
import type { TokenOwner } from "./adapters/graph/who-am-i.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { DirectorySettings } from "./directory-settings.ts";
import type { Clock } from "./ports/clock.ts";
import type { ShellPerson, ShellSignIn, ShellSignInOutcome } from "./ports/identity.ts";

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
  talk: PageTalk,
  clock: AnyClock = systemClock,
): Promise<ShellSignInOutcome> {
  if (how === "azure-cli") return signInByAzureCli(settings, talk, clock);
  const { cloud: name, sandboxUrl, appId, tenantId } = settings;
  const app = { cloud: cloudOf(name, sandboxUrl), appId, tenantId };
  const send = createEntraFetch({ retry: createHttpRetry({ clock }), fetch: globalThis.fetch });
  // Its web server and its checks of signatures take longer to load than a command with the Azure CLI takes, which needs neither.
  const { signInOnPage } = await import("./adapters/entra/shell/sign-in-on-page.ts");
  return signInOnPage({ app, send, clock }, how, talk);
}

async function signInByAzureCli(settings: DirectorySettings, { stop }: PageTalk, clock: AnyClock): Promise<ShellSignInOutcome> {
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
  const retry = createHttpRetry({ clock });
  const appToken = async (): Promise<string> => token; // The app asks nothing here.
  const graph = createGraphClient({ cloud: cloudOf(name, sandboxUrl), retry, newId: clock.newId, appToken });
  return whoAmI({ graph, retry }, token);
}
