import type { JWTVerifyGetKey } from "jose";
import type { Clock } from "../../../ports/clock.ts";
import type { EntraFetch } from "../entra-fetch.ts";
import type { EntraApp } from "../entra-settings.ts";

/** Entra as a program on a person's computer sees it: with the app registration as a public client, so without its secret. */
export interface ShellEntra {
  readonly app: Omit<EntraApp, "appPassword">;
  readonly send: EntraFetch;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Pick<Clock, "now" | "later" | "wait">;
}

/** `offline_access`: for a refresh token, so that long commands go on without another sign-in. */
export function shellScope({ app }: Pick<ShellEntra, "app">): string {
  return `openid profile offline_access ${app.cloud.graphScope}`;
}
