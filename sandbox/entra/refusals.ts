import { GRAPH_APP_ID } from "../directory/well-known.ts";
import { EntraRefusal } from "./errors.ts";
import type { Authority } from "./authority.ts";

/**
 * The refusals of the token endpoint, in Entra's wording. Error and suberror are as MSAL reports them where that was seen; HTTP status and
 * the rest are as generally known, not verified word by word.
 */

export const unknownTenant = (tenant: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_request", code: 90002 },
    text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  });

export const singleTenantApp = ({ tenant }: Pick<Authority, "tenant">) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_request", code: 50194 },
    text: `Application '${tenant.app.appId}'(${tenant.app.displayName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
  });

export const missingParameter = (name: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_request", code: 900144 },
    text: `The request body must contain the following parameter: '${name}'.`,
  });

export const unsupportedGrant = (grant: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "unsupported_grant_type", code: 70003 },
    text: `The app requested an unsupported grant type '${grant}'.`,
  });

export const unknownApp = ({ tenant }: Pick<Authority, "tenant">, client: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "unauthorized_client", code: 700016 },
    text: `Application with identifier '${client}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  });

/** The account that was chosen is in another organization, or is a personal one. */
export const foreignAccount = ({ tenant }: Pick<Authority, "tenant">, account: string, provider: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_request", code: 50020 },
    text: `User account '${account}' from identity provider '${provider}' does not exist in tenant '${tenant.displayName}' and cannot access the application '${tenant.app.appId}'(${tenant.app.displayName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  });

export const invalidGrant = (what: string) =>
  new EntraRefusal({
    status: 400,
    error: "invalid_grant",
    code: 70000,
    text: `The provided value for the input parameter '${what}' is not valid.`,
  });

export const expiredCode = () =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 70008 },
    text: "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
  });

export const verifierMismatch = () =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 501481 },
    text: "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  });

export const authorizationPending = () =>
  new EntraRefusal({
    ...{ status: 400, error: "authorization_pending", code: 70016 },
    text: "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
  });

export const authorizationDeclined = () =>
  new EntraRefusal({ status: 400, error: "authorization_declined", code: 70018, text: "The end user declined the authorization request." });

export const deviceCodeExpired = () =>
  new EntraRefusal({
    ...{ status: 400, error: "expired_token", code: 70020 },
    text: "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
  });

export const unknownRedirect = ({ tenant }: Pick<Authority, "tenant">, uri: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_request", code: 50011 },
    text: `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the application '${tenant.app.appId}'.`,
  });

export const unsupportedResponseType = (type: string) =>
  new EntraRefusal({
    status: 400,
    error: "unsupported_response_type",
    code: 70005,
    text: `The app returned an unsupported response type '${type}'.`,
  });

export const loginRequired = () =>
  new EntraRefusal({
    ...{ status: 400, error: "login_required", code: 50058 },
    text: "Session information is not sufficient for single-sign-on.",
  });

export const consentDeclined = () =>
  new EntraRefusal({
    status: 400,
    error: "access_denied",
    code: 65004,
    text: "User declined to consent to access the app.",
    suberror: "cancel",
  });

export const invalidScope = (scope: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_scope", code: 70011 },
    text: `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  });

export const scopeWithoutDefault = (scope: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_scope", code: 1002012 },
    text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  });

export const severalResources = (scope: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_request", code: 28000 },
    text: `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
  });

export const unknownResource = ({ tenant }: Pick<Authority, "tenant">, resource: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_resource", code: 500011 },
    text: `The resource principal named ${resource} was not found in the tenant named ${tenant.displayName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
  });

export const unknownPermission = ({ tenant }: Pick<Authority, "tenant">, permission: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_client", code: 650053 },
    text: `The application '${tenant.app.displayName}' asked for scope '${permission}' that doesn't exist on the resource '${GRAPH_APP_ID}'. Contact the app vendor.`,
  });

export const noConsent = ({ tenant }: Pick<Authority, "tenant">) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 65001, suberror: "consent_required" },
    text: `The user or administrator has not consented to use the application with ID '${tenant.app.appId}' named '${tenant.app.displayName}'. Send an interactive authorization request for this user and resource.`,
  });

/** The person must sign in with a second factor, but has not registered one yet. */
export const mfaEnrollmentNeeded = () =>
  new EntraRefusal({
    ...{ status: 400, error: "interaction_required", code: 50079, suberror: "basic_action" },
    text: `Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '${GRAPH_APP_ID}'.`,
    claims: CHALLENGE,
  });

export const blockedByPolicy = () =>
  new EntraRefusal({
    ...{ status: 400, error: "interaction_required", code: 53003, suberror: "message_only" },
    text: "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
    claims: CHALLENGE,
  });

export const notAssigned = ({ tenant }: Pick<Authority, "tenant">, person: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 50105 },
    text: `Your administrator has configured the application ${tenant.app.displayName} ('${tenant.app.appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed-in user '${person}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  });

export const deviceNotCompliant = () =>
  new EntraRefusal({
    ...{ status: 400, error: "interaction_required", code: 53000, suberror: "message_only" },
    text: "Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune.",
    claims: CHALLENGE,
  });

export const mfaNeeded = () =>
  new EntraRefusal({
    ...{ status: 400, error: "interaction_required", code: 50076, suberror: "basic_action" },
    text: `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${GRAPH_APP_ID}'.`,
    claims: CHALLENGE,
  });

const CHALLENGE = JSON.stringify({ access_token: { capolids: { essential: true, values: ["c1b2a3d4-5a0d-4b0c-8e57-c0de00000021"] } } });

export const invalidAssertion = (reason: string) =>
  new EntraRefusal({
    status: 400,
    error: "invalid_grant",
    code: 50013,
    text: `Assertion failed signature validation. [Reason - ${reason}]`,
  });

export const expiredAssertion = () =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 500133 },
    text: "Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. The provided value for the 'assertion' is not valid. The assertion has expired.",
  });

export const foreignAssertion = ({ tenant }: Pick<Authority, "tenant">, audience: string) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 500131 },
    text: `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${audience}' and the expected audience is 'api://botid-${tenant.app.appId}' or one of the Application Uris of this application with App ID '${tenant.app.appId}'(${tenant.app.displayName}).`,
  });

export const appAssertion = ({ tenant }: Pick<Authority, "tenant">) =>
  new EntraRefusal({
    ...{ status: 400, error: "invalid_grant", code: 7000114 },
    text: `Application '${tenant.app.appId}' is not allowed to make application on-behalf-of calls.`,
  });

export const disabledUser = () =>
  new EntraRefusal({ status: 400, error: "invalid_grant", code: 50057, text: "The user account is disabled." });

export const needsAdministrator = () =>
  new EntraRefusal({
    ...{ status: 400, error: "access_denied", code: 90094 },
    text: "Admin consent is required for the permissions requested by this application, and you are no administrator.",
  });
