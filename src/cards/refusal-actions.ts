import type { Refusal } from "../domain/refusal.ts";
import type { Texts } from "../texts/texts.ts";

interface Link {
  readonly title: string;
  readonly url: string;
}

/** Buttons that help with a refusal, for a card's template. */
export interface RefusalActions {
  /** Each opens a page in the browser. */
  readonly links: readonly Link[];
  /** Title of the button with the verb `ask-admin`. */
  readonly askAdmin?: string;
}

/** What can be done about a refusal at once: sign in as Entra demands, consent as an administrator, or ask one. */
export function refusalActions(refusal: Refusal | undefined, texts: Texts): RefusalActions {
  if (refusal?.kind === "strong-auth-needed" && refusal.signInUrl !== undefined) {
    return { links: [{ title: texts.t("error.sign-in-button"), url: refusal.signInUrl }] };
  }
  if (refusal?.kind === "consent-needed" && refusal.grantUrl !== undefined) {
    return { links: [{ title: texts.t("sign-in.grant-consent"), url: refusal.grantUrl }], askAdmin: texts.t("sign-in.ask-admin") };
  }
  return { links: [] };
}
