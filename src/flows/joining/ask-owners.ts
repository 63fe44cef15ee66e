import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import type { GatherNeeds } from "../telling/gather-approvers.ts";
import { postCard } from "../telling/post-card.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater, tryTomorrow } from "../telling/try-later.ts";
import { ownerIds } from "../who/find-owners.ts";
import { isInTeam } from "./is-in-team.ts";
import { recordAdded, recordMember } from "../steps/record-added.ts";
import { storePlan } from "../steps/store-plan.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "policy" | "clock">;

/**
 * Asks the owners of the team where the invitation began to add the partner, on one card in the home, once. Nobody is asked if the partner is
 * in the team already, if an owner wanted it and the app may add (then the app does, unless Graph refused a person: to the app it doesn't say
 * that Teams takes no guests), or if the policy meanwhile says never.
 */
export async function askOwners(ports: Needs, id: InvitationId, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const wanted = invitation && wantedIn(invitation);
  if (!wanted || wanted.team.ask?.card !== undefined || (await ports.policy.current()).addToTeam === "off") return done;
  const isSettled = telling.times === 0 && (await addWithoutAsking(ports, invitation, wanted));
  if (isSettled) return done;
  const asked = await noteAsked(ports, invitation);
  return asked && wantedIn(asked) ? post(ports, asked, telling) : done;
}

interface Wanted {
  readonly team: TeamPlan;
  readonly user: GuestId;
}

/** Chats have no owners. */
function wantedIn({ state, team, home }: Invitation): Wanted | undefined {
  if (state.kind !== "accepted" || team?.stage !== "wanted" || !isChannel(home.conversation)) return undefined;
  return { team, user: state.guestId };
}

async function addWithoutAsking(
  ports: Needs,
  invitation: Invitation,
  { team: { groupId, name, hindrance }, user }: Wanted,
): Promise<boolean> {
  const member = { groupId, name, user };
  if ((await isInTeam(ports, invitation, member)) === true) {
    await recordMember(ports, invitation.id, member);
    return true;
  }
  if (hindrance !== undefined || !(await isWishOfOwner(ports, invitation, groupId))) return false;
  const { kind } = await ports.teamMembers.add({ kind: "app" }, groupId, user);
  if (kind === "added") await recordAdded(ports, invitation.id, member);
  if (kind === "already-member") await recordMember(ports, invitation.id, member);
  return kind === "added" || kind === "already-member";
}

/** The requester, or the approver who let the invitation go out, owns the team now. */
async function isWishOfOwner(ports: Needs, { home, requester, approval }: Invitation, groupId: string): Promise<boolean> {
  const owners = await ownerIds(ports, { groupId, near: home.conversation });
  if (owners === "not-checked") return false;
  const approver = approval?.decision?.kind === "approved" ? approval.decision.by : undefined;
  return owners.some((id) => id === requester.id || id === approver);
}

/** Stores that they are asked, before the card is posted: a press on a card whose id got lost must find its place. */
async function noteAsked(ports: Needs, { id }: Invitation): Promise<Invitation | undefined> {
  return storePlan(ports, id, (current) => {
    const team = wantedIn(current)?.team;
    return team && !team.ask
      ? { team: { ...team, ask: { conversation: current.home.conversation } }, event: { what: "owners-asked" } }
      : undefined;
  });
}

async function post(ports: Needs, invitation: Invitation, telling: Telling): Promise<JobOutcome> {
  const posted = await postCard(ports, "owners", invitation, telling);
  switch (posted.kind) {
    case "sent":
    case "outcome-unknown":
      return done;
    case "wait":
      return { kind: "retry", at: posted.until, why: "card-outcome-unknown" };
    case "not-now":
      return (await tryLater(telling, ports.clock, posted.kind)) ?? notAsked(ports, invitation, telling);
    case "unreachable":
      return notAsked(ports, invitation, telling);
  }
}

async function notAsked({ clock, log }: Needs, { id }: Invitation, telling: Telling): Promise<JobOutcome> {
  log.warn("owners-not-reached", { invitation: id });
  return (await tryTomorrow(telling, clock, "unreachable")) ?? done;
}
