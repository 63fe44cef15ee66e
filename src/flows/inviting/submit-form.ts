import type { Draft } from "../../domain/draft.ts";
import type { Ports } from "../../ports/ports.ts";
import { requestInvitation } from "./request-invitation.ts";
import type { RequestOutcome, Submission } from "./request-invitation.ts";

type Needs = Parameters<typeof requestInvitation>[0] & Pick<Ports, "drafts" | "conversations">;

/**
 * Takes a form that was sent. Where Teams is first to sign its sender in, and may fail to (channels, group chats), the form
 * is kept; one that went on in the 1:1 chat since then has its home where it was sent at first, which nothing on the card
 * can change.
 */
export async function submitForm(ports: Needs, submission: Submission): Promise<RequestOutcome> {
  const draft = await ports.drafts.find(submission.id, submission.by.id);
  const outcome = await requestInvitation(ports, { ...submission, home: draft?.home ?? submission.home });
  if (outcome.kind === "refused" && draft) await ports.drafts.keep({ ...draft, id: outcome.next });
  if (outcome.kind === "sign-in-needed" && !draft?.movedAt) await keepForm(ports, submission);
  return outcome;
}

/** In a 1:1 chat there is nowhere else to go. */
async function keepForm({ drafts, conversations, clock }: Needs, { id, by, home, values, replaces }: Submission): Promise<void> {
  const place = await conversations.find(home.conversation);
  if (place === undefined || place.kind === "personal") return;
  const draft: Draft = { id, by, home, values, ...(replaces && { replaces }), keptAt: clock.now() };
  await drafts.keep(draft);
}
