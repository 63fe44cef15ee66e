import { createEntra } from "./adapters/entra/create-entra.ts";
import { createDirectoryChanges } from "./adapters/graph/changes/directory-changes.ts";
import { createDirectorySubscriptions } from "./adapters/graph/changes/directory-subscriptions.ts";
import { createDirectory } from "./adapters/graph/directory.ts";
import { createGraphClient } from "./adapters/graph/requests/graph-client.ts";
import { createMembership } from "./adapters/graph/membership.ts";
import { createTeamMembers } from "./adapters/graph/team-members.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import type { HttpRetry } from "./adapters/http-retry.ts";
import { sharedPauses } from "./adapters/shared-pauses.ts";
import type { SharedPauses } from "./adapters/shared-pauses.ts";
import type { Store } from "./adapters/store/database.ts";
import { createGetWithRetry } from "./adapters/teams/get-with-retry.ts";
import { createTeamPlaces } from "./adapters/teams/team-places.ts";
import { createWelcomePage } from "./adapters/welcome-page.ts";
import { cloud as cloudOf, serviceUrlAllowed } from "./clouds.ts";
import type { Cloud } from "./clouds.ts";
import type { Config } from "./config.ts";
import type { AppToken, PersonTokens } from "./ports/identity.ts";
import type { AskingPorts, Ports, Terms } from "./ports/ports.ts";
import { watchToken } from "./watch-problems.ts";

/** The parts that an entry point has opened already, and replacements of adapters. */
type Opened = Omit<Store, "close" | "tryWrite"> & Pick<Ports, "clock" | "log" | "policy" | "problems"> & Partial<Ports>;

export interface Connected {
  readonly ports: AskingPorts;
  readonly cloud: Cloud;
  readonly retry: HttpRetry;
  /** Of all calls that go through `retry`. */
  readonly pauses: SharedPauses;
  readonly appToken: AppToken;
}

/**
 * Connects the ports that every entry point needs to their adapters. Loads none of the bot's SDKs, and sends nothing. `personTokens`: of the
 * person at a shell.
 */
export function connect(config: Config, opened: Opened, personTokens?: PersonTokens): Connected {
  const { clock, log, problems } = opened;
  const cloud = cloudOf(config.cloud, config.sandboxUrl);
  const pauses = sharedPauses({ clock, kept: opened.pauses, log });
  const retry = createHttpRetry({ clock, log, pauses });
  const { tenantId, appId, appPassword, encryptionKey, publicUrl } = config;
  const entra = createEntra({ cloud, tenantId, appId, appPassword, encryptionKey, publicUrl, retry, clock });
  const appToken = watchToken(entra.appToken, problems);
  const graph = createGraphClient({
    cloud,
    retry,
    newId: clock.newId,
    appToken: () => appToken(cloud.graphScope),
    challenged: entra.renew,
    ...(personTokens && { personTokens }),
  });
  const teams = createTeamPlaces({
    endpoints: cloud,
    appToken,
    get: createGetWithRetry(retry, "teams"),
    conversations: opened.conversations,
    clock,
    serviceUrlAllowed: (url) => serviceUrlAllowed(cloud, url),
  });
  const ports: AskingPorts = {
    directory: createDirectory({ graph, retry, clock }),
    changes: createDirectoryChanges({ graph }),
    identity: entra.identity,
    membership: createMembership({ graph, clock }),
    strongSignIn: entra.strongSignIn,
    subscriptions: createDirectorySubscriptions({ graph }),
    teams,
    teamMembers: createTeamMembers({ graph, retry, clock }),
    terms: termsOf(config, cloud),
    welcomePage: createWelcomePage({ encryptionKey, origin: config.welcomePage ? publicUrl : undefined }),
    ...opened,
  };
  return { ports, cloud, retry, pauses, appToken };
}

function termsOf(
  { tenantId, defaultRedirectUrl, inviteAs, publicUrl, followEvery }: Config,
  { adminCenter, teamsUrl, microsoftHosts, sharePointDomain }: Cloud,
): Terms {
  return { tenantId, adminCenter, teamsUrl, defaultRedirectUrl, microsoftHosts, sharePointDomain, inviteAs, publicUrl, followEvery };
}
