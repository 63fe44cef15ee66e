import type { Approval } from "../domain/approval.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName } from "./escape.ts";

type Asked = Pick<Invitation, "requester" | "email" | "findings" | "override">;

/**
 * One line about what matters for the decision: whether people could take the partner for a colleague, why it is
 * asked for, and how many guests the partner's domain has already.
 */
export function approvalMatters(invitation: Asked, approval: Approval, texts: Texts): string {
  const { email, findings, override } = invitation;
  const parts = [
    override && texts.t("invitation.override", { rule: escapeName(override.rule) }),
    approval.confirmed.includes("same-name") ? texts.t("approval.same-name") : undefined,
    why(invitation, approval, texts),
    guests(email, findings.guestsOfDomain, texts),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function why({ requester }: Asked, { why: reason, rule }: Approval, texts: Texts): string {
  switch (reason) {
    case "not-allowed":
      return texts.t("approval.why.not-allowed", { name: escapeName(requester.name) });
    case "policy":
      return rule === undefined ? texts.t("approval.why.policy") : texts.t("approval.why.rule", { rule: escapeName(rule) });
    case "policy-copy":
      return rule === undefined ? texts.t("approval.why.policy-copy") : texts.t("approval.why.rule-copy", { rule: escapeName(rule) });
    case "redirectUrl":
    case "message":
    case "cc":
      return texts.t(`approval.why.${reason}`);
  }
}

function guests(email: string, count: number | undefined, texts: Texts): string | undefined {
  if (count === undefined) return undefined;
  const domain = escapeAddress(email.slice(email.lastIndexOf("@") + 1));
  return count === 0 ? texts.t("approval.guests-none", { domain }) : texts.t("approval.guests", { domain, count });
}
