/** A refusal of the Connector API, with the status and the code that Microsoft documents (Microsoft: Status codes of bot conversations); the body is `{ error: { code, message } }`. */
export class ConnectorError extends Error {
  readonly status: 400 | 403 | 404 | 412 | 413 | 429;
  readonly code: string;
  readonly retryAfterSeconds: number | null;

  constructor(status: ConnectorError["status"], code: string, message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

// The messages are the ones that people reported from the real service: BotFramework-Services #228, #269,
// bot-docs #1527, botbuilder-js #317 and #2111, BotBuilder-MicrosoftTeams #126.

export function conversationNotFound(): ConnectorError {
  return new ConnectorError(404, "ConversationNotFound", "Conversation not found.");
}

export function activityNotFound(): ConnectorError {
  return new ConnectorError(404, "ActivityNotFoundInConversation", "Message does not exist in the thread.");
}

export function botNotInRoster(): ConnectorError {
  return new ConnectorError(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
}

export function conversationBlocked(): ConnectorError {
  return new ConnectorError(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.");
}

/** Seen for people whose connector moved to another region (botbuilder-js #3280). */
export function otherRegion(): ConnectorError {
  return new ConnectorError(403, "BadArgument", "User is from different region");
}

/** A message of another author, or (BotFramework-Services #269) one that was deleted. */
export function messageNotEditable(): ConnectorError {
  return new ConnectorError(403, "ServiceError", "Unknown");
}

export function messageTooBig(): ConnectorError {
  return new ConnectorError(413, "MessageSizeTooBig", "Message size too large.");
}

export function throttled(retryAfterSeconds: number): ConnectorError {
  return new ConnectorError(429, "Throttled", "Too many requests.", retryAfterSeconds);
}

/** Another operation on the same conversation was running. */
export function preconditionFailed(): ConnectorError {
  return new ConnectorError(412, "PreconditionFailed", "Precondition failed, please try again.");
}

export function badSyntax(message: string): ConnectorError {
  return new ConnectorError(400, "BadSyntax", message);
}

export function badArgument(message: string): ConnectorError {
  return new ConnectorError(400, "BadArgument", message);
}
