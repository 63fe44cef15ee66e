import { CloudAdapter } from "botbuilder";
import type { Clock } from "../../ports/clock.ts";
import type { Conversations } from "../../ports/conversations.ts";
import type { AppToken } from "../../ports/identity.ts";
import type { ApprovalsChannel } from "../../ports/approvals-channel.ts";
import type { Log } from "../../ports/log.ts";
import type { Gate } from "../../ports/request-gate.ts";
import type { Notifier } from "../../ports/notifier.ts";
import type { PostedCards, PressedMessages } from "../../ports/posted-cards.ts";
import type { SignInPage } from "../../ports/sign-in-page.ts";
import type { TextsFor } from "../../texts/texts.ts";
import type { HttpRetry } from "../http-retry.ts";
import { createApprovalsChannel } from "./approvals-channel.ts";
import { StrictAuthentication } from "./authentication.ts";
import { ConnectorClients } from "./connector-clients.ts";
import type { TeamsEndpoints } from "./endpoints.ts";
import { createNotifier } from "./notifier.ts";
import { createChannelTokenCheck } from "./channel-token.ts";
import { createGetWithRetry } from "./get-with-retry.ts";
import { createGate } from "./request-gate.ts";
import { createPostedCards } from "./posted-cards.ts";
import { createPressedMessages } from "./pressed-messages.ts";
import { createSignInPage } from "./sign-in-page.ts";

export interface TeamsOptions {
  readonly endpoints: TeamsEndpoints;
  readonly appId: string;
  readonly connection: string;
  readonly appToken: AppToken;
  readonly retry: HttpRetry;
  readonly conversations: Conversations;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  /** For links to messages: the tenant, and Teams on the web without a slash at the end. */
  readonly links: { readonly tenantId: string; readonly teamsUrl: string };
  /** Where partners land unless the requester chose another page. */
  readonly usualPage: string;
  /** The texts of what the bot sends by itself. */
  readonly textsFor: TextsFor;
  serviceUrlAllowed(url: string): boolean;
}

export interface Teams {
  /** For the requests that Teams sends; the caller sets `onTurnError`. */
  readonly adapter: CloudAdapter;
  readonly notifier: Notifier;
  readonly approvals: ApprovalsChannel;
  readonly cards: PostedCards;
  readonly pressed: PressedMessages;
  readonly signInPage: SignInPage;
  /** Checks a request before `adapter.process`. */
  readonly gate: Gate;
}

/** Everything of Teams that the bot uses. */
export function createTeams(options: TeamsOptions): Teams {
  const { endpoints, appId, appToken, serviceUrlAllowed } = options;
  const authentication = new StrictAuthentication({ endpoints, appId, appToken, clients: new ConnectorClients(options.retry) });
  const get = createGetWithRetry(options.retry, "bot-framework");
  const proactive = { ...options, botScope: endpoints.botScope, adapter: new CloudAdapter(authentication) };
  return {
    adapter: new CloudAdapter(authentication),
    notifier: createNotifier(proactive),
    approvals: createApprovalsChannel(proactive),
    cards: createPostedCards(proactive),
    pressed: createPressedMessages(proactive),
    signInPage: createSignInPage({ ...options, get }),
    gate: createGate(createChannelTokenCheck({ ...endpoints, appId, get, onKeysRead: () => authentication.forget() }), serviceUrlAllowed),
  };
}
