import type { Draft } from "../../ports/drafts.ts";
import type { Ports } from "../../ports/ports.ts";
import type { RequestOutcome, Submission } from "./request.ts";
import { requestInvitation } from "./request-invitation.ts";
import type { SendOrAskNeeds } from "./send-or-ask.ts";

type Needs = SendOrAskNeeds & Pick<Ports, "drafts">;

/**
 * Handles a submitted form. The form is kept if Teams must sign its sender in first, which may fail in channels and group chats. A form
 * that was moved to the 1:1 chat keeps the home where it was first submitted; the card can't change that.
 */
export async function submitForm(ports: Needs, submission: Submission): Promise<RequestOutcome> {
  const draft = await ports.drafts.find(submission.id, submission.by.id);
  const outcome = await requestInvitation(ports, { ...submission, home: draft?.home ?? submission.home });
  if (outcome.kind === "refused" && outcome.next && draft) await ports.drafts.keep({ ...draft, id: outcome.next });
  if (outcome.kind === "sign-in-needed" && !draft?.movedAt) await keepForm(ports, submission);
  return outcome;
}

/** Keeps no form of a 1:1 chat: it can't be moved anywhere else. */
async function keepForm({ drafts, conversations, clock }: Needs, { id, by, home, values, replaces }: Submission): Promise<void> {
  const { conversation, card } = home;
  const place = await conversations.find(conversation);
  if (place === undefined || place.kind === "personal" || card === undefined) return;
  const draft: Draft = { id, by, home: { conversation, card }, values, ...(replaces && { replaces }), keptAt: clock.now() };
  await drafts.keep(draft);
}
