import type { ConversationId, GuestId, InvitationId, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { LateContent } from "../domain/late-answer.ts";
import { messageLink } from "../domain/message-link.ts";
import type { ListPosition } from "../domain/list-page.ts";
import type { Person } from "../domain/person.ts";
import type { ConversationReference } from "../ports/conversations.ts";
import type { Ports } from "../ports/ports.ts";
import type { SignInAnswer } from "../ports/strong-sign-in.ts";
import type { SignInPlace } from "../ports/sign-in-page.ts";
import { channelOf } from "../domain/visibility.ts";
import type { Viewer } from "../domain/visibility.ts";
import { addInvited } from "./planning/add-invited.ts";
import type { JustInvited } from "./planning/add-invited.ts";
import { addToTeam } from "./joining/add-to-team.ts";
import type { TeamInput } from "./joining/add-to-team.ts";
import { chooseTeam } from "./joining/choose-team.ts";
import type { ChoiceInput } from "./joining/choose-team.ts";
import { noteMembers } from "./joining/note-members.ts";
import type { MemberChange } from "./joining/note-members.ts";
import { removeFromTeam } from "./joining/remove-from-team.ts";
import type { RemovalInput } from "./joining/remove-from-team.ts";
import { strongAuthNeeded } from "./who/sign-in.ts";
import type { LimitedAct, LimitUse } from "../domain/limits.ts";
import { recordClick } from "./who/record-click.ts";
import { limitPerson } from "./who/limit-person.ts";
import { admitPerson } from "./who/admit-person.ts";
import { namePerson } from "./who/name-person.ts";
import type { Arrival } from "./who/admit-person.ts";
import { announceEverything } from "./telling/announce-everything.ts";
import { approveInvitation } from "./deciding/approve-invitation.ts";
import type { ApproveInput } from "./deciding/approve-invitation.ts";
import { askBack } from "./deciding/ask-back.ts";
import type { AskBackInput } from "./deciding/ask-back.ts";
import type { AnnounceEverythingInput } from "./telling/announce-everything.ts";
import { announceHere } from "./telling/announce-here.ts";
import type { AnnounceInput } from "./telling/announce-here.ts";
import { hearNotifications } from "./following/hear-notifications.ts";
import type { ChangeNotification } from "./following/hear-notifications.ts";
import { continueInChat } from "./inviting/continue-in-chat.ts";
import type { FailedSignIn } from "./inviting/continue-in-chat.ts";
import { partnerForwarder } from "./following/partner-forwarder.ts";
import { finishSignIn } from "./who/finish-sign-in.ts";
import { findInvitation } from "./steps/find-invitation.ts";
import { forgetConversation } from "./telling/forget-conversation.ts";
import type { PresenceScope } from "./telling/forget-conversation.ts";
import { hearing } from "./telling/hearing.ts";
import { joinConversation } from "./telling/join-conversation.ts";
import { busyRefusal } from "./steps/busy-refusal.ts";
import { newReference } from "./steps/new-reference.ts";
import { dropAnswer, keepAnswer, promiseAnswer, sayLater } from "./telling/keep-answer.ts";
import type { LatePress, LateWords } from "./telling/keep-answer.ts";
import { listPending } from "./looking/list-pending.ts";
import type { PendingInput } from "./looking/list-pending.ts";
import { lookUpStatus } from "./looking/look-up-status.ts";
import type { StatusInput } from "./looking/look-up-status.ts";
import type { DecisionPress } from "./deciding/may-decide.ts";
import { openChanges } from "./deciding/open-changes.ts";
import { openForm, reopenForm } from "./inviting/open-form.ts";
import type { FormPlace } from "./inviting/open-form.ts";
import { rejectInvitation } from "./deciding/reject-invitation.ts";
import type { RejectInput } from "./deciding/reject-invitation.ts";
import { notePressedCard } from "./telling/note-pressed-card.ts";
import type { PressedCard } from "./telling/note-pressed-card.ts";
import { rememberConversation } from "./telling/remember-conversation.ts";
import type { Submission } from "./inviting/request.ts";
import { fixAddress } from "./inviting/fix-address.ts";
import type { FixAddressInput } from "./inviting/fix-address.ts";
import { inviteAgain } from "./inviting/invite-again.ts";
import type { InviteAgainInput } from "./inviting/invite-again.ts";
import { resendInvitation } from "./tending/resend-invitation.ts";
import type { ResendInput } from "./tending/resend-invitation.ts";
import { askToRevoke } from "./tending/ask-to-revoke.ts";
import type { RevokeInput } from "./tending/enter-to-revoke.ts";
import { revokeInvitation } from "./tending/revoke-invitation.ts";
import { retryInvitation } from "./inviting/retry-invitation.ts";
import type { RetryInput } from "./inviting/retry-invitation.ts";
import { showHearing } from "./looking/show-hearing.ts";
import { showHeadsUp } from "./looking/show-heads-up.ts";
import type { HeadsUpInput } from "./looking/show-heads-up.ts";
import { listWaiting } from "./looking/list-waiting.ts";
import { showApproval } from "./looking/show-approval.ts";
import { showCard } from "./looking/show-card.ts";
import type { CardViewer } from "./looking/show-card.ts";
import { showHistory } from "./looking/show-history.ts";
import { showRedeemLink } from "./tending/show-redeem-link.ts";
import type { LinkInput } from "./tending/show-redeem-link.ts";
import { submitForm } from "./inviting/submit-form.ts";
import { tryOne } from "./stopping/try-one.ts";
import type { TryOneInput } from "./stopping/try-one.ts";
import { answerQuestion } from "./deciding/answer-question.ts";
import type { AnswerInput } from "./deciding/answer-question.ts";
import type { RequesterPress } from "./deciding/enter-as-requester.ts";
import { useForApprovals } from "./deciding/use-for-approvals.ts";
import type { UseForApprovalsInput } from "./deciding/use-for-approvals.ts";
import { isKnownAdmin } from "./who/is-known-admin.ts";
import { ifSeen } from "./who/if-seen.ts";
import type { PlacedPress } from "./who/if-seen.ts";
import { welcome } from "./telling/welcome.ts";
import type { Welcomed } from "./telling/welcome.ts";
import { withdrawRequest } from "./deciding/withdraw-request.ts";

const userBlade = "/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/";

/** Everything a person can start, bound to the ports: `bot/` and `src/cli/` see nothing else of the flows. */
export function bindFlows(ports: Ports) {
  return {
    limitPerson: (person: string, act: LimitedAct, use?: LimitUse) => limitPerson(ports, person, act, use),
    admitPerson: (arrival: Arrival) => admitPerson(ports, arrival),
    isKnownAdmin: (person: PersonId) => isKnownAdmin(ports, person),
    namePerson: (person: Person, ssoToken: string | undefined) => namePerson(ports, person, ssoToken),
    openForm: (by: Person, email: string, where: FormPlace) => openForm(ports, by, email, where),
    reopenForm: (id: InvitationId, by: Person, where: FormPlace, email: string) => reopenForm(ports, id, by, where, email),
    submitForm: (submission: Submission) => submitForm(ports, submission),
    continueInChat: (failed: FailedSignIn) => continueInChat(ports, failed),
    retryInvitation: (input: RetryInput & PlacedPress) => ifSeen(ports, input, () => retryInvitation(ports, input)),
    resendInvitation: (input: ResendInput & PlacedPress) => ifSeen(ports, input, () => resendInvitation(ports, input)),
    approveInvitation: (input: ApproveInput) => approveInvitation(ports, input),
    rejectInvitation: (input: RejectInput) => rejectInvitation(ports, input),
    askBack: (input: AskBackInput) => askBack(ports, input),
    openChanges: (press: Omit<DecisionPress, "ssoToken">) => openChanges(ports, press),
    askToRevoke: (input: RevokeInput & PlacedPress) => ifSeen(ports, input, () => askToRevoke(ports, input)),
    revokeInvitation: (input: RevokeInput & PlacedPress) => ifSeen(ports, input, () => revokeInvitation(ports, input)),
    fixAddress: (input: FixAddressInput & PlacedPress) => ifSeen(ports, input, () => fixAddress(ports, input)),
    inviteAgain: (input: InviteAgainInput) => inviteAgain(ports, input),
    useForApprovals: (input: UseForApprovalsInput) => useForApprovals(ports, input),
    tryOne: (input: TryOneInput) => tryOne(ports, input),
    withdrawRequest: (press: RequesterPress) => withdrawRequest(ports, press),
    answerQuestion: (input: AnswerInput) => answerQuestion(ports, input),
    showRedeemLink: (input: LinkInput & PlacedPress) => ifSeen(ports, input, () => showRedeemLink(ports, input)),
    showHeadsUp: (input: HeadsUpInput & PlacedPress) => ifSeen(ports, input, () => showHeadsUp(ports, input)),
    lookUpStatus: (input: StatusInput) => lookUpStatus(ports, input),
    listPending: (input: PendingInput) => listPending(ports, input),
    listWaiting: (by: PersonId, after: ListPosition | undefined) => listWaiting(ports, by, after),
    showApproval: (id: InvitationId, viewer: Viewer) => showApproval(ports, id, viewer),
    showCard: (id: InvitationId, viewer: CardViewer) => showCard(ports, id, viewer),
    notePressedCard: (pressed: PressedCard) => notePressedCard(ports, pressed),
    showHistory: (id: InvitationId, viewer: Viewer) => showHistory(ports, id, viewer),
    ...forTeams(ports),
    findInvitation: (id: InvitationId, viewer: Viewer) => findInvitation(ports, id, viewer),
    ...afterTurns(ports),
    rememberConversation: (reference: ConversationReference) => rememberConversation(ports, reference),
    joinConversation: (place: ConversationReference, scope: PresenceScope) => joinConversation(ports, place, scope),
    forgetConversation: (place: ConversationReference, scope: PresenceScope) => forgetConversation(ports, place, scope),
    ...ofHearing(ports),
    welcome: (arrival: Welcomed) => welcome(ports, arrival),
    announceHere: (input: AnnounceInput) => announceHere(ports, input),
    announceEverything: (input: AnnounceEverythingInput) => announceEverything(ports, input),
    /** Ends the announcements in a conversation; false when there were none. */
    stopAnnouncing: (id: ConversationReference["id"]) => ports.announcements.stop(channelOf(id)),
    /** True the first time an activity is seen. */
    recordReceipt: (key: string) => ports.receipts.record(key, ports.clock.now()),
    /** False for the second click of a double click. */
    recordClick: (person: string, button: string) => recordClick(ports, person, button),
    /** The refusal for a person when Graph requires a stronger sign-in. */
    strongAuthNeeded: (person: Person) => strongAuthNeeded(ports, person, undefined),
    ...atPublicUrl(ports),
    forwardPartner: partnerForwarder(ports),
    adminConsentUrl: () => ports.strongSignIn.adminConsentUrl,
    signInResource: (place: SignInPlace) => ports.signInPage.resource(place),
    redeemSignInCode: (place: SignInPlace, code: string) => ports.signInPage.token(place, code),
    ...linksOf(ports),
  };
}

/** What browsers, and Graph, ask for at the public address. */
function atPublicUrl(ports: Ports) {
  return {
    beginSignIn: (ticket: string) => ports.strongSignIn.begin(ticket),
    finishSignIn: (answer: SignInAnswer) => finishSignIn(ports, answer),
    hearNotifications: (notifications: readonly ChangeNotification[]) => hearNotifications(ports, notifications),
  };
}

/** How acceptances are heard of. */
function ofHearing(ports: Ports) {
  return {
    /** Whether the bot can see who accepts. */
    hearing: () => hearing(ports),
    showHearing: (by: PersonId) => showHearing(ports, by),
  };
}

/** What brings partners into teams, and sees them there. */
function forTeams(ports: Ports) {
  return {
    addInvited: (input: JustInvited) => addInvited(ports, input),
    addToTeam: (input: TeamInput) => addToTeam(ports, input),
    removeFromTeam: (input: RemovalInput) => removeFromTeam(ports, input),
    chooseTeam: (input: ChoiceInput) => chooseTeam(ports, input),
    noteMembers: (change: MemberChange) => noteMembers(ports, change),
  };
}

/** What is still said when a turn has ended. */
function afterTurns(ports: Ports) {
  return {
    promiseAnswer: (press: LatePress) => promiseAnswer(ports, press),
    keepAnswer: (press: LatePress, content: LateContent) => keepAnswer(ports, press, content),
    dropAnswer: (press: LatePress) => dropAnswer(ports, press),
    sayLater: (conversation: ConversationId, words: LateWords) => sayLater(ports, conversation, words),
    /** A short code that a person can read out, for a log line. */
    newReference: () => newReference(ports.clock),
    /** The refusal that tells a passing fault of Microsoft's; undefined for every other failure. */
    busyRefusal: (error: unknown) => busyRefusal(error, ports.clock),
  };
}

/** Where people read more. */
function linksOf({ terms }: Pick<Ports, "terms">) {
  return {
    /** A link to the message in the channel where an invitation began; undefined for chats, which others can't open. */
    homeLink: ({ home }: Invitation) => messageLink({ ...terms, conversation: home.conversation, message: home.card }),
    /** Where partners land unless the requester chose another page. */
    usualPage: () => terms.defaultRedirectUrl,
    /** The page of a guest in the Entra admin center. */
    guestPage: (guest: GuestId) => `${terms.adminCenter}${userBlade}${guest}`,
    /** A link into the tenant, for partners without a mailbox. */
    tenantLink: () => `${terms.teamsUrl}/?tenantId=${terms.tenantId}`,
  };
}

export type Flows = ReturnType<typeof bindFlows>;
