import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";
import type { Press } from "../press.ts";

/**
 * Asks Teams to sign the person in. If this press already brought a token and Entra wants a newer one, asks the person to press again:
 * a second request to Teams in the same press could repeat without end.
 */
export function signInOrExpired({ ssoToken }: Press, texts: Texts): Answer {
  return ssoToken === undefined ? { kind: "sign-in" } : { kind: "message", text: texts.t("error.sign-in-expired") };
}
