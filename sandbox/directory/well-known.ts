/**
 * Ids and names that the sandbox chose. They are the same in every run, so that configuration, tests and bookmarks keep working. None of
 * them exists at Microsoft; the secret protects nothing. People have the names of Microsoft's demo tenant.
 */

export const TENANT_ID = "5a0d7b0c-7e57-4c01-9e2a-c0de00000001";
export const APP_ID = "5a0d7b0c-7e57-4c01-9e2a-c0de00000002";
export const APP_SECRET = "sandbox-secret-that-protects-nothing";
/** Object id of the bot's service principal: `oid` of its app-only tokens. */
export const SERVICE_PRINCIPAL_ID = "5a0d7b0c-7e57-4c01-9e2a-c0de00000003";
export const OAUTH_CONNECTION = "sso";
export const INITIAL_DOMAIN = "contoso.onmicrosoft.com";
export const DEFAULT_DOMAIN = "contoso.com";

/** Template ids of directory roles: Microsoft's, the same in every tenant (Microsoft: Access token claims). */
export const ROLES = {
  globalAdministrator: "62e90394-69f5-4237-9190-012177145e10",
  userAdministrator: "fe930be7-5e62-47db-91af-98c3a49a38b1",
  guestInviter: "95e79109-95c0-4d8e-aee3-d01accf2d47b",
  helpdeskAdministrator: "729827e3-9c14-49f7-bb1b-9608f156bbb8",
} as const;

/** Microsoft's own application ids (Microsoft: Bot single sign-on). */
export const TEAMS_WEB_CLIENT_ID = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
/** The client of the Azure CLI, the same in every tenant. */
export const AZURE_CLI_ID = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
export const GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";
export const GRAPH_AUDIENCE = "https://graph.microsoft.com";
export const BOT_FRAMEWORK_AUDIENCE = "https://api.botframework.com";
/** Of Azure Database for PostgreSQL. */
export const DATABASE_AUDIENCE = "https://ossrdbms-aad.database.windows.net";

export const PERSON_IDS = {
  adele: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  megan: "48d31887-5fad-4d73-a9f5-3c356e68a038",
  alex: "4782e723-f4f4-4af3-a76e-25e3bab0d896",
  grady: "626cbf8c-5dde-46b0-8385-9e40d64736fe",
  henrietta: "2804bc07-1e1f-4938-9085-ce6d756a32d2",
  admin: "16cfe710-1625-4806-9990-91b8f0afee35",
  lee: "074e56ea-0b50-4461-89e5-c67ae14a2c0b",
} as const;

/** Groups; `team` is the group of the team in Teams. */
export const GROUP_IDS = {
  approvers: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000021",
  sales: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000022",
  staff: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000023",
  team: "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11",
} as const;

/** The guests of the start. */
export const GUEST_IDS = {
  /** Accepted long ago. */
  sam: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000011",
  /** Pending; invited by the administrator. */
  nora: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000012",
} as const;
