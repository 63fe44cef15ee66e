import template from "../../cards/use-for-approvals.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cardTemplate } from "./template.ts";

/** What cards/use-for-approvals.json binds to. */
export interface UseForApprovalsData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
}

const render = cardTemplate(template);

/** Asks for confirmation before a channel becomes the approvals channel. The press on it brings the token that proves an administrator. */
export function useForApprovalsCard(texts: Texts): AdaptiveCard {
  return render(useForApprovalsData(texts));
}

export function useForApprovalsData({ language: lang, t }: Texts): UseForApprovalsData {
  return {
    lang,
    fallback: t("error.card-unsupported"),
    title: t("approvals-channel.confirm-title"),
    text: t("approvals-channel.confirm-text"),
    confirm: t("approvals-channel.confirm"),
  };
}
