import template from "../../cards/revoke.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface RevokeView {
  readonly invitation: Invitation;
}

/** What cards/revoke.json binds to. */
export interface RevokeData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly what: string;
  readonly confirm: string;
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** Asks for confirmation before an invitation is revoked. Only the person who pressed sees it. */
export function revokeCard(view: RevokeView, texts: Texts): AdaptiveCard {
  return render(revokeData(view, texts));
}

export function revokeData({ invitation }: RevokeView, texts: Texts): RevokeData {
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("revoke.title", { email: escapeAddress(invitation.email) }),
    what: texts.t("revoke.what"),
    confirm: texts.t("invitation.revoke"),
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}
