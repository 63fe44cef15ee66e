import type { InvitationId, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Person } from "../domain/person.ts";
import type { ListPosition } from "../domain/list-page.ts";
import { approveInvitation } from "./deciding/approve-invitation.ts";
import type { ApproveInput } from "./deciding/approve-invitation.ts";
import { mayDecide } from "./deciding/may-decide.ts";
import type { DecisionPress } from "./deciding/may-decide.ts";
import { rejectInvitation } from "./deciding/reject-invitation.ts";
import type { RejectInput } from "./deciding/reject-invitation.ts";
import { findUnknown } from "./importing/find-unknown.ts";
import { importGuests } from "./importing/import-guests.ts";
import type { PendingGuest } from "./importing/imported-invitation.ts";
import { findOurs } from "./looking/find-ours.ts";
import type { Looker } from "./looking/find-ours.ts";
import { listJobs } from "./looking/list-jobs.ts";
import { listOurs } from "./looking/list-ours.ts";
import type { ListOursInput } from "./looking/list-ours.ts";
import { listSubscriptions } from "./looking/list-subscriptions.ts";
import { listWaiting, mayDecideNow } from "./looking/list-waiting.ts";
import { readTrail } from "./looking/read-trail.ts";
import { readHistory } from "./looking/show-history.ts";
import { showOurs } from "./looking/show-ours.ts";
import { askToRevoke } from "./tending/ask-to-revoke.ts";
import type { RevokeInput } from "./tending/enter-to-revoke.ts";
import { resendInvitation } from "./tending/resend-invitation.ts";
import type { ResendInput } from "./tending/resend-invitation.ts";
import { revokeInvitation } from "./tending/revoke-invitation.ts";
import { ifSeen } from "./who/if-seen.ts";
import type { PlacedPress } from "./who/if-seen.ts";
import { foreseeRequest } from "./inviting/foresee-request.ts";
import { requestInvitation } from "./inviting/request-invitation.ts";
import type { Submission } from "./inviting/request.ts";
import { showRedeemLink } from "./tending/show-redeem-link.ts";
import type { LinkInput } from "./tending/show-redeem-link.ts";
import { findColleagues } from "./who/find-colleagues.ts";
import { findPersonId } from "./who/find-person-id.ts";
import { findSponsor } from "./who/find-sponsor.ts";
import type { Arrival } from "./who/admit-person.ts";
import { admitPerson } from "./who/admit-person.ts";
import { isBotAdmin } from "./who/is-bot-admin.ts";
import type { AskingPorts } from "../ports/ports.ts";
import type { EventFilter } from "../ports/trail.ts";
import type { DirectoryRole } from "../domain/policy/directory-role.ts";

/** Everything that can be started from an admin's shell, bound to the ports that send nothing in Teams: `src/cli` sees nothing else of the flows. */
export function bindCommandLineFlows(ports: AskingPorts) {
  return {
    admitPerson: (arrival: Arrival) => admitPerson(ports, arrival),
    now: () => ports.clock.now(),
    isBotAdmin: (person: PersonId, roles: readonly DirectoryRole[] | undefined) => isBotAdmin(ports, person, roles),
    ...invitingFlows(ports),
    ...lookingFlows(ports),
    ...actingFlows(ports),
    ...storeFlows(ports),
  };
}

/** The whole store, for administrators of the bot and the app; `src/cli` checks who asks. */
function storeFlows(ports: AskingPorts) {
  return {
    readTrail: (of: EventFilter) => readTrail(ports, of),
    listJobs: () => listJobs(ports),
    /** Returns how many were made due now, or as soon as the remote for which they wait lets itself be called. */
    retryJobs: (ids: readonly number[]) => ports.jobRecords.retry(ids, ports.clock.now()),
    listSubscriptions: () => listSubscriptions(ports),
    findUnknown: (guests: readonly PendingGuest[]) => findUnknown(ports, guests),
    importGuests: (guests: readonly PendingGuest[], by: Person) => importGuests(ports, guests, by),
  };
}

/** Our invitations, as far as the person (or the app) sees them: nothing is changed. */
function lookingFlows(ports: AskingPorts) {
  return {
    findRequester: (typed: string) => findPersonId(ports, typed),
    findOurs: (typed: string, looker: Looker) => findOurs(ports, typed, looker),
    listOurs: (input: ListOursInput) => listOurs(ports, input),
    showOurs: (invitation: Invitation, person: PersonId | undefined) => showOurs(ports, invitation, person),
    readHistory: (invitation: Invitation, most: number) => readHistory(ports, invitation, most),
    listWaiting: (by: PersonId, after: ListPosition | undefined) => listWaiting(ports, by, after),
    /** Whether a request waits for this person's decision. */
    mayDecideNow: (by: PersonId, invitation: Invitation) => mayDecideNow(ports, by)(invitation),
  };
}

/** What a person does with an invitation; whether they may is checked here, as in the chat. */
function actingFlows(ports: AskingPorts) {
  return {
    resendInvitation: (input: ResendInput & PlacedPress) => ifSeen(ports, input, () => resendInvitation(ports, input)),
    askToRevoke: (input: RevokeInput & PlacedPress) => ifSeen(ports, input, () => askToRevoke(ports, input)),
    revokeInvitation: (input: RevokeInput & PlacedPress) => ifSeen(ports, input, () => revokeInvitation(ports, input)),
    /** Whether a person may decide about a request now; refused attempts are recorded. */
    mayDecide: (press: Omit<DecisionPress, "ssoToken">) => mayDecide(ports, press),
    approveInvitation: (input: ApproveInput) => approveInvitation(ports, input),
    rejectInvitation: (input: RejectInput) => rejectInvitation(ports, input),
  };
}

/** A new invitation, and what becomes of it. */
function invitingFlows(ports: AskingPorts) {
  const { clock, invitations } = ports;
  return {
    newInvitationId: () => clock.newId() as InvitationId,
    findSponsor: (typed: string) => findSponsor(ports, typed),
    findColleagues: (typed: readonly string[]) => findColleagues(ports, typed),
    requestInvitation: (submission: Submission) => requestInvitation(ports, submission),
    foreseeRequest: (submission: Submission) => foreseeRequest(ports, submission),
    showRedeemLink: (input: LinkInput) => showRedeemLink(ports, input),
    /** How an invitation that was just asked for stands. */
    findAsked: (id: InvitationId) => invitations.find(id),
    wait: (milliseconds: number, signal: AbortSignal) => clock.wait(milliseconds, signal),
  };
}

export type CommandLineFlows = ReturnType<typeof bindCommandLineFlows>;
