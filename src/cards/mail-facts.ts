import type { Invitation, InvitationStateKind } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName } from "./escape.ts";

interface Fact {
  readonly title: string;
  readonly value: string;
}

/** The states in which the partner may be looking for Microsoft's mail. */
const awaited: ReadonlySet<InvitationStateKind> = new Set(["requested", "awaiting-approval", "queued", "sending", "invited"]);

/** How the partner recognizes Microsoft's mail, by sender and subject (Microsoft: Elements of the B2B invitation email). */
export function mailFacts({ state, options, findings }: Invitation, texts: Texts): readonly Fact[] {
  const { mail } = findings;
  if (!mail || !options.sendMail || !awaited.has(state.kind)) return [];
  const subject = texts.t("invitation.mail-subject", { inviter: escapeName(mail.inviter), domain: escapeAddress(mail.domain) });
  return [
    { title: texts.t("invitation.fact.sender"), value: escapeAddress(mail.sender) },
    { title: texts.t("invitation.fact.subject"), value: subject },
  ];
}
