import { Hono, type Context } from "hono";
import type { Control } from "../../switches/control.ts";
import { applyFaults } from "../../requests/apply-faults.ts";
import { type BotTokenCheck, requireBotToken } from "./bot-authorization.ts";
import { createActivityRoutes } from "./connector-activities.ts";
import { createConversationRoutes } from "./connector-conversations.ts";
import { ConnectorError } from "./connector-error.ts";
import { connectorFaults } from "./connector-faults.ts";
import { delayConnector, refuseConcurrent, throttleConnector } from "./connector-load.ts";
import { createRosterRoutes } from "./connector-rosters.ts";
import { noSuchResource } from "./no-such-resource.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

export interface ConnectorOptions {
  readonly teams: TeamsTenant;
  readonly isBotToken: BotTokenCheck;
  readonly control: Control;
  readonly limits: RateLimits;
}

/**
 * The Connector API, which a bot calls at an activity's `serviceUrl`: `/v3/conversations` and `/v3/teams`
 * (Microsoft: Proactive messages, Teams context). Refusals are `{ error: { code, message } }`
 * (Microsoft: Status codes of bot conversations).
 */
export function createConnector({ teams, isBotToken, control, limits }: ConnectorOptions): Hono {
  const connector = new Hono();
  connector.use(requireBotToken(isBotToken), applyFaults({ control }, connectorFaults), throttleConnector(control, limits));
  connector.use(refuseConcurrent(control), delayConnector(control));
  connector.route("/", createConversationRoutes(teams));
  connector.route("/", createActivityRoutes(teams));
  connector.route("/", createRosterRoutes(teams));
  // T70
  connector.all("*", noSuchResource);
  connector.onError(answerConnectorError);
  return connector;
}

/** Turns a refusal into its body. Other errors are faults of the sandbox and are thrown again. */
export function answerConnectorError(error: Error, context: Context): Response {
  if (!(error instanceof ConnectorError)) throw error;
  if (error.retryAfterSeconds !== null) context.header("retry-after", String(error.retryAfterSeconds));
  return context.json({ error: { code: error.code, message: error.message } }, error.status);
}
