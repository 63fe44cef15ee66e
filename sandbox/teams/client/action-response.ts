import { z } from "zod";
import type { Delivery } from "../to-bot/bot-endpoint.ts";
import type { Card } from "../chats/message.ts";
import { oauthCard, type OAuthCard } from "../chats/oauth-card.ts";
import { SOMETHING_WENT_WRONG, UNABLE_TO_REACH_APP } from "./teams-words.ts";

const error = z.looseObject({ message: z.string().min(1) });

/** The answers that the Teams client knows (Microsoft: Universal Actions). It refuses any other type for 401 and 412. */
const answer = z.union([
  z.object({
    statusCode: z.literal(200),
    type: z.literal("application/vnd.microsoft.card.adaptive"),
    value: z.looseObject({ type: z.literal("AdaptiveCard") }),
  }),
  z.object({ statusCode: z.literal(200), type: z.literal("application/vnd.microsoft.activity.message"), value: z.string() }),
  z.object({ statusCode: z.union([z.literal(400), z.literal(500)]), type: z.literal("application/vnd.microsoft.error"), value: error }),
  z.object({ statusCode: z.literal(401), type: z.literal("application/vnd.microsoft.activity.loginRequest"), value: oauthCard }),
  z.object({ statusCode: z.literal(401), type: z.literal("application/vnd.microsoft.error.invalidAuthCode") }),
  z.object({ statusCode: z.literal(412), type: z.literal("application/vnd.microsoft.error.preconditionFailed"), value: error }),
]);

/** The client's interpretation of the bot's answer to `adaptiveCard/action`. */
export type ActionResponse =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "login"; readonly card: OAuthCard }
  /** The bot rejected the token that Teams sent, or the code of the sign-in page. */
  | { readonly kind: "login-failed"; readonly text: string };

/** T30: Reads the bot's answer: anything but HTTP 200 with one of the known bodies is shown as an error. */
export function readActionResponse(delivery: Delivery): ActionResponse {
  if (delivery.kind === "unreachable") return { kind: "error", text: UNABLE_TO_REACH_APP };
  const body = answer.safeParse(delivery.body);
  if (delivery.status !== 200 || !body.success) return { kind: "error", text: SOMETHING_WENT_WRONG };
  return meaningOf(body.data);
}

// T30
function meaningOf(body: z.output<typeof answer>): ActionResponse {
  switch (body.type) {
    case "application/vnd.microsoft.card.adaptive":
      return { kind: "card", card: body.value };
    case "application/vnd.microsoft.activity.message":
      return { kind: "message", text: body.value };
    case "application/vnd.microsoft.error":
      return { kind: "error", text: body.value.message };
    case "application/vnd.microsoft.activity.loginRequest":
      return { kind: "login", card: body.value };
    case "application/vnd.microsoft.error.invalidAuthCode":
      return { kind: "login-failed", text: SOMETHING_WENT_WRONG };
    case "application/vnd.microsoft.error.preconditionFailed":
      return { kind: "login-failed", text: body.value.message };
  }
}
