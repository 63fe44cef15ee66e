import template from "../../cards/ask-admin.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, longestAddress } from "./escape.ts";
import { composeUrl } from "./ready-mail.ts";
import type { AskAdmin } from "./refusal-help.ts";
import { cardTemplate } from "./template.ts";
import { textToCopy } from "./text-to-copy.ts";

export interface AskAdminView {
  /** The name of the person who asks. */
  readonly name: string;
  readonly ask: Asked;
}

/** What an administrator is asked for. `grantUrl`: where they consent. */
type Asked =
  | { readonly for: Extract<AskAdmin, "ask-for-consent">; readonly grantUrl: string }
  | { readonly for: Extract<AskAdmin, "ask-for-domain">; readonly domain: string }
  | { readonly for: Extract<AskAdmin, "ask-for-channel" | "ask-for-right"> };

/** What cards/ask-admin.json binds to. */
export interface AskAdminData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly subject: string;
  readonly body: string;
  readonly openMail: { readonly title: string; readonly url: string };
}

/** In characters; Entra's own limit for display names. */
const longestName = 256;

const render = cardTemplate(template);

/** A text that a person can copy or mail to ask an administrator for what the bot, or the person, lacks. */
export function askAdminCard(view: AskAdminView, texts: Texts): AdaptiveCard {
  return render(askAdminData(view, texts));
}

export function askAdminData({ name, ask }: AskAdminView, texts: Texts): AskAdminData {
  const { subject, body } = mailFor(ask, cleanValue(name, longestName), texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("ask-admin.title"),
    intro: texts.t("ask-admin.intro"),
    subject: textToCopy(subject),
    body: textToCopy(body),
    openMail: { title: texts.t("link.open-mail"), url: composeUrl({ to: "", subject, body }) },
  };
}

function mailFor(ask: Asked, name: string, { t }: Texts): { readonly subject: string; readonly body: string } {
  switch (ask.for) {
    case "ask-for-consent":
      return { subject: t("ask-admin.subject"), body: t("ask-admin.body", { url: ask.grantUrl, name }) };
    case "ask-for-channel":
      return {
        subject: t("ask-admin.subject-channel"),
        body: t("ask-admin.body-channel", { command: t("commands.use-for-approvals.title"), name }),
      };
    case "ask-for-right":
      return { subject: t("ask-admin.subject-right"), body: t("ask-admin.body-right", { name }) };
    case "ask-for-domain": {
      const domain = cleanValue(ask.domain, longestAddress);
      return { subject: t("ask-admin.subject-domain", { domain }), body: t("ask-admin.body-domain", { domain, name }) };
    }
  }
}
