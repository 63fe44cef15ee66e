import template from "../../cards/offer.json" with { type: "json" };
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress } from "./escape.ts";
import { invitationActions } from "./invitation-actions.ts";
import type { InvitationAction } from "./invitation-actions.ts";
import { cardTemplate } from "./template.ts";
import type { CardVerb } from "./verbs.ts";

/** What a person can ask for with an address: `resend dana@fabrikam.com`. */
export type OfferName = "resend" | "revoke" | "link" | "fix";

export interface OfferView {
  readonly invitation: Invitation;
  readonly action: InvitationAction;
}

/** What cards/offer.json binds to. */
export interface OfferData {
  readonly lang: Language;
  readonly fallback: string;
  readonly text: string;
  readonly title: string;
  readonly verb: CardVerb;
  readonly data: InvitationAction["data"];
}

const render = cardTemplate(template);

/** The buttons of the living card that a command may mean; which of them there is depends on the invitation's state. */
const meant: Readonly<Record<OfferName, readonly CardVerb[]>> = {
  resend: ["resend"],
  revoke: ["revoke", "withdraw"],
  link: ["show-link"],
  fix: ["fix-address"],
};

/** The button that a command means for an invitation; undefined if the invitation doesn't have it now. */
export function offeredAction(name: OfferName, invitation: Invitation): InvitationAction | undefined {
  return invitationActions(invitation).find(({ verb }) => meant[name].includes(verb));
}

const questions: Readonly<Partial<Record<CardVerb, TextKey>>> = {
  resend: "offer.resend",
  revoke: "offer.revoke",
  withdraw: "offer.withdraw",
  "show-link": "offer.show-link",
  "fix-address": "offer.fix-address",
};

/** One question, and one button that does it. */
export function offerCard(view: OfferView, texts: Texts): AdaptiveCard {
  return render(offerData(view, texts));
}

export function offerData({ invitation, action }: OfferView, texts: Texts): OfferData {
  const { title, verb, data } = action;
  const email = escapeAddress(invitation.email);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    text: texts.t(questions[verb] ?? "invitation.title", { email }),
    title: texts.t(title),
    // this card is the confirmation already
    verb: verb === "revoke" ? "revoke-confirmed" : verb,
    data,
  };
}
