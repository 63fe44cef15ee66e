import type { FaultRefusal, FaultSurroundings } from "../../requests/apply-faults.ts";
import { conversationNotFound, otherRegion } from "./connector-error.ts";

const CODES = {
  400: ["BadSyntax", "Bad format of the request."],
  429: ["Throttled", "Too many requests."],
  500: ["ServiceError", "Unknown"],
  503: ["ServiceUnavailable", "Service unavailable."],
  504: ["GatewayTimeout", "The gateway did not receive a response in time."],
} as const;

/**
 * How the connector and the token service fail (Microsoft: Status codes of bot conversations). ConversationNotFound, a 404 without a code
 * and a wrong region were also seen for conversations that exist (msteams-docs #9425, BotFramework-Services #349, botbuilder-js #3280).
 */
export const connectorFaults: FaultSurroundings = {
  pathOf: ({ req }) => req.path,
  refuse: (context, refusal) => {
    if (refusal === 404) return context.body(null, 404);
    const { status, code, message } = refusalOf(refusal);
    return context.json({ error: { code, message } }, status);
  },
};

// T115
function refusalOf(refusal: Exclude<FaultRefusal, 404>) {
  if (refusal === "conversation-not-found") return conversationNotFound();
  if (refusal === "other-region") return otherRegion();
  const [code, message] = CODES[refusal];
  return { status: refusal, code, message };
}
