import { mailLanguage } from "./mail-language.ts";
import { fillText, mailTexts } from "./mail-texts.ts";
import type { Mail } from "../tenant/mailbox.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** The properties that differ per mail; the others are the same for all mails of one tenant. */
export type MailContent = Pick<Mail, "kind" | "to" | "subject" | "language" | "body"> & Partial<Mail>;

/** Sends a mail from the tenant, unless `content` names a sender. */
export function sendMail(tenant: Tenant, content: MailContent): void {
  tenant.mailbox.send({
    id: tenant.random.uuid(),
    at: tenant.clock.now().toISOString(),
    from: { name: tenant.displayName, address: `invites@${tenant.initialDomain}` },
    ...{ replyTo: null, cc: null, inviter: { name: tenant.displayName, mail: null }, customMessage: null },
    ...{ tenantName: tenant.displayName, tenantDomain: tenant.defaultDomain, redirectUrl: "", redeemUrl: "" },
    ...content,
  });
}

/** The code with which a partner without an account proves that the mailbox is theirs (Microsoft: One-time passcode). */
export function mailPasscode(tenant: Tenant, email: string, passcode: string): void {
  const language = mailLanguage(tenant, email, tenant.users.owners(email)[0]);
  const texts = mailTexts(language);
  const values = { tenant: tenant.displayName, passcode };
  const body = { contentType: "text", content: fillText(texts.passcodeBody, values) } as const;
  sendMail(tenant, { kind: "passcode", to: email, language, subject: fillText(texts.passcodeSubject, values), body });
}
