import type { FormValues } from "../../domain/invite-form.ts";
import { shellPlace } from "../../domain/shell-place.ts";
import type { RequestOutcome, Submission } from "../../flows/inviting/request.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Shell } from "../shell.ts";
import { confirmCautions } from "./confirm-cautions.ts";
import { signedIn } from "../who/signed-in.ts";
import type { Asking } from "../who/who-asks.ts";

/** The facts may change while the admin reads, but not for ever. */
const mostRounds = 5;

/** What the command line asks for. */
export interface Asked {
  readonly values: FormValues;
  /** Why an administrator sets the policy aside. */
  readonly overridePolicy: string | undefined;
}

/** The request as the form would send it from Teams, with the shell as its place. */
export function submissionOf({ by, flows }: Asking, { values, overridePolicy }: Asked): Submission {
  const home = { conversation: shellPlace(by.id) };
  const override = overridePolicy === undefined ? undefined : { reason: overridePolicy };
  return { id: flows.newInvitationId(), values, by, home, ssoToken: signedIn, confirmed: [], ...(override && { override }) };
}

/** Asks for the invitation, and asks the admin about what must be confirmed first. */
export async function submit(shell: Shell, asking: Asking, asked: Asked): Promise<RequestOutcome> {
  let submission = submissionOf(asking, asked);
  for (let round = 1; ; round += 1) {
    shell.stop.throwIfAborted();
    const outcome = await asking.flows.requestInvitation(submission);
    if (outcome.kind !== "refused" || outcome.refusal.kind !== "to-confirm") return outcome;
    if (round === mostRounds)
      throw new CommandFailure("failed", "What is to be confirmed has changed again and again, so nothing was sent.");
    const confirmed = await confirmCautions(shell, submission, outcome.refusal.cautions);
    submission = outcome.next ? { ...confirmed, id: outcome.next } : confirmed;
  }
}
