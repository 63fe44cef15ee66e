import { advanceInvitation } from "../domain/advance-invitation.ts";
import type { Caution, CautionKind } from "../domain/caution.ts";
import type { Instant, InvitationId } from "../domain/ids.ts";
import type { Home, Invitation } from "../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../domain/invite-form.ts";
import type { Person } from "../domain/person.ts";
import type { ReadForm } from "../domain/read-form.ts";
import type { EndingRefusal, Refusal } from "../domain/refusal.ts";
import type { Ports } from "../ports/ports.ts";
import { actAs } from "./act-as.ts";
import type { Acting } from "./act-as.ts";
import { failInvitation } from "./fail-invitation.ts";
import { changeOf, resolveLater } from "./invitation-changes.ts";
import { joinInvitation } from "./join-invitation.ts";
import { judgePreflight } from "./judge-preflight.ts";
import { postInvitation } from "./post-invitation.ts";
import type { PostOutcome } from "./post-invitation.ts";
import { openOfGuest } from "./open-of-guest.ts";
import { prepareInvitation } from "./prepare-invitation.ts";
import { readSubmission } from "./read-submission.ts";
import { runPreflight } from "./run-preflight.ts";

type Needs = Pick<
  Ports,
  "invitations" | "followers" | "directory" | "identity" | "membership" | "strongSignIn" | "jobs" | "clock" | "log" | "teams" | "terms"
>;

/** A submitted form. */
export interface Submission {
  /** The form's id, which becomes the invitation's: a double submit finds itself. */
  readonly id: InvitationId;
  readonly values: FormValues;
  readonly by: Person;
  readonly home: Home;
  /** The invitation to a mistaken address that this one is to take the place of; dropped if it isn't the same person's, or not open. */
  readonly replaces?: InvitationId;
  /** From the invoke; absent until Teams has been asked for it. */
  readonly ssoToken: string | undefined;
  /** What the requester has read already and wants to go on with. */
  readonly confirmed: readonly CautionKind[];
}

export type RequestOutcome =
  | PostOutcome
  | { readonly kind: "problems"; readonly problems: FieldProblems }
  | { readonly kind: "sign-in-needed" }
  /** Nothing was created, and `next` is the id for another try with the same form. */
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly next: InvitationId }
  /** The same form came twice; this is what the first came to. */
  | { readonly kind: "already-submitted"; readonly invitation: Invitation }
  | { readonly kind: "not-yours" };

/**
 * Invites a partner as the requester: checks the form, signs the requester in, runs the preflight and posts, once;
 * what the requester should know first comes back to be confirmed. Two Graph round trips. Safe against double submits (compare-and-set) and crashes (a job stands behind every step).
 */
export async function requestInvitation(ports: Needs, submission: Submission): Promise<RequestOutcome> {
  const form = await readSubmission(ports, submission);
  if (form.kind === "problems") return form;
  const stored = await ports.invitations.find(submission.id);
  if (stored && stored.requester.id !== submission.by.id) return { kind: "not-yours" };
  if (stored && stored.state.kind !== "requested") return { kind: "already-submitted", invitation: stored };
  const { ssoToken } = submission;
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const requested = await storeRequest(ports, await withReplaced(ports, submission), form, stored);
  return "kind" in requested ? requested : signInAndSend(ports, requested, { ...submission, ssoToken });
}

async function withReplaced({ invitations }: Needs, { replaces, ...submission }: Submission): Promise<Submission> {
  const mistaken = replaces && (await invitations.find(replaces));
  const isOurs = mistaken?.requester.id === submission.by.id && mistaken.state.kind === "invited";
  return isOurs ? { ...submission, replaces: mistaken.id } : submission;
}

type SignedSubmission = Submission & { readonly ssoToken: string };

type CheckedForm = Extract<ReadForm, { kind: "form" }>;

/** Over one that got no further, the form as it is now is stored: its sender may have mended something between two presses. */
async function storeRequest(
  ports: Needs,
  submission: Submission,
  form: CheckedForm,
  before: Invitation | undefined,
): Promise<Invitation | RequestOutcome> {
  const { clock, invitations, terms } = ports;
  const requested = {
    ...requestFrom(submission, form, before, clock.now()),
    ...(terms.inviteAs === "app" && { inviteAs: terms.inviteAs }),
  };
  const jobs = [resolveLater(requested, clock, "requested")];
  switch (await invitations.commit(changeOf(requested, "requested", clock, { by: submission.by.id, jobs }))) {
    case "committed":
      return requested;
    case "conflict":
      return afterTwin(ports, requested);
    case "address-taken":
      return (await afterOther(ports, requested)) ?? storeRequest(ports, submission, form, before);
  }
}

