import type { InvokeResponse } from "botbuilder";
import type { AdaptiveCard } from "../src/cards/card.ts";
import type { InvitationId } from "../src/domain/ids.ts";
import type { Flows } from "../src/flows/flows.ts";
import { directMessage } from "../src/texts/isolate.ts";
import type { Texts } from "../src/texts/texts.ts";

/** What a card shows that belongs to everybody: without it, only the person who pressed may see the card. */
export type Shows =
  /** The state of an invitation. `note`: a line on it for the person who pressed. */
  | { readonly kind: "invitation"; readonly id: InvitationId; readonly note?: string }
  /** What the pressed message holds for everybody: the form, or a question that is answered now. */
  | { readonly kind: "form" };

/** The answer to a press on a button. */
export type Answer =
  /** Replaces the card for the person who pressed. Other people keep seeing the shared card. */
  | { readonly kind: "card"; readonly card: AdaptiveCard; readonly shows?: Shows }
  /** A line of text under the card. */
  | { readonly kind: "message"; readonly text: string }
  /** A red line: the press itself was wrong. */
  | { readonly kind: "error"; readonly status: 400 | 500; readonly text: string }
  /** Teams signs the person in and sends the press again. */
  | { readonly kind: "sign-in" }
  /** The code of a sign-in by button was wrong or outdated: Teams shows its button again. */
  | { readonly kind: "wrong-code" };

type SignInResource = Awaited<ReturnType<Flows["signInResource"]>>;

/**
 * An answer as Teams reads it (Microsoft: Universal Actions). HTTP is always 200: the logical status is in the body, which the SDK's own
 * handler gets wrong.
 */
function cardResponse(statusCode: number, type: string, value: unknown): InvokeResponse {
  return { status: 200, body: { statusCode, type, value } };
}

export function invokeResponse(answer: Exclude<Answer, { kind: "sign-in" }>): InvokeResponse {
  switch (answer.kind) {
    case "card":
      return cardResponse(200, "application/vnd.microsoft.card.adaptive", answer.card);
    case "message":
      return cardResponse(200, "application/vnd.microsoft.activity.message", directMessage(answer.text));
    case "wrong-code":
      return cardResponse(401, "application/vnd.microsoft.error.invalidAuthCode", null);
    case "error":
      return cardResponse(answer.status, "application/vnd.microsoft.error", {
        code: errorCodes[answer.status],
        message: directMessage(answer.text),
      });
  }
}

/** For any other code Teams shows a text of its own instead of ours (Microsoft: Universal Actions). */
const errorCodes = { 400: "BadRequest", 500: "InternalServerError" } as const;

/** Asks Teams to sign the person in: silently with the exchange resource, or else with the button. */
export function signInResponse({ connection, link, exchange }: SignInResource, texts: Texts): InvokeResponse {
  const text = texts.t("error.sign-in");
  return cardResponse(401, "application/vnd.microsoft.activity.loginRequest", {
    text,
    connectionName: connection,
    tokenExchangeResource: exchange,
    buttons: [{ type: "signin", title: texts.t("error.sign-in-button"), text, value: link }],
  });
}
