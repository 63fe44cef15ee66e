import template from "../../cards/ask-to-delete.json" with { type: "json" };
import type { GuestId, InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Person } from "../domain/person.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, longestAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";

export interface AskToDeleteView {
  readonly invitation: Invitation;
  readonly guest: GuestId;
  /** The permission that the app lacks to delete the guest itself. */
  readonly permission: string;
  readonly by: Pick<Person, "name">;
  /** Where an administrator finds the guest. */
  readonly page: string;
}

/** What cards/ask-to-delete.json binds to. */
export interface AskToDeleteData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly what: string;
  readonly message: { readonly label: string; readonly value: string };
  readonly open: { readonly title: string; readonly url: string };
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** If the app may not delete a guest: what to ask an administrator for. Only the person who pressed sees it. */
export function askToDeleteCard(view: AskToDeleteView, texts: Texts): AdaptiveCard {
  return render(askToDeleteData(view, texts));
}

/** In characters. */
const longestName = 256;

export function askToDeleteData({ invitation, guest, permission, by, page }: AskToDeleteView, texts: Texts): AskToDeleteData {
  const email = cleanValue(invitation.email, longestAddress);
  const name = cleanValue(by.name, longestName);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("revoke.needs-admin", { email: escapeAddress(invitation.email) }),
    what: texts.t("revoke.needs-admin-what", { permission, button: texts.t("invitation.revoke") }),
    message: {
      label: texts.t("revoke.message-label"),
      value: texts.t("revoke.message", { email, guest, permission, page, name }),
    },
    open: { title: texts.t("revoke.open"), url: page },
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}
