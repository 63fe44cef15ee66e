import type { Clock } from "../../ports/clock.ts";
import type { Identity, SignInOutcome } from "../../ports/identity.ts";
import type { HttpPolicy } from "../http-policy.ts";
import { createAppToken } from "./app-token.ts";
import type { AppToken } from "./app-token.ts";
import type { EntraApp } from "./entra-settings.ts";
import { createOnBehalfOf } from "./on-behalf-of.ts";
import type { Exchange } from "./on-behalf-of.ts";
import { createEntraFetch } from "./entra-fetch.ts";
import { refuseSsoToken } from "./sso-token.ts";
import { createTenantKeys } from "./tenant-keys.ts";

interface Options extends EntraApp {
  readonly policy: HttpPolicy;
  readonly clock: Pick<Clock, "now">;
  readonly fetch?: typeof globalThis.fetch;
}

export interface Entra {
  readonly identity: Identity;
  /** For the app's own calls: to Graph, and by botbuilder to Teams. */
  readonly appToken: AppToken;
}

/** Entra for one app registration in its one tenant. */
export function createEntra({ policy, clock, fetch = globalThis.fetch, ...app }: Options): Entra {
  const send = createEntraFetch({ policy, fetch });
  const keys = createTenantKeys(app, send);
  const exchange = createOnBehalfOf(app, send, clock);

  const signIn: Identity["signIn"] = async (ssoToken, claimed) => {
    const refusal = await refuseSsoToken({ app, keys, clock }, ssoToken, claimed);
    if (refusal) return refusal;
    return outcome(await exchange(ssoToken), claimed.id);
  };

  return { identity: { signIn }, appToken: createAppToken(app, send) };
}

function outcome(exchanged: Exchange, id: Parameters<Identity["signIn"]>[1]["id"]): SignInOutcome {
  switch (exchanged.kind) {
    case "token":
      return { kind: "signed-in", actor: { kind: "person", id, accessToken: exchanged.token } };
    case "misconfigured":
    case "unavailable":
      throw exchanged.error;
    case "strong-auth-needed":
      return { kind: exchanged.kind, ...(exchanged.claims !== undefined && { claims: exchanged.claims }) };
    case "consent-needed":
    case "sign-in-again":
      return { kind: exchanged.kind };
  }
}
