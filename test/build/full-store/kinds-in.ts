import type { InvitationState } from "../../../src/domain/invitation.ts";
import type { JobTask } from "../../../src/domain/job.ts";
import type { kinds } from "./kinds.ts";
import type { StoreContent } from "./store-content.ts";

type Kinds = Readonly<Record<keyof typeof kinds, ReadonlySet<string>>>;
type Names = Iterable<string | undefined>;

function named(names: Names): ReadonlySet<string> {
  return new Set([...names].filter((name) => name !== undefined));
}

function ofKind<Value extends { readonly kind: string }, Kind extends Value["kind"]>(values: readonly Value[], kind: Kind) {
  return values.filter((value): value is Extract<Value, { kind: Kind }> => value.kind === kind);
}

/** The kinds of things in a store's content. */
export function kindsIn(content: StoreContent): Kinds {
  const invitations = content.invitations.map(({ invitation }) => invitation);
  const states: readonly InvitationState[] = invitations.map(({ state }) => state);
  const approvals = invitations.flatMap(({ approval }) => approval ?? []);
  const decisions = approvals.flatMap(({ decision }) => decision ?? []);
  const tasks: readonly JobTask[] = content.jobs.map(({ task }) => task);
  return {
    states: named(states.map(({ kind }) => kind)),
    failureReasons: named(ofKind(states, "failed").map(({ reason }) => reason)),
    invitedAgain: named(ofKind(states, "invited").map(({ again }) => again)),
    acceptedAgain: named(ofKind(states, "accepted").map(({ again }) => again)),
    acceptancePaths: named(ofKind(states, "accepted").map(({ path }) => path)),
    revocations: named(ofKind(states, "invited").map(({ revocation }) => revocation)),
    revoked: named(ofKind(states, "revoked").map(({ why }) => why)),
    inviters: named(invitations.map(({ inviteAs }) => inviteAs)),
    checks: named(invitations.flatMap(({ findings }) => findings.notChecked)),
    approvalReasons: named(approvals.map(({ why }) => why)),
    remarks: named(approvals.flatMap(({ remarks }) => remarks.map(({ kind }) => kind))),
    decisions: named(decisions.map(({ kind }) => kind)),
    changeableOptions: named(ofKind(decisions, "approved").flatMap(({ changed }) => changed ?? [])),
    cautions: named(approvals.flatMap(({ confirmed }) => confirmed)),
    auditEvents: named(content.events.map(({ what }) => what)),
    jobs: named(tasks.map(({ kind }) => kind)),
    notices: named(ofKind(tasks, "send-notice").map(({ notice }) => notice)),
    approversNotices: named(ofKind(tasks, "tell-approvers").map(({ what }) => what)),
    conversations: named(content.conversations.map(({ kind }) => kind)),
    untold: named(invitations.flatMap(({ untold = [] }) => untold)),
    formFields: named(content.drafts.flatMap(({ values }) => Object.keys(values))),
    lateAnswers: named(content.late_answers.map(({ content: known }) => known?.kind)),
    followers: named(content.followers.map(({ why }) => why)),
    subscriptions: named(content.subscriptions.map(({ scope }) => scope)),
    posts: named(content.posts.map(({ standing }) => standing)),
  };
}
