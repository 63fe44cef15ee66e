import type { AuditEvent } from "../../domain/audit.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { CommitOutcome } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { findUnknown } from "./find-unknown.ts";
import { importedInvitation } from "./imported-invitation.ts";
import type { PendingGuest } from "./imported-invitation.ts";

type Needs = Pick<Ports, "invitations" | "clock" | "terms" | "log">;

/** At most so many guests at once: one transaction must not keep the bot from the store for long. */
export const mostImportedAtOnce = 100;

/**
 * Makes guests of the directory known: each gets an invitation that is marked as imported and is followed from now on. Sends nothing and tells
 * nobody. Those who are known already are left out, so it is safe to repeat, also after a crash, and at the same time as a request for one of
 * them: whatever is stored first counts. Returns those that were stored.
 */
export async function importGuests(ports: Needs, guests: readonly PendingGuest[], by: Person): Promise<readonly Invitation[]> {
  const unknown = await findUnknown(ports, guests.slice(0, mostImportedAtOnce));
  const invitations = unknown.map((guest) => importedInvitation(ports, guest, by));
  if (invitations.length === 0) return [];
  const stored = (await store(ports, invitations)) === "committed" ? invitations : await storeEach(ports, invitations);
  ports.log.info("guests-imported", { count: stored.length, by: by.id });
  return stored;
}

/** Something has come in between for one of them: the others are stored. */
async function storeEach(ports: Needs, invitations: readonly Invitation[]): Promise<readonly Invitation[]> {
  const stored: Invitation[] = [];
  for (const invitation of invitations) if ((await store(ports, [invitation])) === "committed") stored.push(invitation);
  return stored;
}

function store({ invitations: port, clock }: Needs, invitations: readonly Invitation[]): Promise<CommitOutcome> {
  const at = clock.now();
  const events = invitations.map(({ id, requester }): AuditEvent => ({ at, invitation: id, what: "imported", by: requester.id }));
  return port.commit({ invitations, events, jobs: [] });
}
