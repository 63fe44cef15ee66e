import { z } from "zod";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { confirmedCautions } from "../data/decision-data.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notYours } from "../answers/not-yours.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["resendInvitation"]>>;

const resendCount = z.looseObject({ resends: z.int().min(0) });

/** "Send again": has Microsoft send one more mail. The count on the button stops a repeated press from sending two. */
export async function resend(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  const count = resendCount.safeParse(press.data);
  if (!id || !count.success) return unknownInvitation(texts);
  const { turn, ssoToken } = press;
  const confirmed = confirmedCautions(press);
  const { person: by, conversation } = turn;
  return resendAnswer(call, await flows.resendInvitation({ id, resends: count.data.resends, by, conversation, ssoToken, confirmed }));
}

function resendAnswer(call: ActionCall, outcome: Outcome): Answer {
  const { texts } = call;
  switch (outcome.kind) {
    case "resent":
    case "as-it-stands":
      return livingCardAnswer(outcome, texts);
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
