import type { Authority } from "./authority.ts";
import { EntraRefusal } from "./errors.ts";

/** The refusals of a program's proof of who it is, in Entra's wording. */

export const missingSecret = () =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 7000218 },
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  });

export const publicClient = () =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 700025 },
    text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  });

export const wrongSecret = ({ tenant }: Pick<Authority, "tenant">) =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 7000215 },
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${tenant.app.appId}'.`,
  });

export const expiredSecret = ({ tenant }: Pick<Authority, "tenant">) =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 7000222 },
    text: `The provided client secret keys for app '${tenant.app.appId}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.`,
  });

export const invalidClientAssertion = (reason: string) =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 700027 },
    text: `The certificate with identifier used to sign the client assertion is not registered on application, or the assertion is not valid. [Reason - ${reason}]`,
  });

export const clientAssertionOutOfTime = () =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 700024 },
    text: "Client assertion is not within its valid time range.",
  });

export const noFederatedCredential = (issuer: string, subject: string) =>
  new EntraRefusal({
    ...{ status: 401, error: "invalid_client", code: 700213 },
    text: `No matching federated identity record found for presented assertion subject '${subject}'. Assertion issuer: '${issuer}'.`,
  });
