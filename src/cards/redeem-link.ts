import template from "../../cards/redeem-link.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, longestAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface RedeemLinkView {
  readonly invitation: Invitation;
  /** Graph's `inviteRedeemUrl`. */
  readonly redeemUrl: string;
  /** `https://teams.microsoft.com/?tenantId={tid}`. */
  readonly tenantLink: string;
}

interface Copyable {
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
  readonly subject: Copyable;
  readonly body: Copyable;
  readonly tenant: Copyable & { readonly hint: string };
  readonly openMail: { readonly title: string; readonly url: string };
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/**
 * The link with everything ready to paste, for the requester's eyes only: answer their own click with it, never post it.
 * What is to be copied stands in inputs, where it can be selected on every client and no Markdown is read.
 */
export function redeemLinkCard(view: RedeemLinkView, texts: Texts): AdaptiveCard {
  return render(redeemLinkData(view, texts));
}

export function redeemLinkData(view: RedeemLinkView, texts: Texts): RedeemLinkData {
  const { invitation } = view;
  const subject = texts.t("link.subject");
  const body = bodyFor(view, texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("link.title", { email: escapeAddress(invitation.email) }),
    onlyYou: texts.t("link.only-you"),
    link: { label: texts.t("link.redeem"), value: view.redeemUrl },
    subject: { label: texts.t("link.subject-label"), value: subject },
    body: { label: texts.t("link.body-label"), value: body },
    tenant: { label: texts.t("link.tenant"), value: view.tenantLink, hint: texts.t("link.tenant-hint") },
    openMail: { title: texts.t("link.open-mail"), url: composeUrl({ to: addressOf(invitation), subject, body }) },
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}

/** In characters; the form lets a display name be 256. */
const longestName = 256;

function addressOf({ email }: Invitation): string {
  return cleanValue(email, longestAddress);
}

function bodyFor({ invitation, redeemUrl }: RedeemLinkView, texts: Texts): string {
  const name = cleanValue(invitation.options.displayName ?? "", longestName);
  return texts.t("link.body", {
    greeting: name === "" ? texts.t("link.greeting") : texts.t("link.greeting-name", { name }),
    url: redeemUrl,
    email: addressOf(invitation),
    requester: cleanValue(invitation.requester.name, longestName),
  });
}

/** Outlook on the web's compose link; `+` for a space would be shown as typed, so no URLSearchParams. */
function composeUrl(mail: Readonly<Record<"to" | "subject" | "body", string>>): string {
  const query = Object.entries(mail).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://outlook.office.com/mail/deeplink/compose?${query.join("&")}`;
}
