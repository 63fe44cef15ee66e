import { mailLanguage } from "../../partner/mail-language.ts";
import { fillText, mailTexts } from "../../partner/mail-texts.ts";
import { sendMail } from "../../partner/system-mails.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import type { InvitationOrder } from "./invitation-order.ts";

/**
 * Sends Microsoft's mail (Microsoft: Invitation, Invitation e-mail), with sender, language and text. A partner who blocked invitations gets
 * none, and the caller isn't told (Microsoft: Invitation e-mail).
 */
export function mailInvitation(tenant: Tenant, order: InvitationOrder, guest: StoredUser, redeemUrl: string): void {
  const { body, email, redirectUrl, caller } = order;
  // G136
  if (tenant.redemptions.isBlocked(email)) return;
  const info = body.invitedUserMessageInfo;
  const inviter =
    caller.kind === "user" ? { name: caller.user.displayName, mail: caller.user.mail } : { name: tenant.displayName, mail: null };
  // G33
  const language = (info?.customizedMessageBody ? null : info?.messageLanguage) || mailLanguage(tenant, email, guest);
  sendMail(tenant, {
    ...wordsOf(tenant, inviter.name, language),
    // G29
    from: { name: `Microsoft Invitations on behalf of ${tenant.displayName}`, address: `invites@${senderDomain(tenant)}` },
    replyTo: inviter.mail,
    to: email,
    // G16: Several are accepted, but only the first one gets the mail.
    cc: info?.ccRecipients?.[0]?.emailAddress?.address ?? null,
    inviter,
    // G32: Dropped silently when an app invites, or a person without a mail address: a privacy rule.
    customMessage: inviter.mail === null ? null : info?.customizedMessageBody || null,
    ...{ redirectUrl, redeemUrl },
  });
}

/** A tenant with mail sends from its default domain, if that is a verified custom one (Microsoft: Invitation e-mail). */
function senderDomain({ control, initialDomain, defaultDomain }: Tenant): string {
  // G189
  return control.settings.mailFrom === "defaultDomain" ? defaultDomain : initialDomain;
}

/** G137: Under automatic redemption the mail only informs: there is nothing to accept. */
function wordsOf({ control, displayName, defaultDomain }: Tenant, inviter: string, language: string) {
  const texts = mailTexts(language);
  const values = { inviter, tenant: displayName, domain: defaultDomain };
  const isAutomatic = control.settings.automaticRedemption;
  const [subject, content] = isAutomatic ? [texts.addedSubject, texts.addedBody] : [texts.invitationSubject, texts.invitationBody];
  return {
    kind: isAutomatic ? ("added" as const) : ("invitation" as const),
    language,
    subject: fillText(subject, values),
    body: { contentType: "text" as const, content: fillText(content, values) },
  };
}