const untouched = { findings: { notChecked: [] }, createdGuest: false, resends: 0 } as const;

function requestFrom({ id, by, home, replaces }: Submission, form: CheckedForm, before: Invitation | undefined, now: Instant): Invitation {
  const { email, emailKey, options } = form;
  const state = { kind: "requested", since: now } as const;
  const version = (before?.version ?? 0) + 1;
  const createdAt = before?.createdAt ?? now;
  return { id, version, state, email, emailKey, requester: by, home, options, ...untouched, ...(replaces && { replaces }), createdAt };
}

/** The same form arrived twice at once, and the twin was first. */
async function afterTwin({ invitations }: Needs, ours: Invitation): Promise<RequestOutcome> {
  const twin = await invitations.find(ours.id);
  return twin?.requester.id === ours.requester.id ? { kind: "already-submitted", invitation: twin } : { kind: "not-yours" };
}

/** Undefined when the invitation that had the address ended meanwhile. */
async function afterOther(ports: Needs, { emailKey, requester, home }: Invitation): Promise<RequestOutcome | undefined> {
  const refusal = await joinInvitation(ports, emailKey, { by: requester, home });
  return refusal && { kind: "refused", refusal, next: ports.clock.newId() as InvitationId };
}

async function signInAndSend(ports: Needs, requested: Invitation, { ssoToken, confirmed }: SignedSubmission): Promise<RequestOutcome> {
  const acting = await actAs(ports, requested.requester, ssoToken);
  if (acting.kind === "sign-in-needed") return acting;
  if (acting.kind === "refused") return refuse(ports, requested, acting.refusal);
  const looked = await runPreflight(ports, acting, requested);
  if (looked.kind === "refused") return refuse(ports, requested, looked.refusal);
  const verdict = judgePreflight(looked.preflight, requested, acting);
  if (verdict.kind === "refused") return refuse(ports, requested, verdict.refusal);
  const { cautions } = verdict;
  const open = await openOfGuest(ports, looked.preflight);
  if (open) return joinByGuest(ports, requested, open, cautions);
  if (!cautions.every(({ kind }) => confirmed.includes(kind))) return refuse(ports, requested, { kind: "to-confirm", cautions });
  const prepared = prepareInvitation(requested, looked.preflight, acting.actor, cautions);
  return send(ports, acting, prepared, looked.preflight.existing === "none");
}

/** Another invitation of ours has the guest already, or this very form's twin has. */
async function joinByGuest(ports: Needs, requested: Invitation, open: Invitation, cautions: readonly Caution[]): Promise<RequestOutcome> {
  const failed = open.id === requested.id ? undefined : await failInvitation(ports, requested, "already-in-directory");
  if (!failed) return afterTwin(ports, requested);
  const joined = await afterOther(ports, { ...requested, emailKey: open.emailKey });
  return joined ?? { kind: "refused", refusal: { kind: "to-confirm", cautions }, next: ports.clock.newId() as InvitationId };
}

/** Ends the request without touching the living card: the requester still has the form before them, with the refusal on it. */
async function refuse(ports: Needs, requested: Invitation, refusal: EndingRefusal): Promise<RequestOutcome> {
  const failed = await failInvitation(ports, requested, refusal.kind);
  return failed ? { kind: "refused", refusal, next: ports.clock.newId() as InvitationId } : afterTwin(ports, requested);
}

async function send(ports: Needs, acting: Acting, prepared: Invitation, createsGuest: boolean): Promise<RequestOutcome> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(prepared, { kind: "sending" }, clock.now());
  if (step.kind !== "ok") return afterTwin(ports, prepared);
  const change = changeOf(step.next, "sending", clock, { jobs: [resolveLater(prepared, clock, "sending")] });
  const outcome = await invitations.commit(change);
  return outcome === "committed" ? postInvitation(ports, acting, step.next, createsGuest) : afterTwin(ports, prepared);
}
