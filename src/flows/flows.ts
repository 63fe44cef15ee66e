import type { InvitationId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import type { ConversationReference } from "../ports/conversations.ts";
import type { Ports } from "../ports/ports.ts";
import type { SignInPlace } from "../ports/sign-in-page.ts";
import type { Viewer } from "../domain/visibility.ts";
import { admitPerson } from "./admit-person.ts";
import type { Arrival } from "./admit-person.ts";
import { continueInChat } from "./continue-in-chat.ts";
import type { FailedSignIn } from "./continue-in-chat.ts";
import { findInvitation } from "./find-invitation.ts";
import { updateCard } from "./invitation-changes.ts";
import { listPending } from "./list-pending.ts";
import type { PendingInput } from "./list-pending.ts";
import { lookUpStatus } from "./look-up-status.ts";
import type { StatusInput } from "./look-up-status.ts";
import { openForm } from "./open-form.ts";
import { rememberConversation } from "./remember-conversation.ts";
import type { Submission } from "./request-invitation.ts";
import { retryInvitation } from "./retry-invitation.ts";
import type { RetryInput } from "./retry-invitation.ts";
import { showHeadsUp } from "./show-heads-up.ts";
import type { HeadsUpInput } from "./show-heads-up.ts";
import { showRedeemLink } from "./show-redeem-link.ts";
import type { LinkInput } from "./show-redeem-link.ts";
import { submitForm } from "./submit-form.ts";

/** What people can do, bound to the outside: all that `bot/` and `src/cli/` see of it. */
export function bindFlows(ports: Ports) {
  return {
    admitPerson: (arrival: Arrival) => admitPerson(ports, arrival),
    openForm: (by: Person, email: string, where: ConversationReference["kind"]) => openForm(ports, by, email, where),
    requestInvitation: (submission: Submission) => submitForm(ports, submission),
    continueInChat: (failed: FailedSignIn) => continueInChat(ports, failed),
    retryInvitation: (input: RetryInput) => retryInvitation(ports, input),
    showRedeemLink: (input: LinkInput) => showRedeemLink(ports, input),
    showHeadsUp: (input: HeadsUpInput) => showHeadsUp(ports, input),
    lookUpStatus: (input: StatusInput) => lookUpStatus(ports, input),
    listPending: (input: PendingInput) => listPending(ports, input),
    findInvitation: (id: InvitationId, viewer: Viewer) => findInvitation(ports, id, viewer),
    /** Has the living card rendered again, by the job that does it. */
    refreshCard: (id: InvitationId) => ports.jobs.enqueue(updateCard({ id }, ports.clock)),
    rememberConversation: (reference: ConversationReference) => rememberConversation(ports, reference),
    forgetConversation: (id: ConversationReference["id"]) => ports.conversations.forget(id),
    /** True the first time an activity is seen. */
    recordReceipt: (key: string) => ports.receipts.record(key, ports.clock.now()),
    signInResource: (place: SignInPlace) => ports.signInPage.resource(place),
    redeemSignInCode: (place: SignInPlace, code: string) => ports.signInPage.token(place, code),
    /** Where a person who has no mail can enter the tenant. */
    tenantLink: () => `https://teams.microsoft.com/?tenantId=${ports.terms.tenantId}`,
  };
}

export type Flows = ReturnType<typeof bindFlows>;
