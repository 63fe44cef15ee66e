import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { reasonToKeepByRecords } from "../../domain/judge-deletion.ts";
import type { Person } from "../../domain/person.ts";
import type { TeamHindrance, TeamPlan } from "../../domain/team-plan.ts";
import type { PersonActor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import type { AddOutcome } from "../../ports/team-members.ts";
import { isGuestlistError } from "../../errors.ts";
import type { GuestlistError } from "../../errors.ts";
import { leaveTeam } from "./leave-team.ts";
import type { Leaving } from "./leave-team.ts";
import { recordAdded, recordMember } from "../steps/record-added.ts";
import { storePlan } from "../steps/store-plan.ts";
import { ownerIds } from "../who/find-owners.ts";
import { signInToChange } from "../who/sign-in-to-change.ts";

type Needs = Pick<Ports, "clock" | "identity" | "invitations" | "log" | "policy" | "teamConsent" | "teamMembers" | "teams" | "terms">;

/** An invitation that has just gone out, and the person whose press sent it. */
export interface JustInvited {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/** The services behind Teams learn of a new guest late: they are asked again after these waits, in milliseconds. */
const againAfterMs = [1_000, 2_000, 4_000, 8_000];

/**
 * Adds the partner to the planned team before they accept, so that their first sign-in finds it: only as the person who pressed, and only if
 * they own the team. Whatever keeps it from being done leaves the plan as it is: the team's owners are asked when the partner has accepted.
 * Runs after its turn; a crash loses no more than that.
 * @throws GuestlistError as the ports do; nobody is waiting for an answer.
 */
export async function addInvited(ports: Needs, { id, by, ssoToken }: JustInvited): Promise<void> {
  const invitation = await ports.invitations.find(id);
  if (invitation?.replaces) await leaveReplaced(ports, invitation, { by, ssoToken });
  const wanted = invitation && wantedIn(invitation);
  if (!wanted || ssoToken === undefined || (await ports.policy.current()).addToTeam === "off") return;
  const actor = await signInToAdd(ports, by, ssoToken);
  const isOwner = actor && (await readIsOwner(ports, invitation, wanted.team, by));
  if (!isOwner) return;
  const outcome = await addOnceFound(ports, id, actor);
  if (outcome) await recordOutcome(ports, { id, by, actor, isOwner, wanted, outcome });
}

/** The person at the wrong address leaves the team at once, unless another invitation has them too; a job deletes their guest, if it may. */
async function leaveReplaced(ports: Needs, { state, replaces, requester }: Invitation, leaving: Leaving): Promise<void> {
  const mistaken = replaces && (await ports.invitations.find(replaces));
  if (!mistaken || mistaken.requester.id !== requester.id || mistaken.state.kind !== "invited") return;
  const { guestId } = mistaken.state;
  if (!("guestId" in state) || state.guestId === guestId) return;
  const reason = reasonToKeepByRecords(mistaken, await ports.invitations.findByGuests([guestId]));
  if (reason === undefined || reason === "not-ours") await leaveTeam(ports, mistaken, leaving);
}

interface Wanted {
  readonly team: TeamPlan;
  readonly user: GuestId;
}

function wantedIn({ state, team }: Invitation): Wanted | undefined {
  const isOut = (state.kind === "invited" && state.revocation === undefined) || state.kind === "accepted";
  return isOut && team?.stage === "wanted" ? { team, user: state.guestId } : undefined;
}

/** Whether anybody has consented is found out for everybody, not only for owners: the next form then offers the team, or doesn't. */
async function signInToAdd(ports: Needs, by: Person, ssoToken: string): Promise<PersonActor | undefined> {
  const entry = await signInToChange(ports, by, ssoToken, "team-members");
  return "first" in entry && entry.first.kind === "person" ? entry.first : undefined;
}

type IsOwner = true | "not-checked";

/** Where nobody tells who owns the team, Graph decides about the person's own token. */
async function readIsOwner(ports: Needs, { home }: Invitation, { groupId }: TeamPlan, by: Person): Promise<IsOwner | false> {
  const owners = await ownerIds(ports, { groupId, near: home.conversation });
  return owners === "not-checked" ? owners : owners.includes(by.id);
}

/** Undefined if the invitation was revoked, or an owner was faster, while the guest wasn't found yet. */
async function addOnceFound(ports: Needs, id: InvitationId, actor: PersonActor): Promise<AddOutcome | undefined> {
  for (const wait of [0, ...againAfterMs]) {
    if (wait > 0) await ports.clock.wait(wait);
    const invitation = await ports.invitations.find(id);
    const wanted = invitation && wantedIn(invitation);
    if (!wanted) return undefined;
    const outcome = await ports.teamMembers.add(actor, wanted.team.groupId, wanted.user);
    if (outcome.kind !== "not-found") return outcome;
  }
  return { kind: "not-found" };
}

interface Tried {
  readonly id: InvitationId;
  readonly by: Person;
  readonly actor: PersonActor;
  readonly isOwner: IsOwner;
  readonly wanted: Wanted;
  readonly outcome: AddOutcome;
}

/** Also if the partner has accepted since then; what was undone meanwhile stays undone. */
async function recordOutcome(ports: Needs, tried: Tried): Promise<void> {
  const { id, by, wanted, outcome } = tried;
  const { log } = ports;
  const { groupId, name } = wanted.team;
  const member = { groupId, name, user: wanted.user, isLate: true } as const;
  switch (outcome.kind) {
    case "added":
      return takeBackIfUnwanted(ports, tried, await recordAdded(ports, id, { ...member, by }));
    case "already-member":
      await recordMember(ports, id, member);
      log.info("already-in-team", { invitation: id });
      return;
    case "guests-forbidden":
    case "refused":
      log.warn("not-added-to-team", { invitation: id, why: outcome.kind, ...("remoteId" in outcome && { remoteId: outcome.remoteId }) });
      await recordHindrance(ports, id, outcome.kind);
      return;
    case "not-permitted":
      log.info("not-added-to-team-yet", { invitation: id, why: outcome.kind });
      if (tried.isOwner === true) await recordHindrance(ports, id, "refused");
      return;
    case "not-found":
    case "strong-auth-needed":
      log.info("not-added-to-team-yet", { invitation: id, why: outcome.kind });
  }
}

/**
 * A revocation that began while Graph was adding them found no membership to take away. If Graph doesn't take them out now, the plan says that
 * they are in the team: the job of that revocation, or the next one, then takes them out.
 */
async function takeBackIfUnwanted(ports: Needs, tried: Tried, stored: Invitation | undefined): Promise<void> {
  if (stored?.team?.stage !== "undone" || (await isTakenBack(ports, tried))) return;
  const { id, by, wanted } = tried;
  const state = (await ports.invitations.find(id))?.state.kind;
  if (state === "invited" || state === "accepted") await recordAdded(ports, id, { ...wanted.team, user: wanted.user, by });
}

async function isTakenBack({ clock, log, teamMembers }: Needs, { id, actor, wanted: { team, user } }: Tried): Promise<boolean> {
  for (const wait of [0, ...againAfterMs]) {
    if (wait > 0) await clock.wait(wait);
    const outcome = await teamMembers.remove(actor, team.groupId, user).catch(passingFault);
    if (outcome.kind === "removed" || outcome.kind === "not-member") return true;
    log.warn("not-removed-from-team", { invitation: id, why: outcome.kind });
    if (!("isPassing" in outcome)) return false;
  }
  return false;
}

function passingFault(error: unknown): { readonly kind: GuestlistError["code"]; readonly isPassing: true } {
  if (!isGuestlistError(error)) throw error;
  return { kind: error.code, isPassing: true };
}

async function recordHindrance(ports: Needs, id: InvitationId, hindrance: TeamHindrance): Promise<void> {
  await storePlan(ports, id, ({ team }) => (team?.stage === "wanted" ? { team: { ...team, hindrance } } : undefined));
}
