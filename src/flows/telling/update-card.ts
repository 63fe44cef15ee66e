import type { InvitationId } from "../../domain/ids.ts";
import type { CardNote } from "../../domain/late-answer.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { approverAt, placesOf, postedCard } from "../../domain/posted-card.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import { GuestlistError } from "../../errors.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { cardUpdateJob, questionJobs } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome, Retry } from "../steps/job-outcome.ts";
import { makeKnown } from "../who/find-approvals-place.ts";
import { ownersToMention } from "../who/find-owners.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { moveRequest } from "./move-request.ts";
import { notesOnCard } from "./notes-on-card.ts";
import { postCard } from "./post-card.ts";
import type { Telling } from "./telling.ts";
import { tryLater, tryTomorrow } from "./try-later.ts";

export type DrawNeeds = GatherNeeds &
  Pick<Ports, "cards" | "invitations" | "jobs" | "lateAnswers" | "settings" | "conversations" | "clock">;

/** An edit right after the post may find no message yet (msteams-docs #6139). After these tries it counts as deleted. */
export const editTries = 4;
const editPauseMs = 2_000;

/** Makes the card in a place show the invitation as it stands now; posts it again when its message is gone. */
export async function updateCard(ports: DrawNeeds, place: CardPlace, id: InvitationId, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || postedCard(invitation, place)?.card === undefined) return done;
  const { kind } = await drawCard(ports, place, invitation);
  switch (kind) {
    case "sent":
      return done;
    case "not-now":
      return (await tryLater(telling, ports.clock, kind)) ?? giveUp(ports, place, invitation, telling);
    case "unreachable":
      return giveUp(ports, place, invitation, telling);
    case "message-missing":
      return postAgain(ports, place, invitation, telling);
  }
}

async function postAgain(ports: DrawNeeds, place: CardPlace, invitation: Invitation, telling: Telling): Promise<JobOutcome> {
  const { attempt } = telling;
  if (attempt < editTries) return nextEdit(ports, attempt);
  const posted = await postCard(ports, place, invitation, telling);
  switch (posted.kind) {
    case "sent":
    case "outcome-unknown":
      return done;
    case "wait":
      return { kind: "retry", at: posted.until, why: "card-outcome-unknown" };
    case "not-now":
      return (await tryLater(telling, ports.clock, posted.kind)) ?? giveUp(ports, place, invitation, telling);
    case "unreachable":
      return giveUp(ports, place, invitation, telling);
  }
}

/** Another try of an edit whose message wasn't found. */
export function nextEdit({ clock }: Pick<Ports, "clock">, attempt: number): Retry {
  return { kind: "retry", at: clock.later(editPauseMs * attempt), why: "message-missing" };
}

/** Edits the card in a place once. */
export async function drawCard(ports: DrawNeeds, place: CardPlace, invitation: Invitation): Promise<NotifyOutcome> {
  const outcome = await edit(ports, place, invitation);
  if (outcome.kind === "sent") await drawAgainIfOld(ports, place, invitation);
  return outcome;
}

/**
 * Several jobs draw one card: one that is slow, or whose process stood still, may overwrite what another one has drawn meanwhile. What a process
 * says of its own job doesn't count any more once the lease has run out, so it queues a new one.
 */
async function drawAgainIfOld({ invitations, jobs, clock }: DrawNeeds, place: CardPlace, { id, version }: Invitation): Promise<void> {
  const newest = await invitations.find(id);
  if (newest && newest.version !== version) await jobs.enqueue(cardUpdateJob(newest, clock, place));
}

async function edit(ports: DrawNeeds, place: CardPlace, invitation: Invitation): Promise<NotifyOutcome> {
  const notes = await notesOnCard(ports, place, invitation);
  switch (place) {
    case "home":
      return editInHome(ports, invitation, notes);
    case "approvals":
      return editInApprovals(ports, invitation, notes);
    case "owners":
      return ports.cards.edit(place, invitation, await ownersToMention(ports, invitation), notes);
    default:
      return ports.cards.edit(place, invitation, undefined, notes);
  }
}

/** The cards in other places follow by jobs of their own, and the messages that ask the requester: none waits for another. */
async function editInHome(ports: DrawNeeds, invitation: Invitation, notes: readonly CardNote[]): Promise<NotifyOutcome> {
  for (const place of placesOf(invitation).filter((one) => one !== "home"))
    await ports.jobs.enqueue(cardUpdateJob(invitation, ports.clock, place));
  for (const job of questionJobs(invitation, ports.clock)) await ports.jobs.enqueue(job);
  return ports.cards.edit("home", invitation, undefined, notes);
}

/** The channel was forgotten when the bot was taken out of its team, and may be back. */
async function editInApprovals(ports: DrawNeeds, invitation: Invitation, notes: readonly CardNote[]): Promise<NotifyOutcome> {
  if (invitation.approval) await makeKnown(ports, invitation.approval.channel);
  return ports.cards.edit("approvals", invitation, { people: [] }, notes);
}

const fix =
  "A card can't be updated where its invitation began. Add the app there again, or allow it (Teams admin center: Manage apps). “status” and “pending” show how the invitation stands.";

/**
 * A decision stands even if nobody can see it. A request that waits for one moves to another channel, if one was chosen. Otherwise the card
 * is tried once a day, since the bot may come back.
 */
async function giveUp(ports: DrawNeeds, place: CardPlace, invitation: Invitation, telling: Telling): Promise<JobOutcome> {
  const approver = approverAt(place);
  if (place === "home") ports.log.error("home-unreachable", new GuestlistError("teams-refused", fix), { invitation: invitation.id });
  else if (approver !== undefined) ports.log.warn("approver-not-reached", { invitation: invitation.id, person: approver });
  else if (place === "owners") ports.log.warn("owners-not-reached", { invitation: invitation.id });
  else if (await moveRequest(ports, invitation)) return done;
  return (await tryTomorrow(telling, ports.clock, "unreachable")) ?? done;
}
