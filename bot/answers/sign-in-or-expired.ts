import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";
import type { Press } from "../press.ts";

/**
 * Asks Teams to sign the person in. When this press brought a token already and Entra wants a newer one, the person
 * presses again: asking Teams in the same press could go round for ever.
 */
export function signInOrExpired({ ssoToken }: Press, texts: Texts): Answer {
  return ssoToken === undefined ? { kind: "sign-in" } : { kind: "message", text: texts.t("error.sign-in-expired") };
}
