import type { Invitation, InvitationStateKind, MailLook } from "../domain/invitation.ts";
import { knownSubject, possibleSenders } from "../domain/mail-look.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName } from "./escape.ts";

interface Fact {
  readonly title: string;
  readonly value: string;
}

/** The states in which the partner may be looking for Microsoft's mail. */
const awaited: ReadonlySet<InvitationStateKind> = new Set(["requested", "awaiting-approval", "queued", "sending", "invited"]);

/**
 * How the partner recognizes Microsoft's mail, by sender and subject (Microsoft: Elements of the B2B invitation email). When the subject
 * isn't known, the two names that it has in every language.
 */
export function mailFacts({ state, options, findings }: Invitation, texts: Texts): readonly Fact[] {
  const { mail } = findings;
  if (!mail || !options.sendMail || !awaited.has(state.kind)) return [];
  const shown = { sender: escapeAddress(mail.sender), inviter: escapeName(mail.inviter), domain: escapeAddress(mail.domain) };
  return [
    { title: texts.t("invitation.fact.sender"), value: mailSenders(shown, texts) },
    { title: texts.t("invitation.fact.subject"), value: knownSubject(options, shown) ?? texts.t("invitation.mail-subject-names", shown) },
  ];
}

/** The addresses from which the mail may come, as the reader's language says "one or the other". */
export function mailSenders(look: Pick<MailLook, "sender" | "domain">, texts: Texts): string {
  const [sender = "", other] = possibleSenders(look);
  return other === undefined ? sender : texts.t("invitation.mail-senders", { sender, other });
}
