import { X509Certificate } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { AppRegistration } from "../../tenant/app-registration.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { readRequest } from "../shared/page-problem.ts";

const permissions = z.array(z.string());

const change = z
  .strictObject({
    redirectUris: z.array(z.url()),
    publicRedirectUris: z.array(z.url()),
    certificates: z.array(z.string().refine(isCertificate, "must be a certificate in PEM")),
    federatedCredentials: z.array(
      z.strictObject({
        ...{ issuer: z.url(), subject: z.string().min(1), audience: z.string().default("api://AzureADTokenExchange") },
        keys: z.array(z.looseObject({ kty: z.string() })),
      }),
    ),
    allowPublicClient: z.boolean(),
    secretExpired: z.boolean(),
    granted: z.strictObject({ delegated: permissions, application: permissions }),
  })
  .partial();

/** GET and PATCH `/_sandbox/registration`: the app's registration. A list in the request replaces the previous one. */
export function createRegistrationApi({ app }: Pick<Tenant, "app">): Hono {
  const api = new Hono();
  api.get("/_sandbox/registration", (context) => context.json(viewOf(app)));
  api.patch("/_sandbox/registration", async (context) => {
    apply(app, await readRequest(context, change));
    return context.json(viewOf(app));
  });
  return api;
}

function apply(
  app: AppRegistration,
  { redirectUris, publicRedirectUris, certificates, federatedCredentials, granted, ...flags }: z.output<typeof change>,
): void {
  replace(app.redirectUris, redirectUris);
  replace(app.publicRedirectUris, publicRedirectUris);
  replace(app.certificates, certificates);
  replace(app.federatedCredentials, federatedCredentials);
  app.allowPublicClient = flags.allowPublicClient ?? app.allowPublicClient;
  app.secretExpired = flags.secretExpired ?? app.secretExpired;
  for (const kind of ["delegated", "application"] as const) {
    if (!granted) continue;
    app.granted[kind].clear();
    for (const permission of granted[kind]) app.granted[kind].add(permission);
  }
}

function replace<T>(list: T[], items: readonly T[] | undefined): void {
  if (items) list.splice(0, list.length, ...items);
}

/** The registration without the secret. */
function viewOf({ appId, displayName, certificates, federatedCredentials, asksFor, granted, ...flags }: AppRegistration) {
  const { redirectUris, publicRedirectUris, allowPublicClient, secretExpired } = flags;
  return {
    ...{ appId, displayName, redirectUris, publicRedirectUris, certificates, federatedCredentials, allowPublicClient, secretExpired },
    asksFor,
    granted: { delegated: [...granted.delegated], application: [...granted.application] },
  };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== "";
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
