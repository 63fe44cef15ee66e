import template from "../../cards/heads-up.json" with { type: "json" };
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import { landingPageOf } from "../domain/landing-page.ts";
import { pageInMail } from "../domain/page-in-mail.ts";
import { shownPage } from "../domain/shown-page.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress } from "./escape.ts";
import { composeUrl, headsUpMail } from "./ready-mail.ts";
import { cardTemplate } from "./template.ts";
import { textToCopy } from "./text-to-copy.ts";

export interface HeadsUpView {
  readonly invitation: Invitation;
}

/** What cards/heads-up.json binds to. */
export interface HeadsUpData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly why: string;
  readonly subject: string;
  readonly body: string;
  readonly mailRightToLeft: boolean;
  readonly openMail: { readonly title: string; readonly url: string };
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** A text that the requester can send before Microsoft's mail arrives, in the partner's language. Answers the requester's own click. */
export function headsUpCard(view: HeadsUpView, texts: Texts): AdaptiveCard {
  return render(headsUpData(view, texts));
}

export function headsUpData({ invitation }: HeadsUpView, texts: Texts): HeadsUpData {
  const { options } = invitation;
  const hosts = { mail: shownPage(pageInMail(invitation)).host, end: shownPage(landingPageOf(options)).host };
  const mail = headsUpMail(invitation, hosts, texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("heads-up.title", { email: escapeAddress(invitation.email) }),
    why: texts.t("heads-up.why"),
    subject: textToCopy(mail.subject),
    body: textToCopy(mail.body),
    mailRightToLeft: mail.rightToLeft,
    openMail: { title: texts.t("link.open-mail"), url: composeUrl(mail) },
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}
