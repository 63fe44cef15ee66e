import template from "../../cards/redeem-link.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapePlace } from "./escape-markdown.ts";
import { escapeAddress } from "./escape.ts";
import { textToCopy } from "./text-to-copy.ts";
import { composeUrl, linkMail } from "./ready-mail.ts";
import { cardTemplate } from "./template.ts";

export interface RedeemLinkView {
  readonly invitation: Invitation;
  /** Graph's `inviteRedeemUrl`. */
  readonly redeemUrl: string;
  /** `https://teams.microsoft.com/?tenantId={tid}`. */
  readonly tenantLink: string;
}

/** A text to copy. */
export interface Copyable {
  readonly label: string;
  readonly value: string;
}

/** What cards/redeem-link.json binds to. */
export interface RedeemLinkData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly onlyYou: string;
  readonly link: Copyable;
  readonly subject: string;
  readonly body: string;
  readonly mailRightToLeft: boolean;
  readonly tenant: Copyable & { readonly hint: string };
  readonly openMail: { readonly title: string; readonly url: string };
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/**
 * The link with everything ready to paste, for the requester only: answer their own click with it, never post it.
 * Cards can't write to the clipboard. So the texts are whole, to be selected.
 */
export function redeemLinkCard(view: RedeemLinkView, texts: Texts): AdaptiveCard {
  return render(redeemLinkData(view, texts));
}

export function redeemLinkData({ invitation, redeemUrl, tenantLink }: RedeemLinkView, texts: Texts): RedeemLinkData {
  const mail = linkMail(invitation, redeemUrl, texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("link.title", { email: escapeAddress(invitation.email) }),
    onlyYou: texts.t("link.only-you"),
    link: { label: texts.t("link.redeem"), value: escapePlace(redeemUrl) },
    subject: textToCopy(mail.subject),
    body: textToCopy(mail.body),
    mailRightToLeft: mail.rightToLeft,
    tenant: { label: texts.t("link.tenant"), value: escapePlace(tenantLink), hint: texts.t("link.tenant-hint") },
    openMail: { title: texts.t("link.open-mail"), url: composeUrl(mail) },
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}
