import { announcementScopes } from "../../../src/domain/announcement.ts";
import { changeableOptions } from "../../../src/domain/approval.ts";
import { approvalReasons } from "../../../src/domain/approval-reason.ts";
import type { Decision, Remark } from "../../../src/domain/approval.ts";
import { auditKinds } from "../../../src/domain/audit.ts";
import { cautionKinds } from "../../../src/domain/caution.ts";
import { checkNames, untoldTo } from "../../../src/domain/invitation.ts";
import type { Follower } from "../../../src/domain/follower.ts";
import type { AcceptancePath, Invitation, InvitationState, Revocation } from "../../../src/domain/invitation.ts";
import { postStandings } from "../../../src/domain/pace/ledger.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { formFields } from "../../../src/domain/invite-form.ts";
import type { JobTask } from "../../../src/domain/job.ts";
import type { LateContent } from "../../../src/domain/late-answer.ts";
import { approversNotices, noticeKinds } from "../../../src/domain/notice.ts";
import type { ConversationReference } from "../../../src/ports/conversations.ts";

type State<Kind extends InvitationState["kind"]> = Extract<InvitationState, { kind: Kind }>;

/** All names of a union: a forgotten one doesn't compile. */
function every<Name extends string>(names: Readonly<Record<Name, true>>): readonly Name[] {
  return Object.keys(names) as Name[];
}

export const failureReasons = every<FailureReason>({
  "own-domain": true,
  employee: true,
  "guest-accepted": true,
  "guest-no-state": true,
  "requester-is-guest": true,
  "consent-needed": true,
  "strong-auth-needed": true,
  "sign-in-denied": true,
  "sign-in-refused": true,
  "member-not-allowed": true,
  "colleagues-not-members": true,
  "to-confirm": true,
  "policy-denied": true,
  "option-refused": true,
  "requester-gone": true,
  "requester-disabled": true,
  "requester-not-admitted": true,
  "cap-reached": true,
  "no-approvals-channel": true,
  "domain-blocked": true,
  "address-in-use": true,
  "invitations-not-allowed": true,
  "address-refused": true,
  "group-address": true,
  "already-in-directory": true,
  "account-disabled": true,
  "synced-account": true,
  "cross-tenant-blocked": true,
  "cross-cloud-disabled": true,
  "quota-reached": true,
  "permission-missing": true,
  "tenant-blocked": true,
  busy: true,
  "needs-press": true,
  "invited-by-other": true,
  "taken-over": true,
  interrupted: true,
  "not-confirmed": true,
  unknown: true,
});

const jobKinds = every<JobTask["kind"]>({
  "update-card": true,
  "post-home": true,
  "post-approval": true,
  "update-approval": true,
  "ask-owners": true,
  "update-owners": true,
  "see-member": true,
  "tell-approvers": true,
  "ask-outside": true,
  "post-copy": true,
  "update-copy": true,
  "tell-copy": true,
  "settle-questions": true,
  "watch-approval": true,
  "send-notice": true,
  "send-queued": true,
  "watch-gate": true,
  "tell-stop": true,
  "announce-override": true,
  "tell-override": true,
  "resolve-sending": true,
  "record-acceptance": true,
  "check-guest": true,
  look: true,
  "record-removal": true,
  "record-reset": true,
  "record-restoration": true,
  revoke: true,
  "revoke-replaced": true,
  "adopt-card": true,
  "move-form": true,
  "show-answer": true,
  announce: true,
  welcome: true,
  "follow-directory": true,
  "follow-closely": true,
  "keep-subscription": true,
  "check-guests": true,
  "purge-receipts": true,
});

const states = every<InvitationState["kind"]>({
  requested: true,
  "awaiting-approval": true,
  queued: true,
  rejected: true,
  withdrawn: true,
  lapsed: true,
  sending: true,
  invited: true,
  accepted: true,
  failed: true,
  removed: true,
  revoked: true,
});

/** Every kind of thing that the domain has today and the store keeps, by category. */
export const kinds = {
  states,
  failureReasons,
  invitedAgain: every<NonNullable<State<"invited">["again"]>>({ reset: true, restored: true }),
  acceptedAgain: every<NonNullable<State<"accepted">["again"]>>({ restored: true }),
  acceptancePaths: every<AcceptancePath>({ delta: true, young: true, look: true, "landing-page": true, notification: true }),
  revocations: every<Revocation>({ asked: true, replaced: true, "needs-admin": true }),
  revoked: every<State<"revoked">["why"]>({ asked: true, replaced: true }),
  inviters: every<NonNullable<Invitation["inviteAs"]>>({ app: true, approver: true }),
  checks: checkNames,
  approvalReasons,
  remarks: every<Remark["kind"]>({ question: true, answer: true }),
  decisions: every<Decision["kind"]>({ approved: true, rejected: true }),
  changeableOptions,
  cautions: cautionKinds,
  auditEvents: auditKinds,
  jobs: jobKinds,
  notices: noticeKinds,
  approversNotices,
  conversations: every<ConversationReference["kind"]>({ personal: true, groupChat: true, channel: true }),
  formFields,
  untold: untoldTo,
  lateAnswers: every<LateContent["kind"]>({
    state: true,
    form: true,
    own: true,
    line: true,
    lost: true,
    "in-chat": true,
    "not-told": true,
  }),
  followers: every<Follower["why"]>({ asked: true, colleague: true }),
  subscriptions: announcementScopes,
  posts: postStandings,
} satisfies Readonly<Record<string, readonly string[]>>;
