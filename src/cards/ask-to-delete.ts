import template from "../../cards/ask-to-delete.json" with { type: "json" };
import type { GuestId, InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { KeepReason } from "../domain/judge-deletion.ts";
import type { Person } from "../domain/person.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, longestAddress } from "./escape.ts";
import { cardTemplate } from "./template.ts";
import { textToCopy } from "./text-to-copy.ts";

/** Why the bot doesn't delete the guest: a permission is missing, or the guest may have to stay. */
export type NotDeleted = { readonly why: "not-permitted"; readonly permission: string } | { readonly why: KeepReason };

export type AskToDeleteView = NotDeleted & {
  readonly invitation: Invitation;
  readonly guest: GuestId;
  readonly by: Pick<Person, "name">;
  /** Where an administrator finds the guest. */
  readonly page: string;
};

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

/** If the bot doesn't delete a guest: why, and what to ask an administrator for. Only the person who pressed sees it. */
export function askToDeleteCard(view: AskToDeleteView, texts: Texts): AdaptiveCard {
  return render(askToDeleteData(view, texts));
}

/** In characters. */
const longestName = 256;

export function askToDeleteData(view: AskToDeleteView, texts: Texts): AskToDeleteData {
  const { invitation, guest, by, page } = view;
  const email = cleanValue(invitation.email, longestAddress);
  const name = cleanValue(by.name, longestName);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t(view.why === "not-permitted" ? "revoke.needs-admin" : "revoke.kept", { email: escapeAddress(invitation.email) }),
    what: reasonText(view, texts),
    message: {
      label: texts.t("revoke.message-label"),
      value: textToCopy(
        view.why === "not-permitted"
          ? texts.t("revoke.message", { email, guest, permission: view.permission, page, name })
          : texts.t("revoke.message-check", { email, guest, page, name }),
      ),
    },
    open: { title: texts.t("revoke.open"), url: page },
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}

function reasonText(view: AskToDeleteView, texts: Texts): string {
  if (view.why !== "not-permitted") return texts.t(`revoke.${view.why}`);
  return texts.t("revoke.needs-admin-what", { permission: view.permission, button: texts.t("invitation.revoke") });
}
