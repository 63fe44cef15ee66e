import { approvalCard } from "../../src/cards/approval.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { Press } from "../press.ts";
import type { ActionCall } from "./action.ts";
import { readInvitationId } from "./invitation-data.ts";
import { refusedAnswer } from "./refused-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["retryInvitation"]>>;

/** "Try again" on an invitation that didn't go out. */
export async function retry(call: ActionCall): Promise<Answer> {
  const { press, flows, texts, continuations } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const work = flows.retryInvitation({ id, by: press.turn.person, ssoToken: press.ssoToken });
  const outcome = await continuations.within(work, () => flows.refreshCard(id));
  return outcome === "late" ? stillWorking(call, id) : answerTo(call, outcome);
}

const notYours = { requester: "error.not-your-retry", approver: "error.not-your-retry-approver" } as const;

async function stillWorking({ press, flows, texts }: ActionCall, id: InvitationId): Promise<Answer> {
  const invitation = await flows.findInvitation(id, viewerOf(press));
  return invitation ? cardPressed(press, invitation, texts) : unknownInvitation(texts);
}

/** Whoever approved presses on the approval card; whoever asked sees the living card everywhere. */
function cardPressed({ card, turn }: Press, invitation: Invitation, texts: Texts): Answer {
  const isApproval = invitation.approval?.card === card && invitation.requester.id !== turn.person.id;
  return { kind: "card", card: isApproval ? approvalCard({ invitation }, texts) : invitationCard({ invitation }, texts) };
}

function answerTo({ press, texts }: ActionCall, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case "invited":
    case "failed":
    case "reopened":
    case "unsettled":
    case "not-failed":
      return cardPressed(press, outcome.invitation, texts);
    case "not-yours":
      return { kind: "message", text: texts.t(notYours[outcome.sender.as], { name: outcome.sender.name }) };
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusedAnswer(press, outcome.refusal, texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
