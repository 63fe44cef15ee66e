import type { Asks, CautionKind } from "../../domain/caution.ts";
import type { Instant, InvitationId } from "../../domain/ids.ts";
import type { Home, Invitation } from "../../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import type { ReadForm } from "../../domain/read-form.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { decideRequest } from "./send-or-ask.ts";
import { afterOther, afterTwin } from "./refuse-request.ts";
import { changeOf, resolveLater } from "../steps/invitation-changes.ts";
import type { PostOutcome } from "./post-invitation.ts";
import { readSubmission } from "./read-submission.ts";

type Needs = Parameters<typeof decideRequest>[0] & Pick<Ports, "terms">;

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
  /** Who decides, as the form said. */
  readonly asks?: Asks;
}

export type RequestOutcome =
  | PostOutcome
  /** Others decide about it now; nothing was sent. */
  | { readonly kind: "awaiting-approval"; readonly invitation: Invitation }
  | { readonly kind: "problems"; readonly problems: FieldProblems }
  | { readonly kind: "sign-in-needed" }
  /** Nothing was created, and `next` is the id for another try with the same form. */
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly next: InvitationId }
  /** The same form came twice; this is what the first came to. */
  | { readonly kind: "already-submitted"; readonly invitation: Invitation }
  | { readonly kind: "not-yours" };

/**
 * Invites a partner as the requester, or asks those who may: checks the form, signs the requester in, runs the preflight, asks the
 * policy and posts, once; what the requester should know first comes back to be confirmed. Two Graph round trips. Safe against
 * double submits (compare-and-set) and crashes (a job stands behind every step).
 */
export async function requestInvitation(ports: Needs, submission: Submission): Promise<RequestOutcome> {
  const form = withJustification(await readSubmission(ports, submission), submission);
  if (form.kind === "problems") return form;
  const stored = await ports.invitations.find(submission.id);
  if (stored && stored.requester.id !== submission.by.id) return { kind: "not-yours" };
  if (stored && stored.state.kind !== "requested") return { kind: "already-submitted", invitation: stored };
  const { ssoToken, confirmed, asks } = submission;
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const requested = await storeRequest(ports, await withReplaced(ports, submission), form, stored);
  if ("kind" in requested) return requested;
  return decideRequest(ports, requested, { ssoToken, confirmed, ...(asks && { asks }), justification: form.justification });
}

/** Those who decide want to know what for. */
function withJustification(form: ReadForm, { confirmed }: Submission): ReadForm {
  const isMissing = form.kind === "form" && form.justification === undefined && confirmed.includes("needs-approval");
  return isMissing ? { kind: "problems", problems: { justification: "justification-missing" } } : form;
}

async function withReplaced({ invitations }: Needs, { replaces, ...submission }: Submission): Promise<Submission> {
  const mistaken = replaces && (await invitations.find(replaces));
  const isOurs = mistaken?.requester.id === submission.by.id && mistaken.state.kind === "invited";
  return isOurs ? { ...submission, replaces: mistaken.id } : submission;
}

type CheckedForm = Extract<ReadForm, { kind: "form" }>;

/**
 * Over one that got no further, the form as it is now is stored: its sender may have mended something between two presses. Who asks
 * for the very address of an open invitation follows that, before Graph or the policy is asked about anything.
 */
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
