import type { Invitation, MailLook } from "../domain/invitation.ts";
import { cleanName } from "../domain/clean-text.ts";
import { inviteForm } from "../domain/invite-form.ts";
import { isRightToLeft } from "../texts/locale.ts";
import { textsFor } from "../texts/texts.ts";
import type { Texts } from "../texts/texts.ts";
import { cleanValue, longestAddress } from "./escape.ts";
import { mailSenders } from "./mail-facts.ts";

/** A mail for the requester to send from their own mailbox, in the partner's language. */
export interface ReadyMail {
  readonly to: string;
  readonly cc?: string;
  readonly subject: string;
  readonly body: string;
  /** The direction of the mail's language; the card that shows it may be in another one. */
  readonly rightToLeft: boolean;
}

/** In characters; the same limit as on the form. */
const longestName = inviteForm.displayName.longest;
const longestMessage = inviteForm.message.longest;

/** The redeem link in a short text, with the requester's message if there is one. `own`: the requester's texts. */
export function linkMail(invitation: Invitation, redeemUrl: string, own: Texts): ReadyMail {
  const texts = textsForPartner(invitation, own);
  const words = cleanValue(invitation.options.message ?? "", longestMessage);
  const how = texts.t("ready-mail.link-how", { url: redeemUrl, email: addressOf(invitation) });
  const paragraphs = [words === "" ? texts.t("ready-mail.link-why") : words, how];
  const { cc } = invitation.options;
  return {
    ...mail(invitation, texts, texts.t("ready-mail.link-subject"), paragraphs),
    ...(cc !== undefined && { cc: cleanValue(cc, longestAddress) }),
  };
}

/** The hosts of the page that Microsoft's mail names, and of the page where the partner ends up. */
export interface HostsOnTheWay {
  readonly mail: string;
  readonly end: string;
}

/** Announces Microsoft's mail and how to recognize it, so that the partner doesn't take it for phishing. */
export function headsUpMail(invitation: Invitation, hosts: HostsOnTheWay, own: Texts): ReadyMail {
  const texts = textsForPartner(invitation, own);
  const { mail: look } = invitation.findings;
  return mail(invitation, texts, texts.t("ready-mail.heads-up-subject"), [
    texts.t("ready-mail.heads-up-what"),
    ...(look ? [lookText(look, texts)] : []),
    ...(hosts.mail === hosts.end ? [] : [texts.t("ready-mail.heads-up-hosts", { ...hosts })]),
    texts.t("ready-mail.heads-up-how", { email: addressOf(invitation) }),
  ]);
}

/** By its sender and the two names in its subject: which words are around them depends on languages that we don't know. */
function lookText(look: MailLook, texts: Texts): string {
  const { domain } = look;
  const inviter = nameOf(look.inviter);
  return texts.t("ready-mail.heads-up-look", { sender: mailSenders(look, texts), inviter, domain });
}

/** Our own limit: some browsers and proxies cut or refuse longer addresses. The text is on the card in any case. */
const longestUrl = 8_000;

/** Outlook on the web's compose link. URLSearchParams isn't used: it writes `+` for a space, and Outlook would show it. */
export function composeUrl({ to, cc, subject, body }: Omit<ReadyMail, "rightToLeft">): string {
  const head = { to, ...(cc !== undefined && { cc }), subject };
  const whole = composeWith({ ...head, body });
  return whole.length > longestUrl ? composeWith(head) : whole;
}

function composeWith(parts: Readonly<Record<string, string>>): string {
  const query = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://outlook.office.com/mail/deeplink/compose?${query.join("&")}`;
}

/** The partner's language is the one chosen for Microsoft's mail; English if we don't have it. Without a choice: the requester's own. */
function textsForPartner({ options: { messageLanguage } }: Invitation, own: Texts): Texts {
  return messageLanguage === undefined ? own : textsFor(messageLanguage);
}

function mail(invitation: Invitation, texts: Texts, subject: string, paragraphs: readonly string[]): ReadyMail {
  const name = nameOf(invitation.options.displayName ?? "");
  const greeting = name === "" ? texts.t("ready-mail.greeting") : texts.t("ready-mail.greeting-name", { name });
  const closing = texts.t("ready-mail.closing", { requester: nameOf(invitation.requester.name) });
  return {
    to: addressOf(invitation),
    subject,
    body: [greeting, ...paragraphs, closing].join("\n\n"),
    rightToLeft: isRightToLeft(texts.language),
  };
}

function nameOf(name: string): string {
  return cleanValue(cleanName(name), longestName);
}

function addressOf({ email }: Invitation): string {
  return cleanValue(email, longestAddress);
}
