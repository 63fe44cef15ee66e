/**
 * What a click on our cards can ask for. Each arrives as an `adaptiveCard/action` invoke with the card's `data`:
 *
 * | Verb | Data |
 * |---|---|
 * | `send-invitation` | `invitation`, `for` (who may submit the form), every field of the form, and what it said: `confirmed`, `asks`, `about` |
 * | `show-link`, `show-heads-up`, `show-card`, `show-history`, `retry` | `invitation` |
 * | `add-to-team` | `invitation`, or `address` on a form that was refused; `team`, when it was chosen from a list |
 * | `choose-team` | `invitation`, or `address` |
 * | `remove-from-team` | `invitation` |
 * | `cant-get-in` | `invitation`, and `answer`: which question was answered with yes |
 * | every verb of the card for a team's owners | also `owners` |
 * | `fix-address`, `invite-again`, `revoke`, `revoke-confirmed` | `invitation` |
 * | `approve`, `open-changes` | `invitation`; `approve` also `confirmed`: what the approver knows and wants all the same |
 * | `approve-changed` | `invitation`, `confirmed`, and the fields that an approver may change |
 * | `ask-back`, `reject` | `invitation`, and `question` or `reason` |
 * | `withdraw` | `invitation` |
 * | `answer-question` | `invitation`, and `answer` |
 * | `resend` | `invitation`, and `resends`: how often the mail had been sent again when the button was drawn |
 * | `show-approval` | `invitation`, and `list`: a `WaitingRequestData`, for the way back |
 * | `show-waiting` | a `WaitingRequestData`: which page |
 * | `open-form` | `email`, when the form is to be filled in already |
 * | `run-command` | `text`: what the person would type |
 * | `show-pending` | a `PendingRequestData`: which list, which page |
 * | every verb of the living card | also `reposted`, when the card was posted again after its message was deleted |
 * | `ask-admin` | `for`: what an administrator is asked for, if it isn't consent; and `domain` |
 * | `announce-everything`, `use-for-approvals`, `try-one` | nothing |
 *
 * Their `fallback` is "drop": the usual Action.Submit would come as a message that nobody answers.
 */
export const cardVerbs = [
  "send-invitation",
  "approve",
  "open-changes",
  "approve-changed",
  "ask-back",
  "reject",
  "show-link",
  "show-heads-up",
  "show-card",
  "retry",
  "resend",
  "fix-address",
  "invite-again",
  "revoke",
  "revoke-confirmed",
  "open-form",
  "show-pending",
  "show-approval",
  "show-waiting",
  "run-command",
  "show-history",
  "add-to-team",
  "remove-from-team",
  "choose-team",
  "cant-get-in",
  "withdraw",
  "answer-question",
  "announce-everything",
  "use-for-approvals",
  "ask-admin",
  "try-one",
] as const;
export type CardVerb = (typeof cardVerbs)[number];
