import { z } from "zod";
import { invitationCard } from "../../src/cards/invitation.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notYours } from "../answers/not-yours.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["resendInvitation"]>>;

const resendCount = z.looseObject({ resends: z.int().min(0) });

/** "Send again": has Microsoft send one more mail. The count on the button stops a repeated press from sending two. */
export async function resend(call: ActionCall): Promise<Answer> {
  const { press, flows, texts, continuations } = call;
  const id = readInvitationId(press.data);
  const count = resendCount.safeParse(press.data);
  if (!id || !count.success) return unknownInvitation(texts);
  const { turn, ssoToken } = press;
  const work = flows.resendInvitation({ id, resends: count.data.resends, by: turn.person, ssoToken });
  const outcome = await continuations.within(work, () => flows.refreshCard(id));
  return outcome === "late" ? workingAnswer(call, id) : resendAnswer(call, outcome);
}

async function workingAnswer({ press, flows, texts }: ActionCall, id: InvitationId): Promise<Answer> {
  const invitation = await flows.findInvitation(id, viewerOf(press));
  return invitation ? { kind: "message", text: texts.t("error.working") } : unknownInvitation(texts);
}

function resendAnswer(call: ActionCall, outcome: Outcome): Answer {
  const { texts } = call;
  switch (outcome.kind) {
    case "resent":
    case "as-it-stands":
      return { kind: "card", card: invitationCard(outcome, texts) };
    case "accepted":
    case "removed":
      return { kind: "message", text: texts.t(`resend.${outcome.kind}`) };
    case "not-sent":
      return {
        kind: "message",
        text: texts.t("resend.not-sent", { reason: texts.t(`failure.${outcome.reason}`), reference: outcome.reference }),
      };
    case "unclear":
      return { kind: "message", text: texts.t("resend.unclear", { reference: outcome.reference }) };
    case "not-yours":
      return notYours(outcome.requester, "error.not-your-resend", texts);
    default:
      return pressRefused(call, outcome);
  }
}
