import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isShellPlace } from "../../domain/shell-place.ts";
import type { NoChat } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { postCard } from "./post-card.ts";
import type { Telling } from "./telling.ts";
import { tryLater, tryTomorrow } from "./try-later.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "notifier" | "clock">;

/** The answer to a POST is stored within seconds, and the first card shows it. */
const settlesWithinMs = 2_000;

/**
 * Gives an invitation that began at a shell its home: opens the requester's own chat, stores it as the home, and posts the living card there,
 * once. One that has failed before that gets none: the shell has said why, or a notice does.
 */
export async function postHome(ports: Needs, id: InvitationId, telling: Telling): Promise<JobOutcome> {
  const { invitations, clock } = ports;
  const invitation = await invitations.find(id);
  if (!invitation || invitation.home.card !== undefined || invitation.state.kind === "failed") return done;
  if (invitation.state.kind === "sending") return { kind: "again", at: clock.later(settlesWithinMs) };
  const housed = isShellPlace(invitation.home.conversation) ? await moveIn(ports, invitation) : invitation;
  switch (housed) {
    case "unreachable":
    case "not-now":
      return notReached(ports, id, housed, telling);
    case "conflict":
      return { kind: "again", at: clock.now() };
    default:
      return post(ports, housed, telling);
  }
}

/** Opens the chat and stores it as the home. "conflict": another change was first. */
async function moveIn({ invitations, notifier }: Needs, invitation: Invitation): Promise<Invitation | NoChat | "conflict"> {
  const chat = await notifier.openChat(invitation.requester.id, invitation.home.conversation);
  if (chat === "unreachable") return "unreachable";
  if (chat === "not-now") return "not-now";
  const housed = { ...invitation, home: { conversation: chat }, version: invitation.version + 1 };
  return (await invitations.commit({ invitations: [housed], events: [], jobs: [] })) === "committed" ? housed : "conflict";
}

async function post(ports: Needs, invitation: Invitation, telling: Telling): Promise<JobOutcome> {
  const posted = await postCard(ports, "home", invitation, telling);
  switch (posted.kind) {
    case "sent":
    case "outcome-unknown":
      return done;
    case "wait":
      return { kind: "retry", at: posted.until, why: "card-outcome-unknown" };
    case "not-now":
    case "unreachable":
      return notReached(ports, invitation.id, posted.kind, telling);
  }
}

/** The person may add the app later; until then, “status” and the command line show how the invitation stands. */
async function notReached({ clock, log }: Needs, invitation: InvitationId, why: NoChat, telling: Telling): Promise<JobOutcome> {
  const later = why === "not-now" ? await tryLater(telling, clock, why) : undefined;
  if (later) return later;
  if (telling.attempt === 1) log.warn("requester-has-no-chat", { invitation });
  return (await tryTomorrow(telling, clock, "unreachable")) ?? done;
}
