import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import { isSaidToBeIn } from "../../domain/team-greeting.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import type { RemoveOutcome } from "../../ports/team-members.ts";
import { findInvitation } from "../steps/find-invitation.ts";
import { noticeJob } from "../steps/new-jobs.ts";
import { newReference } from "../steps/new-reference.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";
import { signInToChange } from "../who/sign-in-to-change.ts";
import type { Entered, NotEntered } from "../who/sign-in-to-change.ts";
import { storePlan } from "../steps/store-plan.ts";

type Needs = Pick<
  Ports,
  "invitations" | "teamMembers" | "teamConsent" | "identity" | "limits" | "policy" | "strongSignIn" | "clock" | "log" | "terms"
>;

export type RemovalOutcome =
  /** They aren't in the team (any more), or nobody added them here. */
  | { readonly kind: "removed" | "nothing-to-undo"; readonly invitation: Invitation }
  /** Only the person who added them can undo it here; any owner can in Teams. */
  | { readonly kind: "not-yours"; readonly adder: { readonly name: string } }
  /** The person has lost the right, or the permission is gone. */
  | { readonly kind: "not-permitted"; readonly team: string }
  /** Graph's reason is in the log under this reference. */
  | { readonly kind: "refused"; readonly reference: string; readonly team: string }
  | NotEntered
  | { readonly kind: "unknown-invitation" };

export interface RemovalInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly conversation: Viewer["conversation"];
  readonly ssoToken: string | undefined;
}

/** "Undo": takes the partner out of the team again, for the person who added them, with their own token. */
export async function removeFromTeam(ports: Needs, { id, by, conversation, ssoToken }: RemovalInput): Promise<RemovalOutcome> {
  const invitation = await findInvitation(ports, id, { id: by.id, conversation });
  if (!invitation) return { kind: "unknown-invitation" };
  const undoable = undoableOf(invitation);
  if (!undoable) return { kind: "nothing-to-undo", invitation };
  if (undoable.adder.id !== by.id) return { kind: "not-yours", adder: undoable.adder };
  const entry = await signInToChange(ports, by, ssoToken, "team-members");
  if (!("first" in entry)) return entry;
  return answerTo(ports, { invitation, by, ...undoable }, await remove(ports, entry, undoable));
}

interface Undoable {
  readonly team: TeamPlan;
  readonly adder: NonNullable<TeamPlan["by"]>;
  readonly user: GuestId;
}

function undoableOf({ state, team }: Invitation): Undoable | undefined {
  const user = "guestId" in state ? state.guestId : undefined;
  if (!team?.by || user === undefined || (team.stage !== "added" && team.stage !== "seen")) return undefined;
  return { team, adder: team.by, user };
}

async function remove({ teamMembers }: Needs, { first }: Entered, { team, user }: Undoable): Promise<RemoveOutcome> {
  if (first.kind === "consent-needed") return { kind: "not-permitted" };
  return first.kind === "person" ? teamMembers.remove(first, team.groupId, user) : first;
}

interface Undoing extends Undoable {
  readonly invitation: Invitation;
  readonly by: Person;
}

async function answerTo(ports: Needs, undoing: Undoing, outcome: RemoveOutcome): Promise<RemovalOutcome> {
  const { invitation, team, by } = undoing;
  switch (outcome.kind) {
    case "removed":
    case "not-member":
      return { kind: "removed", invitation: (await record(ports, undoing)) ?? invitation };
    case "not-permitted":
      return { kind: outcome.kind, team: team.name };
    case "strong-auth-needed":
      return { kind: "not-signed-in", refusal: await strongAuthNeeded(ports, by, outcome.claims) };
    case "refused": {
      const reference = newReference(ports.clock);
      ports.log.warn("not-removed-from-team", { invitation: invitation.id, reference, remoteId: outcome.remoteId });
      return { kind: outcome.kind, reference, team: team.name };
    }
  }
}

/** What a notice has told everybody is taken back by another one. */
async function record(ports: Needs, { invitation: { id }, by, team: { groupId } }: Undoing): Promise<Invitation | undefined> {
  const { clock } = ports;
  const stored = await storePlan(ports, id, (current) => {
    const { team } = current;
    if (team?.groupId !== groupId || team.stage === "undone") return undefined;
    return {
      team: { ...team, stage: "undone", since: clock.now(), by: { id: by.id, name: by.name } },
      event: { what: "removed-from-team", by: by.id, detail: groupId },
      jobs: isSaidToBeIn(current) ? [noticeJob(current, "left-team", clock)] : [],
    };
  });
  ports.log.info("removed-from-team", { invitation: id, person: by.id });
  return stored;
}
