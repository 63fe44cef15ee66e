import type { GuestlistError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { AppToken, Identity, PersonActor, SignInOutcome } from "../../ports/identity.ts";
import type { StrongSignIn } from "../../ports/strong-sign-in.ts";
import type { HttpRetry } from "../http-retry.ts";
import { createAppToken } from "./app-token.ts";
import type { EntraApp } from "./entra-settings.ts";
import { createOnBehalfOf } from "./on-behalf-of.ts";
import type { Exchange } from "./on-behalf-of.ts";
import { createEntraFetch } from "./entra-fetch.ts";
import { checkSsoToken, nameInSsoToken } from "./sso-token.ts";
import { createStrongSignIn } from "./strong-sign-in.ts";
import { createTenantKeys } from "./tenant-keys.ts";

interface Options extends EntraApp {
  readonly retry: HttpRetry;
  readonly clock: Pick<Clock, "now">;
  /** Base64 of 32 bytes: the key that encrypts what goes through browsers. */
  readonly encryptionKey: string;
  /** The bot's address for browsers; undefined when browsers can't reach it. */
  readonly publicUrl: string | undefined;
  readonly fetch?: typeof globalThis.fetch;
}

export interface Entra {
  readonly identity: Identity;
  readonly strongSignIn: StrongSignIn;
  /** A person's token that Graph challenged isn't returned again; the next one answers the challenge. */
  readonly renew: (token: string, claims: string | undefined) => void;
  /** For calls as the app: ours to Graph, and botbuilder's to Teams. */
  readonly appToken: AppToken;
}

/** Entra for one app registration in its one tenant. */
export function createEntra({ retry, clock, encryptionKey, publicUrl, fetch = globalThis.fetch, ...app }: Options): Entra {
  const send = createEntraFetch({ retry, fetch });
  const keys = createTenantKeys(app, send);
  const onBehalfOf = createOnBehalfOf(app, send, clock);

  const prove: Identity["prove"] = async (ssoToken, claimed) => checkSsoToken({ app, keys, clock }, ssoToken, claimed);
  const nameIn: Identity["nameIn"] = async (ssoToken, claimed) => nameInSsoToken({ app, keys, clock }, ssoToken, claimed);
  const signIn: Identity["signIn"] = async (ssoToken, claimed, scope) => {
    const proof = await prove(ssoToken, claimed);
    if (proof.kind !== "proven") return proof;
    const { kind: _, ...known } = proof;
    return outcome(await onBehalfOf.exchange(ssoToken, claimed.id, scope), { id: claimed.id, ...known });
  };

  const strongSignIn = createStrongSignIn({ app, send, keys, clock, encryptionKey, publicUrl });
  return { identity: { prove, nameIn, signIn }, strongSignIn, appToken: createAppToken(app, send), renew: onBehalfOf.renew };
}

function outcome(exchanged: Exchange, person: Omit<PersonActor, "kind" | "accessToken">): SignInOutcome {
  switch (exchanged.kind) {
    case "token":
      return { kind: "signed-in", actor: { kind: "person", ...person, accessToken: exchanged.token } };
    case "misconfigured":
    case "unavailable":
      throw exchanged.error;
    case "strong-auth-needed":
      return { kind: exchanged.kind, ...(exchanged.claims !== undefined && { claims: exchanged.claims }) };
    case "denied":
      return { kind: exchanged.kind, ...(exchanged.denial ?? { why: "other", number: "" }), ...remoteIdOf(exchanged.error) };
    case "consent-needed":
    case "sign-in-again":
      return { kind: exchanged.kind };
  }
}

function remoteIdOf({ remoteId }: GuestlistError): { readonly remoteId?: string } {
  return remoteId === undefined ? {} : { remoteId };
}
