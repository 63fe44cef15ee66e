import type { Caution } from "../domain/caution.ts";
import type { Instant } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName, escapePartnerName } from "./escape.ts";
import { cautionText } from "./refusal-text.ts";

/** One thing that an approver should know before the invitation goes out: one sentence, ready for a TextBlock. */
export function decisionCautionText(caution: Caution, { requester }: Pick<Invitation, "requester">, texts: Texts): string {
  switch (caution.kind) {
    case "language-unused":
    case "message-unused-app":
    case "sent-by-app":
    case "sent-by-approver":
      return texts.t(`decision.caution.${caution.kind}`, { name: escapeName(requester.name) });
    case "domain-mistyped":
      return texts.t("decision.caution.domain-mistyped", {
        ...{ domain: escapeAddress(caution.domain), meant: escapeAddress(caution.meant), name: escapeName(requester.name) },
      });
    case "contact-exists":
      return texts.t("decision.caution.contact-exists", { guest: escapeName(caution.name) });
    case "same-name":
      return texts.t("decision.caution.same-name", { guest: escapePartnerName(caution.name), email: escapeAddress(caution.email) });
    case "guest-pending":
    case "deleted-lately":
      return sinceText(`decision.caution.${caution.kind}`, caution, texts);
    case "message-unused-no-mailbox":
    case "copy-mistyped":
    case "sent-by-you":
    case "needs-approval":
      return cautionText(caution, texts);
  }
}

type DatedKey = "decision.caution.guest-pending" | "decision.caution.deleted-lately";

/** With the date, if the directory told it. */
function sinceText(key: DatedKey, { name, since }: { readonly name: string; readonly since: Instant | null }, texts: Texts): string {
  if (since === null) return texts.t(key, { guest: escapeName(name) });
  return texts.t(`${key}-since`, { guest: escapeName(name), date: texts.formatDate(since) });
}
