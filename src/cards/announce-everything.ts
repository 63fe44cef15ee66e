import template from "../../cards/announce-everything.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cardTemplate } from "./template.ts";

/** What cards/announce-everything.json binds to. */
export interface AnnounceEverythingData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
}

const render = cardTemplate(template);

/**
 * Asks for confirmation before everybody in a conversation is told of every guest. The press on it brings the token that proves an
 * administrator.
 */
export function announceEverythingCard(texts: Texts): AdaptiveCard {
  return render(announceEverythingData(texts));
}

export function announceEverythingData({ language: lang, t }: Texts): AnnounceEverythingData {
  return {
    lang,
    fallback: t("error.card-unsupported"),
    title: t("announce.confirm-title"),
    text: t("announce.confirm-text"),
    confirm: t("announce.confirm"),
  };
}
