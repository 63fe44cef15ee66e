import template from "../../cards/cant-get-in.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";

/**
 * What a partner who can't get in may see, each with its answer: they used another account than the invited one; they must prove more
 * (multifactor authentication); a rule of either company blocks them (Microsoft: Entra authentication and authorization error codes).
 */
export const hindrances = ["account", "factor", "blocked"] as const;
export type Hindrance = (typeof hindrances)[number];

export interface CantGetInView {
  readonly invitation: Pick<Invitation, "id" | "email">;
  /** The question that was answered with yes. */
  readonly hindrance?: Hindrance;
}

/** What cards/cant-get-in.json binds to. */
export interface CantGetInData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  /** The question stays above its answer: the questions below don't show which of them was pressed. */
  readonly answer?: { readonly question: string; readonly text: string };
  readonly questions: readonly {
    readonly title: string;
    readonly data: { readonly invitation: InvitationId; readonly answer: Hindrance };
  }[];
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** Three questions that lead to one sentence about why a partner can't get in. Only the person who pressed sees it. */
export function cantGetInCard(view: CantGetInView, texts: Texts): AdaptiveCard {
  return render(cantGetInData(view, texts));
}

export function cantGetInData({ invitation, hindrance }: CantGetInView, texts: Texts): CantGetInData {
  const values = { email: escapeAddress(invitation.email) };
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("cant-get-in.title", values),
    ...(hindrance && { answer: answerTo(hindrance, values, texts) }),
    questions: hindrances
      .filter((answer) => answer !== hindrance)
      .map((answer) => ({ title: texts.t(`cant-get-in.${answer}`), data: { invitation: invitation.id, answer } })),
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}

function answerTo(hindrance: Hindrance, values: { readonly email: string }, texts: Texts): NonNullable<CantGetInData["answer"]> {
  return { question: texts.t(`cant-get-in.${hindrance}`), text: texts.t(`cant-get-in.${hindrance}-answer`, values) };
}
