import template from "../../cards/override.json" with { type: "json" };
import { longestRemark } from "../domain/approval.ts";
import type { OverrideNews } from "../domain/policy-override.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import type { Fact } from "./invitation-facts.ts";
import { cardTemplate } from "./template.ts";
import { typedText } from "./typed-text.ts";

/** What cards/override.json binds to. */
export interface OverrideData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly text: string;
  /** Who else gets the mail, which rule, and why. */
  readonly facts: readonly Fact[];
  readonly next: string;
}

const render = cardTemplate(template);

/** Tells the other administrators that one of them invites against the policy. */
export function overrideCard(news: OverrideNews, texts: Texts): AdaptiveCard {
  return render(overrideData(news, texts));
}

export function overrideData({ email, copy, name, override }: OverrideNews, texts: Texts): OverrideData {
  const { language: lang, t } = texts;
  const { what, rule, reason } = override;
  return {
    lang,
    fallback: t("error.card-unsupported"),
    title: t("override.title"),
    text: t(`override.text-${what}`, { name: escapeName(name), email: escapeAddress(email) }),
    facts: [
      ...(copy === undefined ? [] : [{ title: t("approval.fact.cc"), value: escapeAddress(copy) }]),
      { title: t("override.fact.rule"), value: escapeName(rule) },
      { title: t("override.fact.reason"), value: typedText(reason, longestRemark, texts) },
    ],
    next: t("override.next", { name: escapeName(name) }),
  };
}
