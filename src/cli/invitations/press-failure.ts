import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { invitationStateText } from "../../cards/invitation-state-text.ts";
import { CommandFailure } from "../command-failure.ts";
import { plain } from "../output.ts";
import { refusalFailure, shellTexts } from "../words/refusal-words.ts";
import { shellText } from "../words/shell-text.ts";

type NotPressed =
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** It was seen a moment ago: an approver sees a request that is nobody's to change but its people's. */
  | { readonly kind: "unknown-invitation" }
  | { readonly kind: "not-yours"; readonly requester: Person };

/** Why nothing was done with an invitation; `act` is a verb, e.g. "revoke". */
export function pressFailure(outcome: NotPressed, { requester }: Invitation, act: "resend" | "revoke" | "decide about"): CommandFailure {
  switch (outcome.kind) {
    case "sign-in-needed":
      return new CommandFailure("sign-in-needed", "Your sign-in has ended, so nothing was done.", {
        fix: "Run the command again to sign in.",
      });
    case "refused":
      return refusalFailure(outcome.refusal);
    case "unknown-invitation":
    case "not-yours":
      return new CommandFailure("refused", notYours[act](plain(requester.name)));
  }
}

const notYours = {
  resend: (name: string) => `Only ${name}, who asked for this invitation, or the person who approved it can have its mail sent again.`,
  revoke: (name: string) => `Only ${name}, who asked for this invitation, or a Global or User Administrator can revoke it.`,
  "decide about": () => "You can't decide about this request.",
} as const;

/** Nothing is left to do in the state in which an invitation is. */
export function asItStands({ email, state }: Invitation, words: string): CommandFailure {
  const now = shellText(invitationStateText(state, shellTexts()));
  return new CommandFailure("refused", `${words}: the invitation of ${plain(email)} is in the state “${now}”.`);
}
