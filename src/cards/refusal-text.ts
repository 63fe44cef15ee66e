import type { Caution } from "../domain/caution.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName } from "./escape.ts";

/** Why nothing was created, who can fix it and what to do next, ready for a TextBlock. */
export function refusalText(refusal: Refusal, texts: Texts): string {
  switch (refusal.kind) {
    case "own-domain":
      return texts.t("refusal.own-domain", { domain: escapeAddress(refusal.domain) });
    case "employee":
      return texts.t("refusal.employee", { name: escapeName(refusal.name) });
    case "guest-accepted":
    case "guest-pending":
      return guestText(refusal, texts);
    case "already-invited":
      return texts.t(refusal.following ? "refusal.already-invited-following" : "refusal.already-invited", {
        name: escapeName(refusal.invitation.requester.name),
        date: texts.formatDate(refusal.invitation.createdAt),
      });
    case "domain-blocked":
      return texts.t("refusal.domain-blocked", { domain: escapeAddress(refusal.domain) });
    case "address-in-use":
      return texts.t("refusal.address-in-use", { name: escapeName(refusal.name) });
    case "to-confirm":
      return [texts.t("refusal.to-confirm"), ...refusal.cautions.map((caution) => cautionText(caution, texts))].join("\n\n");
    case "invitations-not-allowed":
    case "member-not-allowed":
    case "requester-is-guest":
    case "consent-needed":
    case "strong-auth-needed":
    case "sign-in-refused":
      return texts.t(`refusal.${refusal.kind}`);
  }
}

function cautionText(caution: Caution, texts: Texts): string {
  if (caution.kind !== "deleted-lately") return texts.t(`caution.${caution.kind}`);
  const name = escapeName(caution.name);
  if (caution.since === null) return texts.t("caution.deleted-lately", { name });
  return texts.t("caution.deleted-lately-since", { name, date: texts.formatDate(caution.since) });
}

function guestText(refusal: Extract<Refusal, { since: unknown }>, texts: Texts): string {
  const name = escapeName(refusal.name);
  if (refusal.since === null) return texts.t(`refusal.${refusal.kind}`, { name });
  return texts.t(`refusal.${refusal.kind}-since`, { name, date: texts.formatDate(refusal.since) });
}
