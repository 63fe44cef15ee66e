import type { AuditEvent } from "../../domain/audit.ts";
import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Approval } from "../../domain/approval.ts";
import type { Ports } from "../../ports/ports.ts";
import { findInvitation } from "../steps/find-invitation.ts";
import { showApproval } from "./show-approval.ts";
import type { ShowApprovalNeeds } from "./show-approval.ts";

type Needs = ShowApprovalNeeds & Pick<Ports, "followers" | "trail">;

export interface History {
  readonly kind: "history";
  readonly invitation: Invitation;
  /** Oldest first. */
  readonly events: readonly AuditEvent[];
  /** Whether there were earlier events that aren't included. */
  readonly earlier: boolean;
  /** The names that may be shown: the requester, the followers, and the people who took part in the approval. */
  readonly names: ReadonlyMap<PersonId, string>;
}

export type HistoryOutcome = History | { readonly kind: "unknown-invitation" };

/** Fits on one card. */
const maxEvents = 40;

/** Shows the audit trail of an invitation to people who may see it or decide about it. */
export async function showHistory(ports: Needs, id: InvitationId, viewer: Viewer): Promise<HistoryOutcome> {
  const invitation = (await findInvitation(ports, id, viewer)) ?? (await showApproval(ports, id, viewer));
  return invitation ? readHistory(ports, invitation, maxEvents) : { kind: "unknown-invitation" };
}

/** The newest events of an invitation that a person was found to see; `most` ≤ 999. */
export async function readHistory(ports: Pick<Ports, "followers" | "trail">, invitation: Invitation, most: number): Promise<History> {
  const { id } = invitation;
  const [events, followers] = await Promise.all([ports.trail.of(id, most + 1), ports.followers.of(id)]);
  const people = [...followers.map(({ person }) => person), ...peopleIn(invitation.approval), invitation.requester];
  const names = new Map(people.filter(({ name }) => name !== "").map((person) => [person.id, person.name]));
  return { kind: "history", invitation, events: events.slice(-most), earlier: events.length > most, names };
}

function peopleIn(approval: Approval | undefined): readonly Pick<Person, "id" | "name">[] {
  const { remarks = [], decision, problem } = approval ?? {};
  const all = [...remarks, ...(decision ? [decision] : []), ...(problem ? [problem] : [])];
  return all.map(({ by: id, name }) => ({ id, name }));
}
