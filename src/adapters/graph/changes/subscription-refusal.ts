import type { SubscriptionRefused } from "../../../ports/directory-changes.ts";
import { graphError } from "../requests/graph-answer.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";

/**
 * Graph answers 400 `InvalidRequest` or `ValidationError` for every failed handshake, and 403 for a missing permission as well as for a quota
 * (Microsoft: Change notifications, supported resources), so its text decides. The texts aren't documented: matched leniently.
 */
const signs: readonly (readonly [RegExp, SubscriptionRefused["reason"]])[] = [
  [/validation (?:request|of)|notification (?:endpoint|url)|notificationurl/i, "endpoint-not-reached"],
  [/quota|limit|maximum|too many|number of subscriptions/i, "quota-reached"],
  [/insufficient privileges|permission|scope|does not have access|access is denied/i, "permission-missing"],
];

/** Why Graph refuses a subscription. Its words stay here, because they name our address. */
export function subscriptionRefusal(answer: GraphAnswer): SubscriptionRefused {
  const { status, requestId } = answer;
  return { kind: "refused", reason: reasonOf(answer), status, ...(requestId !== undefined && { remoteId: requestId }) };
}

function reasonOf(answer: GraphAnswer): SubscriptionRefused["reason"] {
  const { code, message } = graphError(answer);
  const sign = signs.find(([pattern]) => pattern.test(message));
  if (sign) return sign[1];
  return code === "Authorization_RequestDenied" || code === "ExtensionError" ? "permission-missing" : "unknown";
}
