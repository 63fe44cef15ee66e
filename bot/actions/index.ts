import type { CardVerb } from "../../src/cards/verbs.ts";
import type { Action } from "../action.ts";
import { announceEverything } from "./announce-everything.ts";
import { approve } from "./approve.ts";
import { approveChanged } from "./approve-changed.ts";
import { answerQuestion } from "./answer-question.ts";
import { askAdmin } from "./ask-admin.ts";
import { askBack } from "./ask-back.ts";
import { fixAddress } from "./fix-address.ts";
import { inviteAgain } from "./invite-again.ts";
import { addToTeam } from "../team-actions/add-to-team.ts";
import { cantGetIn } from "../team-actions/cant-get-in.ts";
import { chooseTeam } from "../team-actions/choose-team.ts";
import { openChanges } from "./open-changes.ts";
import { openForm } from "./open-form.ts";
import { reject } from "./reject.ts";
import { removeFromTeam } from "../team-actions/remove-from-team.ts";
import { resend } from "./resend.ts";
import { retry } from "./retry.ts";
import { revokeConfirmed } from "./revoke-confirmed.ts";
import { revoke } from "./revoke.ts";
import { runCommand } from "./run-command.ts";
import { sendInvitation } from "./send-invitation.ts";
import { showApproval } from "./show-approval.ts";
import { showCard } from "./show-card.ts";
import { showHeadsUp } from "./show-heads-up.ts";
import { showHistory } from "./show-history.ts";
import { showLink } from "./show-link.ts";
import { showPending } from "./show-pending.ts";
import { showWaiting } from "./show-waiting.ts";
import { tryOne } from "./try-one.ts";
import { useForApprovals } from "./use-for-approvals.ts";
import { withdraw } from "./withdraw.ts";

/** Every button on our cards, by its verb. */
export const actions: Readonly<Record<CardVerb, Action>> = {
  "send-invitation": sendInvitation,
  approve,
  "open-changes": openChanges,
  "approve-changed": approveChanged,
  "ask-back": askBack,
  reject,
  "show-link": showLink,
  "show-heads-up": showHeadsUp,
  "show-card": showCard,
  retry,
  resend,
  "fix-address": fixAddress,
  "invite-again": inviteAgain,
  revoke,
  "revoke-confirmed": revokeConfirmed,
  "open-form": openForm,
  "show-pending": showPending,
  "show-approval": showApproval,
  "show-waiting": showWaiting,
  "run-command": runCommand,
  "show-history": showHistory,
  "add-to-team": addToTeam,
  "remove-from-team": removeFromTeam,
  "choose-team": chooseTeam,
  "cant-get-in": cantGetIn,
  withdraw,
  "answer-question": answerQuestion,
  "announce-everything": announceEverything,
  "use-for-approvals": useForApprovals,
  "ask-admin": askAdmin,
  "try-one": tryOne,
};
