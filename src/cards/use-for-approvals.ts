import template from "../../cards/use-for-approvals.json" with { type: "json" };
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import { cardTemplate } from "./template.ts";

/** Why there is nothing to press any more: an administrator (`by`) has just chosen the channel, it was chosen before, or the policy file names another one. */
export type ApprovalsPlaceView = { readonly is: "chosen"; readonly by: string } | { readonly is: "already" | "policy-wins" };

/** What cards/use-for-approvals.json binds to. */
export interface UseForApprovalsData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly text: string;
  /** Absent once the question is answered. */
  readonly confirm?: string;
}

const render = cardTemplate(template);

/** Asks for confirmation before a channel becomes the approvals channel. The press on it brings the token that proves an administrator. */
export function useForApprovalsCard(texts: Texts): AdaptiveCard {
  return render(useForApprovalsData(texts));
}

/** Takes the place of the question, for everybody. */
export function approvalsPlaceCard(view: ApprovalsPlaceView, texts: Texts): AdaptiveCard {
  return render(approvalsPlaceData(view, texts));
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

export function approvalsPlaceData(view: ApprovalsPlaceView, { language: lang, t }: Texts): UseForApprovalsData {
  return {
    lang,
    fallback: t("error.card-unsupported"),
    title: t(view.is === "policy-wins" ? "approvals-channel.confirm-title" : "approvals-channel.decided-here"),
    text: view.is === "chosen" ? t("approvals-channel.chosen-by", { name: escapeName(view.by) }) : t(`approvals-channel.${view.is}`),
  };
}
