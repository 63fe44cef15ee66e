import { randomUUID } from "node:crypto";
import type { SignIns } from "./sign-ins.ts";

/** Azure Active Directory v2, by the token service's id (Microsoft: User tokens of a bot). */
const PROVIDER_ID = "30dd229c-58e3-4a48-bdfd-91ec48eb906c";

/** The path of sign-in links, in the person's browser. */
export const SIGN_IN_PATH = "/api/oauth/signin";

export interface SignInResourceOptions {
  /** The connection's token exchange URL: the app's id URI. */
  readonly resource: string;
  /** The token service's own origin, for sign-in links. */
  readonly url: () => string;
  readonly signIns: SignIns;
}

/** A link for one sign-in. */
export function newSignInLink({ url, signIns }: SignInResourceOptions): string {
  return `${url()}${SIGN_IN_PATH}?signin=${signIns.begin()}`;
}

/** T33: All data that a bot needs for an OAuth card (Microsoft: User tokens of a bot). */
export function signInResource(options: SignInResourceOptions, state: string): object {
  return {
    signInLink: newSignInLink(options),
    tokenExchangeResource: { id: randomUUID(), uri: options.resource, providerId: PROVIDER_ID },
    tokenPostResource: { sasUrl: `${options.url()}/api/sas/postToken?state=${encodeURIComponent(state)}` },
  };
}
