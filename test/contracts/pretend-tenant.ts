import { createEntra } from "../../src/adapters/entra/create-entra.ts";
import type { Entra } from "../../src/adapters/entra/create-entra.ts";
import { createGraphClient } from "../../src/adapters/graph/requests/graph-client.ts";
import type { GraphClient } from "../../src/adapters/graph/requests/graph-client.ts";
import { createHttpRetry } from "../../src/adapters/http-retry.ts";
import type { HttpRetry } from "../../src/adapters/http-retry.ts";
import { systemClock } from "../../src/clock.ts";
import { cloud } from "../../src/clouds.ts";
import type { PersonId } from "../../src/domain/ids.ts";
import type { PersonActor } from "../../src/ports/identity.ts";
import { ensureCertificate } from "../../sandbox/listening/certificate.ts";
import { createTenant } from "../../sandbox/tenant/create-tenant.ts";
import type { Authority } from "../../sandbox/entra/authority.ts";
import { createEntra as createSandboxEntra } from "../../sandbox/entra/create-entra.ts";
import { issueDelegatedGraphToken, issueTeamsSsoToken } from "../../sandbox/entra/tokens.ts";
import { createGraph } from "../../sandbox/graph/create-graph.ts";
import { listen } from "../../sandbox/listening/listen.ts";
import { GRAPH_AUDIENCE } from "../../sandbox/directory/well-known.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { signingKeys } from "../sandbox/signing-keys.ts";

/** The bot's address for browsers. */
export const publicUrl = "https://guestlist.example";

/** The sandbox's Entra and Graph, over https as in production. */
export interface PretendTenant {
  readonly authority: Authority;
  /** Adapters without any cached data, as at the start. */
  freshAdapters(): PretendAdapters;
  close(): Promise<void>;
}

/** The real adapters, and the people who use them. */
export interface PretendAdapters {
  readonly entra: Entra;
  readonly graph: GraphClient;
  readonly retry: HttpRetry;
  /** The token that Teams sends for a person. */
  ssoToken(person: PersonId): Promise<string>;
  /** A person, signed in for real: SSO token, validation, on-behalf-of exchange. */
  signedIn(person: PersonId): Promise<PersonActor>;
  /** A guest with a Graph token, as other apps get them: the bot does not exchange guests' tokens. */
  asGuest(guest: PersonId): Promise<PersonActor>;
}

export async function startPretendTenant(): Promise<PretendTenant> {
  const [certificate, { authority: keys }] = await Promise.all([ensureCertificate(sandboxFolder), signingKeys()]);
  let port = 0;
  const apiUrl = (): string => `https://localhost:${port}`;
  const authority: Authority = { tenant: createTenant(), keys, apiUrl };
  const api = createSandboxEntra(authority).route("/", createGraph({ ...authority, pageUrl: () => "http://localhost:1" }));
  const server = await listen(api, 0, certificate);
  port = server.port;
  const freshAdapters = (): PretendAdapters => {
    authority.tenant.reset();
    return adaptersFor(authority);
  };
  return { authority, freshAdapters, close: async () => server.close() };
}

function adaptersFor(authority: Authority): PretendAdapters {
  const { tenant } = authority;
  const retry = createHttpRetry({ clock: systemClock });
  const where = cloud("sandbox", authority.apiUrl());
  const { appId, secret: appPassword } = tenant.app;
  const entra = createEntra({
    cloud: where,
    tenantId: tenant.id,
    appId,
    appPassword,
    encryptionKey,
    publicUrl,
    retry,
    clock: systemClock,
  });
  const appToken = async (): Promise<string> => entra.appToken(where.graphScope);
  const graph = createGraphClient({ cloud: where, retry, newId: systemClock.newId, appToken });
  const ssoToken = async (id: PersonId): Promise<string> => issueTeamsSsoToken(authority, { id });
  const signedIn = async (id: PersonId): Promise<PersonActor> => {
    const outcome = await entra.identity.signIn(await ssoToken(id), { id, tenantId: tenant.id });
    if (outcome.kind !== "signed-in") throw new Error(`The sandbox did not sign in ${id}: ${outcome.kind}`);
    return outcome.actor;
  };
  const asGuest = async (id: PersonId): Promise<PersonActor> => {
    const user = tenant.users.get(id);
    if (!user) throw new Error(`The sandbox has no user ${id}`);
    const { token } = await issueDelegatedGraphToken(authority, user, GRAPH_AUDIENCE, [...tenant.app.granted.delegated]);
    return { kind: "person", id, accessToken: token };
  };
  return { entra, graph, retry, ssoToken, signedIn, asGuest };
}
