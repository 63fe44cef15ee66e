import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { Invitation, InvitationState } from "../../domain/invitation.ts";
import { stateTimeOf } from "../../domain/judge-deletion.ts";
import type { ListPosition } from "../../domain/list-page.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { sendingCheckJob } from "../steps/new-jobs.ts";
import { claimRestored } from "./claim-restored.ts";
import { commitRemoval } from "./commit-removal.ts";
import { recordAcceptance } from "./record-acceptance.ts";

export type RestoreNeeds = Parameters<typeof recordAcceptance>[0] & Pick<Ports, "cursors" | "directory" | "instances" | "lists">;

/**
 * `not-permitted`: the app may not read users, so nothing was looked up, and the mark is still there. `waits`: another instance looks, and
 * this one must wait for it.
 */
export interface LookedAfterRestore {
  readonly kind: "not-restored" | "looked-up" | "not-permitted" | "stopped" | "waits";
}

/**
 * Those about which the directory may know more than the backup. `sending` isn't among them: its own job looks the address up. A request
 * that waits for approval stays open: its approver sees what the directory says.
 */
const lookedUp = ["requested", "queued", "invited"] as const satisfies readonly Invitation["state"]["kind"][];
const atOnce = 200;

/**
 * After a restored backup: looks every invitation up that isn't at its end, and records what happened since the backup. Until then no job may
 * post, send or delete. One instance at a time does it. Running it again changes nothing; the mark goes in the end, so that a crash in the
 * middle makes it begin again.
 * @throws GuestlistError `directory-unavailable`, `throttled`, `store-unavailable` …: it is to be tried again.
 */
export async function lookAfterRestore(ports: RestoreNeeds, stop: AbortSignal): Promise<LookedAfterRestore> {
  const claim = await claimRestored(ports);
  if (claim.kind !== "held") return { kind: claim.kind };
  ports.log.warn("restored-from-backup", { madeAt: claim.madeAt });
  try {
    const count = await lookAll(ports, stop);
    if (stop.aborted) return { kind: "stopped" };
    if (!(await claim.release())) return { kind: "waits" };
    ports.log.info("restored-looked-up", { count });
    return { kind: "looked-up" };
  } catch (error) {
    if (isGuestlistError(error, "directory-refused") && error.status === 403) return { kind: "not-permitted" };
    throw error;
  }
}

async function lookAll(ports: RestoreNeeds, stop: AbortSignal): Promise<number> {
  let [count, isLast] = [0, false];
  let after: ListPosition | undefined;
  while (!isLast && !stop.aborted) {
    const found = await ports.lists.listAll({ states: lookedUp }, after ? { after } : {}, atOnce);
    await lookAt(ports, found);
    count += found.length;
    after = found.at(-1);
    isLast = found.length < atOnce;
  }
  return count;
}

type Invited = Invitation & { readonly state: Extract<InvitationState, { kind: "invited" }> };

async function lookAt(ports: RestoreNeeds, found: readonly Invitation[]): Promise<void> {
  const invited = found.filter((one): one is Invited => one.state.kind === "invited");
  const unread = new Set<string>();
  const ids = invited.map(({ state }) => state.guestId);
  const users = ids.length === 0 ? [] : await ports.directory.findByIds({ kind: "app" }, ids, { onUnread: (id) => void unread.add(id) });
  const known = new Map<GuestId, DirectoryUser>(users.map((user) => [user.id, user]));
  for (const one of invited) if (!unread.has(one.state.guestId)) await record(ports, one, known.get(one.state.guestId));
  for (const one of found.filter(({ state }) => state.kind !== "invited")) await lookForGuest(ports, one);
}

/** Graph may not show a guest for some minutes after it has shown them once (microsoft-graph-docs-contrib #2465). */
const settledAfterMs = 10 * 60_000;

async function record(ports: RestoreNeeds, { state }: Invited, user: DirectoryUser | undefined): Promise<void> {
  const { guestId: guest, since, seen = false } = state;
  if (user?.userState === "Accepted") await recordAcceptance(ports, { guest, path: "look", since: stateTimeOf(user, seen) });
  if (!user && seen && ports.clock.millisecondsSince(since) > settledAfterMs) await commitRemoval(ports, guest);
}

/** A guest who was created after the invitation began to wait: it went out after the backup, and its own job adopts the guest. */
async function lookForGuest({ directory, invitations, clock, log }: RestoreNeeds, unsent: Invitation): Promise<void> {
  const guest = await directory.findByEmail({ kind: "app" }, unsent.email);
  if (!guest?.userState || guest.createdAt === null || guest.createdAt < unsent.state.since) return;
  const step = advanceInvitation(unsent, { kind: "sending" }, clock.now());
  if (step.kind !== "ok") return;
  log.info("restored-was-sent", { invitation: unsent.id });
  await invitations.commit(changeOf(step.next, "sending", clock, { jobs: [sendingCheckJob(unsent, clock, "soon")] }));
}
