import type { Context, Hono } from "hono";
import type { Authority } from "./authority.ts";
import { authenticateClient } from "./client-authentication.ts";
import { grantClientCredentials } from "./client-credentials.ts";
import { answerRefusal, EntraRefusal } from "./errors.ts";
import { grantOnBehalfOf } from "./on-behalf-of.ts";
import { grantCode, grantDeviceCode, grantRefresh } from "./redeem-code.ts";
import * as refusals from "./refusals.ts";
import { resolveTenant } from "./resolve-tenant.ts";
import { readTokenForm, type TokenForm } from "./token-form.ts";

type Grant = (authority: Authority, form: TokenForm) => Promise<Readonly<Record<string, unknown>>>;

const GRANTS: ReadonlyMap<string, Grant> = new Map([
  ["client_credentials", grantClientCredentials],
  ["urn:ietf:params:oauth:grant-type:jwt-bearer", grantOnBehalfOf],
  ["authorization_code", grantCode],
  ["refresh_token", grantRefresh],
  ["urn:ietf:params:oauth:grant-type:device_code", grantDeviceCode],
  // MSAL's own name for the device code grant.
  ["device_code", grantDeviceCode],
]);

/** POST `/{tenant}/oauth2/v2.0/token`. */
export function tokenRoutes(app: Hono, authority: Authority): void {
  app.post("/:tenant/oauth2/v2.0/token", async (c) => {
    c.header("Cache-Control", "no-store, no-cache");
    try {
      return c.json(await answerGrant(authority, c));
    } catch (error) {
      if (error instanceof EntraRefusal) return answerRefusal(c, error.refusal);
      throw error;
    }
  });
}

async function answerGrant(authority: Authority, c: Context<object, "/:tenant/oauth2/v2.0/token">) {
  const where = resolveTenant(authority, c.req.param("tenant"));
  if (where instanceof EntraRefusal) throw where;
  const form = readTokenForm(await c.req.text());
  const name = form.require("grant_type");
  const grant = GRANTS.get(name);
  if (!grant) throw refusals.unsupportedGrant(name);
  await authenticateClient(authority, form);
  if (where === "any") throw refusals.singleTenantApp(authority);
  return grant(authority, form);
}
