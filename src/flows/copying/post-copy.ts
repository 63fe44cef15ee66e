import type { InvitationId, PersonId } from "../../domain/ids.ts";
import { copyPlace, postedCard } from "../../domain/posted-card.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import type { GatherNeeds } from "../telling/gather-approvers.ts";
import { postCard } from "../telling/post-card.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater, tryTomorrow } from "../telling/try-later.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "clock">;

interface Copy {
  readonly invitation: InvitationId;
  readonly to: PersonId;
}

/** Posts the approval card in an approver's own chat, once, while the request waits for a decision. */
export async function postCopy(ports: Needs, { invitation: id, to }: Copy, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const copy = invitation && postedCard(invitation, copyPlace(to));
  if (!copy || copy.card !== undefined || invitation.state.kind !== "awaiting-approval") return done;
  const posted = await postCard(ports, copyPlace(to), invitation, telling);
  switch (posted.kind) {
    case "sent":
    case "outcome-unknown":
      return done;
    case "wait":
      return { kind: "retry", at: posted.until, why: "card-outcome-unknown" };
    case "not-now":
    case "unreachable": {
      const later = posted.kind === "not-now" ? await tryLater(telling, ports.clock, posted.kind) : undefined;
      if (later) return later;
      ports.log.warn("approver-not-reached", { invitation: id, person: to, why: posted.kind });
      return (await tryTomorrow(telling, ports.clock, "unreachable")) ?? done;
    }
  }
}
