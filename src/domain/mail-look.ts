import type { Findings, Invitation, MailLook } from "./invitation.ts";
import type { Inviter } from "./invite-identity.ts";
import type { InviteOptions } from "./invite-options.ts";

/** Domains that Microsoft gives a tenant; no tenant chooses one of them as a custom domain. */
const givenByMicrosoft = /\.(?:onmicrosoft\.(?:com|us)|partner\.onmschina\.cn)$/i;

/**
 * The addresses from which Microsoft's mail may come: the initial domain's, and that of a verified custom domain that is the tenant's
 * default. Only a tenant with mail sends from the second, and Graph doesn't say whether it has mail (Microsoft: Elements of the B2B
 * invitation email, Custom domain email requirements).
 */
export function possibleSenders({ sender, domain }: Pick<MailLook, "sender" | "domain">): readonly string[] {
  const other = `invites@${domain}`;
  return givenByMicrosoft.test(domain) || other.toLowerCase() === sender.toLowerCase() ? [sender] : [sender, other];
}

type Told = Pick<InviteOptions, "message" | "messageLanguage">;

/**
 * The subject of Microsoft's mail; undefined when it isn't known. It is in the chosen language, which doesn't count beside a message of
 * the inviter's. Without a choice the guest's own language decides, their company's or ours, never the requester's. Microsoft documents
 * its words in English alone (Microsoft: Elements of the B2B invitation email).
 */
export function knownSubject({ message, messageLanguage }: Told, { inviter, domain }: Pick<MailLook, "inviter" | "domain">) {
  const isEnglish = message === undefined && messageLanguage !== undefined && /^en(?:-|$)/i.test(messageLanguage);
  return isEnglish ? `${inviter} invited you to collaborate with ${domain}` : undefined;
}

/**
 * The findings after the mail was sent again: it names the person who sent it. When the app sends what a person sent before, the
 * organization's name isn't known here, and so nothing is said about the mail.
 */
export function findingsOfResend(
  { findings, inviteAs }: Pick<Invitation, "findings" | "inviteAs">,
  { name, actor }: { readonly name: string; readonly actor: Inviter },
): Findings {
  const { mail, ...others } = findings;
  if (!mail || (actor.kind === "app" && inviteAs === "app")) return findings;
  return actor.kind === "app" ? others : { ...others, mail: { ...mail, inviter: name } };
}
