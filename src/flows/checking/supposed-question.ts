import type { ConversationId, EmailKey, InvitationId, PersonId } from "../../domain/ids.ts";
import { identityOf } from "../../domain/invite-identity.ts";
import type { Inviter } from "../../domain/invite-identity.ts";
import type { InviteOptions } from "../../domain/invite-options.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Question } from "./gather-facts.ts";

/** A request that nobody has made. */
export interface Supposed {
  readonly requester: { readonly id: PersonId; readonly isGuest: boolean };
  readonly email: string;
  readonly emailKey: EmailKey;
  /** Where it would begin; for an explanation also "chat", or the object id of a team's group. */
  readonly home: ConversationId;
  readonly userType?: InviteOptions["userType"];
  /** What else the form would say. */
  readonly options?: Partial<Pick<InviteOptions, "cc" | "message" | "redirectUrl">>;
}

/** The question of a real request, except that the app reads and not the person, whose own token may show more or less. */
export function supposedQuestion({ clock, terms }: Pick<Ports, "clock" | "terms">, supposed: Supposed): Question {
  const { requester, email, emailKey, home, userType, options } = supposed;
  const { id } = requester;
  const inviter: Inviter = terms.inviteAs === "app" ? { kind: "app" } : { kind: "person", id };
  const promised = identityOf(inviter, id);
  const wanted = {
    id: clock.newId() as InvitationId,
    email,
    emailKey,
    requester: { id },
    home: { conversation: home },
    options: { sendMail: true, redirectUrl: terms.defaultRedirectUrl, ...(userType && { userType }), ...options },
    ...(promised && { inviteAs: promised }),
  };
  const tokenClaims = requester.isGuest ? { isGuest: true as const } : {};
  return { use: "explanation", wanted, by: id, reader: { kind: "app" }, inviter, tokenClaims, approvedBy: [], confirmed: [] };
}
