import template from "../../cards/announce-everything.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

/** An administrator (`by`) has just started the announcements, or they went on before. */
export type EverythingAnnouncedView = { readonly is: "started"; readonly by: string } | { readonly is: "already" };

/** What cards/announce-everything.json binds to. */
export interface AnnounceEverythingData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly text: string;
  /** Absent once the question is answered. */
  readonly confirm?: string;
}

const render = cardTemplate(template);

/**
 * Asks for confirmation before everybody in a conversation is told of every guest. The press on it brings the token that proves an
 * administrator.
 */
export function announceEverythingCard(texts: Texts): AdaptiveCard {
  return render(announceEverythingData(texts));
}

/** Takes the place of the question, for everybody. */
export function everythingAnnouncedCard(view: EverythingAnnouncedView, texts: Texts): AdaptiveCard {
  return render(everythingAnnouncedData(view, texts));
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

export function everythingAnnouncedData(view: EverythingAnnouncedView, { language: lang, t }: Texts): AnnounceEverythingData {
  return {
    lang,
    fallback: t("error.card-unsupported"),
    title: t("announce.everything-here"),
    text:
      view.is === "started"
        ? t("announce.started-by", { name: escapeName(view.by) })
        : t("announce.already", { command: t("commands.stop-announcing.title") }),
  };
}
