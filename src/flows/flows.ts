import type { GuestId, InvitationId, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import { messageLink } from "../domain/message-link.ts";
import type { ListPosition } from "../domain/list-page.ts";
import type { Person } from "../domain/person.ts";
import type { ConversationReference } from "../ports/conversations.ts";
import type { Ports } from "../ports/ports.ts";
import type { SignInAnswer } from "../ports/strong-sign-in.ts";
import type { SignInPlace } from "../ports/sign-in-page.ts";
import { channelOf } from "../domain/visibility.ts";
import type { Viewer } from "../domain/visibility.ts";
import { addToTeam } from "./add-to-team.ts";
import type { TeamInput } from "./add-to-team.ts";
import { strongAuthNeeded } from "./act-as.ts";
import { admitPerson } from "./admit-person.ts";
import type { Arrival } from "./admit-person.ts";
import { announceEverything } from "./announce-everything.ts";
import { approveInvitation } from "./approve-invitation.ts";
import type { ApproveInput } from "./approve-invitation.ts";
import { askBack } from "./ask-back.ts";
import type { AskBackInput } from "./ask-back.ts";
import type { AnnounceEverythingInput } from "./announce-everything.ts";
import { announceHere } from "./announce-here.ts";
import type { AnnounceInput } from "./announce-here.ts";
import { continueInChat } from "./continue-in-chat.ts";
import type { FailedSignIn } from "./continue-in-chat.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { findInvitation } from "./find-invitation.ts";
import { forgetConversation } from "./forget-conversation.ts";
import { updateCard } from "./invitation-changes.ts";
import { listPending } from "./list-pending.ts";
import type { PendingInput } from "./list-pending.ts";
import { lookUpStatus } from "./look-up-status.ts";
import type { StatusInput } from "./look-up-status.ts";
import type { DecisionPress } from "./may-decide.ts";
import { openChanges } from "./open-changes.ts";
import { openForm } from "./open-form.ts";
import { rejectInvitation } from "./reject-invitation.ts";
import type { RejectInput } from "./reject-invitation.ts";
import { rememberConversation } from "./remember-conversation.ts";
import type { Submission } from "./request-invitation.ts";
import { fixAddress, inviteAgain } from "./reopen-form.ts";
import type { ReopenInput } from "./reopen-form.ts";
import { resendInvitation } from "./resend-invitation.ts";
import type { ResendInput } from "./resend-invitation.ts";
import { askToRevoke, revokeInvitation } from "./revoke-invitation.ts";
import type { RevokeInput } from "./revoke-invitation.ts";
import { retryInvitation } from "./retry-invitation.ts";
import type { RetryInput } from "./retry-invitation.ts";
import { showHeadsUp } from "./show-heads-up.ts";
import type { HeadsUpInput } from "./show-heads-up.ts";
import { listWaiting } from "./list-waiting.ts";
import { showApproval } from "./show-approval.ts";
import { showCard } from "./show-card.ts";
import type { CardViewer } from "./show-card.ts";
import { showHistory } from "./show-history.ts";
import { showRedeemLink } from "./show-redeem-link.ts";
import type { LinkInput } from "./show-redeem-link.ts";
import { submitForm } from "./submit-form.ts";
import { answerQuestion } from "./answer-question.ts";
import type { AnswerInput } from "./answer-question.ts";
import type { RequesterPress } from "./enter-as-requester.ts";
import { useForApprovals } from "./use-for-approvals.ts";
import type { UseForApprovalsInput } from "./use-for-approvals.ts";
import { welcome } from "./welcome.ts";
import type { Welcomed } from "./welcome.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const userBlade = "/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/";

/** What people can do, bound to the outside: all that `bot/` and `src/cli/` see of it. */
export function bindFlows(ports: Ports) {
  return {
    admitPerson: (arrival: Arrival) => admitPerson(ports, arrival),
    openForm: (by: Person, email: string, where: ConversationReference["kind"]) => openForm(ports, by, email, where),
    requestInvitation: (submission: Submission) => submitForm(ports, submission),
    continueInChat: (failed: FailedSignIn) => continueInChat(ports, failed),
    retryInvitation: (input: RetryInput) => retryInvitation(ports, input),
    resendInvitation: (input: ResendInput) => resendInvitation(ports, input),
    approveInvitation: (input: ApproveInput) => approveInvitation(ports, input),
    rejectInvitation: (input: RejectInput) => rejectInvitation(ports, input),
    askBack: (input: AskBackInput) => askBack(ports, input),
    openChanges: (press: Omit<DecisionPress, "ssoToken">) => openChanges(ports, press),
    askToRevoke: (input: RevokeInput) => askToRevoke(ports, input),
    revokeInvitation: (input: RevokeInput) => revokeInvitation(ports, input),
    fixAddress: (input: ReopenInput) => fixAddress(ports, input),
    inviteAgain: (input: ReopenInput) => inviteAgain(ports, input),
    useForApprovals: (input: UseForApprovalsInput) => useForApprovals(ports, input),
    withdrawRequest: (press: RequesterPress) => withdrawRequest(ports, press),
    answerQuestion: (input: AnswerInput) => answerQuestion(ports, input),
    showRedeemLink: (input: LinkInput) => showRedeemLink(ports, input),
    showHeadsUp: (input: HeadsUpInput) => showHeadsUp(ports, input),
    lookUpStatus: (input: StatusInput) => lookUpStatus(ports, input),
    listPending: (input: PendingInput) => listPending(ports, input),
    listWaiting: (by: PersonId, after: ListPosition | undefined) => listWaiting(ports, by, after),
    showApproval: (id: InvitationId, viewer: Viewer) => showApproval(ports, id, viewer),
    showCard: (id: InvitationId, viewer: CardViewer) => showCard(ports, id, viewer),
    showHistory: (id: InvitationId, viewer: Viewer) => showHistory(ports, id, viewer),
    addToTeam: (input: TeamInput) => addToTeam(ports, input),
    findInvitation: (id: InvitationId, viewer: Viewer) => findInvitation(ports, id, viewer),
    /** Has the living card rendered again, by the job that does it. */
    refreshCard: (id: InvitationId) => ports.jobs.enqueue(updateCard({ id }, ports.clock)),
    rememberConversation: (reference: ConversationReference) => rememberConversation(ports, reference),
    forgetConversation: (place: ConversationReference) => forgetConversation(ports, place),
    welcome: (arrival: Welcomed) => welcome(ports, arrival),
    announceHere: (input: AnnounceInput) => announceHere(ports, input),
    announceEverything: (input: AnnounceEverythingInput) => announceEverything(ports, input),
    /** Ends the announcements of a conversation; false when there were none. */
    stopAnnouncing: (id: ConversationReference["id"]) => ports.announcements.stop(channelOf(id)),
    /** True the first time an activity is seen. */
    recordReceipt: (key: string) => ports.receipts.record(key, ports.clock.now()),
    /** What to tell somebody of whom Graph wants to know anew who they are. */
    strongAuthNeeded: (person: Person) => strongAuthNeeded(ports, person, undefined),
    beginSignIn: (ticket: string) => ports.strongSignIn.begin(ticket),
    finishSignIn: (answer: SignInAnswer) => finishSignIn(ports, answer),
    adminConsentUrl: () => ports.strongSignIn.adminConsentUrl,
    signInResource: (place: SignInPlace) => ports.signInPage.resource(place),
    redeemSignInCode: (place: SignInPlace, code: string) => ports.signInPage.token(place, code),
    /** Opens the conversation where an invitation began; undefined where others can't go. */
    homeLink: ({ home }: Invitation) => messageLink({ ...ports.terms, conversation: home.conversation, message: home.card }),
    /** Where an administrator finds a guest in the Entra admin center. */
    guestPage: (guest: GuestId) => `${ports.terms.adminCenter}${userBlade}${guest}`,
    /** Where a person who has no mail can enter the tenant. */
    tenantLink: () => `${ports.terms.teamsUrl}/?tenantId=${ports.terms.tenantId}`,
  };
}

export type Flows = ReturnType<typeof bindFlows>;
