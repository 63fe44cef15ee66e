import template from "../../cards/refusal.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { refusalActions } from "./refusal-actions.ts";
import type { RefusalActions, RefusalPlace } from "./refusal-actions.ts";
import { refusalHelp } from "./refusal-help.ts";
import type { RefusalLook } from "./refusal-help.ts";
import { refusalText } from "./refusal-text.ts";
import { cardTemplate } from "./template.ts";

export interface RefusalView {
  readonly refusal: Refusal;
  /** The living card that this card stands in for. */
  readonly invitation: InvitationId;
  /** The press that is refused. */
  readonly again?: RefusalPlace["again"];
}

/** What cards/refusal.json binds to. */
export interface RefusalData extends RefusalActions {
  readonly lang: Language;
  readonly fallback: string;
  readonly look: RefusalLook;
  readonly refusal: string;
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** Why a press on a living card did nothing, and what helps. Answers that press; only the person who pressed sees it. */
export function refusalCard(view: RefusalView, texts: Texts): AdaptiveCard {
  return render(refusalData(view, texts));
}

export function refusalData({ refusal, invitation, again }: RefusalView, texts: Texts): RefusalData {
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    look: refusalHelp(refusal).look,
    refusal: refusalText(refusal, texts),
    ...refusalActions(refusal, texts, { invitation, ...(again && { again }) }),
    back: texts.t("link.back"),
    invitation,
  };
}
