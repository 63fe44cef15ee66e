import type { Approval } from "../domain/approval.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { lookOf } from "./invitation.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { stateLooks } from "./state-look.ts";
import type { Look } from "./state-look.ts";

/** The head of the approval card. */
export interface ApprovalStanding {
  readonly look: Look;
  readonly state: string;
  readonly title: string;
  /** A line of its own below the title: where the invitation stands, or who decided if the state comes first. */
  readonly standing?: string;
}

/**
 * While the request waits: who asks for which partner. After the decision: first who decided, then how the invitation stands. A failure comes first
 * in any case, since somebody has to act on it.
 */
export function approvalStanding(invitation: Invitation, { decision }: Approval, texts: Texts): ApprovalStanding {
  const { state, email, requester } = invitation;
  const who = { name: escapeName(requester.name), email: escapeAddress(email) };
  const words = { look: stateLooks[lookOf[state.kind]], state: invitationStateText(state, texts) };
  if (state.kind === "awaiting-approval") return { ...words, title: texts.t("approval.title", who) };
  const title = texts.t("approval.title-for", who);
  if (!decision) return { ...words, title };
  const by = texts.t(`approval.${decision.kind}-by`, { name: escapeName(decision.name) });
  if (decision.kind === "rejected") return { look: words.look, state: by, title };
  if (state.kind === "failed") return { ...words, title, standing: by };
  return { look: stateLooks.done, state: by, title, standing: words.state };
}
