import { advanceInvitation } from "../domain/advance-invitation.ts";
import type { Instant, InvitationId } from "../domain/ids.ts";
import type { Home, Invitation } from "../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../domain/invite-form.ts";
import type { Person } from "../domain/person.ts";
import { readForm } from "../domain/read-form.ts";
import type { ReadForm } from "../domain/read-form.ts";
import type { EndingRefusal, Refusal } from "../domain/refusal.ts";
import type { Actor } from "../ports/identity.ts";
import type { Ports } from "../ports/ports.ts";
import { actAs } from "./act-as.ts";
import { failInvitation } from "./fail-invitation.ts";
import { changeOf, resolveLater } from "./invitation-changes.ts";
import { joinInvitation } from "./join-invitation.ts";
import { judgePreflight } from "./judge-preflight.ts";
import { postInvitation } from "./post-invitation.ts";
import type { PostOutcome } from "./post-invitation.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "identity" | "membership" | "jobs" | "clock" | "log" | "terms">;

/** A submitted form. */
export interface Submission {
  /** The form's id, which becomes the invitation's: a double submit finds itself. */
  readonly id: InvitationId;
  readonly values: FormValues;
  readonly by: Person;
  readonly home: Home;
  /** From the invoke; absent until Teams has been asked for it. */
  readonly ssoToken: string | undefined;
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
 * Invites a partner as the requester: checks the form, signs the requester in, runs the preflight and posts, once.
 * Two Graph round trips. Safe against double submits (compare-and-set) and crashes (a job stands behind every step).
 */
export async function requestInvitation(ports: Needs, submission: Submission): Promise<RequestOutcome> {
  const form = readForm(submission.values, ports.terms.defaultRedirectUrl);
  if (form.kind === "problems") return form;
  const stored = await ports.invitations.find(submission.id);
  if (stored && stored.requester.id !== submission.by.id) return { kind: "not-yours" };
  if (stored && stored.state.kind !== "requested") return { kind: "already-submitted", invitation: stored };
  if (submission.ssoToken === undefined) return { kind: "sign-in-needed" };
  const requested = await storeRequest(ports, submission, form, stored);
  return "kind" in requested ? requested : signInAndSend(ports, requested, submission.ssoToken);
}

type CheckedForm = Extract<ReadForm, { kind: "form" }>;

/** Over one that got no further, the form as it is now is stored: its sender may have mended something between two presses. */
async function storeRequest(
  ports: Needs,
  submission: Submission,
  form: CheckedForm,
  before: Invitation | undefined,
): Promise<Invitation | RequestOutcome> {
  const { clock, invitations } = ports;
  const requested = requestFrom(submission, form, before, clock.now());
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

function requestFrom({ id, by, home }: Submission, form: CheckedForm, before: Invitation | undefined, now: Instant): Invitation {
  const { email, emailKey, options } = form;
  const state = { kind: "requested", since: now } as const;
  const version = (before?.version ?? 0) + 1;
  return { id, version, state, email, emailKey, requester: by, home, options, ...untouched, createdAt: before?.createdAt ?? now };
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

async function signInAndSend(ports: Needs, requested: Invitation, ssoToken: string): Promise<RequestOutcome> {
  const entry = await actAs(ports, requested.requester, ssoToken);
  if (entry.kind === "sign-in-needed") return entry;
  if (entry.kind === "refused") return refuse(ports, requested, entry.refusal);
  const preflight = await ports.directory.preflight(entry.actor, requested.email);
  const refusal = judgePreflight(preflight, requested.email);
  return refusal ? refuse(ports, requested, refusal) : send(ports, entry.actor, requested);
}

/** Ends the request without touching the living card: the requester still has the form before them, with the refusal on it. */
async function refuse(ports: Needs, requested: Invitation, refusal: EndingRefusal): Promise<RequestOutcome> {
  const failed = await failInvitation(ports, requested, refusal.kind);
  return failed ? { kind: "refused", refusal, next: ports.clock.newId() as InvitationId } : afterTwin(ports, requested);
}

async function send(ports: Needs, actor: Actor, requested: Invitation): Promise<RequestOutcome> {
  const { clock, invitations } = ports;
  const step = advanceInvitation(requested, { kind: "sending" }, clock.now());
  if (step.kind !== "ok") return afterTwin(ports, requested);
  const change = changeOf(step.next, "sending", clock, { jobs: [resolveLater(requested, clock, "sending")] });
  const outcome = await invitations.commit(change);
  return outcome === "committed" ? postInvitation(ports, actor, step.next) : afterTwin(ports, requested);
}
