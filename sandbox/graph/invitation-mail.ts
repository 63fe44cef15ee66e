import type { Tenant } from "../tenant.ts";
import type { StoredUser } from "../user-store.ts";
import type { InvitationOrder } from "./invitations.ts";

/** Sends Microsoft's mail (graph.md §§1.3, 12): who it is from, in which language, with whose words. */
export function mailInvitation(
  tenant: Tenant,
  { body, email, redirectUrl, caller }: InvitationOrder,
  guest: StoredUser,
  redeemUrl: string,
): void {
  const info = body.invitedUserMessageInfo;
  const inviter =
    caller.kind === "user" ? { name: caller.user.displayName, mail: caller.user.mail } : { name: tenant.displayName, mail: null };
  tenant.mailbox.send({
    id: tenant.random.uuid(),
    at: tenant.clock.now().toISOString(),
    from: { name: `Microsoft Invitations on behalf of ${tenant.displayName}`, address: `invites@${tenant.initialDomain}` },
    replyTo: inviter.mail,
    to: email,
    // More than one is accepted, but only the first gets the mail.
    cc: info?.ccRecipients?.[0]?.emailAddress?.address ?? null,
    subject: `${inviter.name} invited you to collaborate with ${tenant.defaultDomain}`,
    language: info?.messageLanguage || guest.preferredLanguage || tenantLanguage(tenant),
    inviter,
    // Dropped without a word when an app invites, or a person without a mail address: a privacy rule.
    customMessage: inviter.mail === null ? null : info?.customizedMessageBody || null,
    tenantName: tenant.displayName,
    tenantDomain: tenant.defaultDomain,
    redirectUrl,
    redeemUrl,
  });
}

/** "en" alone means Microsoft's default. */
function tenantLanguage({ preferredLanguage }: Tenant): string {
  return preferredLanguage === "en" ? "en-US" : preferredLanguage;
}
