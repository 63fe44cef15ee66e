import template from "../../cards/ask-admin.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue } from "./escape.ts";
import { composeUrl } from "./ready-mail.ts";
import type { Copyable } from "./redeem-link.ts";
import { cardTemplate } from "./template.ts";

export interface AskAdminView {
  /** The name of the person who asks. */
  readonly name: string;
  /** Where an administrator consents. */
  readonly grantUrl: string;
}

/** What cards/ask-admin.json binds to. */
export interface AskAdminData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly copyHint: string;
  readonly subject: Copyable;
  readonly body: Copyable;
  readonly openMail: { readonly title: string; readonly url: string };
}

/** In characters; Entra's own limit for display names. */
const longestName = 256;

const render = cardTemplate(template);

/** A text that a person can copy or mail to ask an administrator for consent. */
export function askAdminCard(view: AskAdminView, texts: Texts): AdaptiveCard {
  return render(askAdminData(view, texts));
}

export function askAdminData({ name, grantUrl }: AskAdminView, texts: Texts): AskAdminData {
  const subject = texts.t("ask-admin.subject");
  const body = texts.t("ask-admin.body", { url: grantUrl, name: cleanValue(name, longestName) });
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("ask-admin.title"),
    intro: texts.t("ask-admin.intro"),
    copyHint: texts.t("link.copy-hint"),
    subject: { label: texts.t("link.subject-label"), value: subject },
    body: { label: texts.t("link.body-label"), value: body },
    openMail: { title: texts.t("link.open-mail"), url: composeUrl({ to: "", subject, body }) },
  };
}
