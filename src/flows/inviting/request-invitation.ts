import { approvedMessageProblem } from "../../domain/approved-message.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ReadForm } from "../../domain/read-form.ts";
import { changeOf } from "../steps/change-of.ts";
import { sendingCheckJob } from "../steps/new-jobs.ts";
import { joinOther } from "./join-other.ts";
import { readSubmission } from "./read-submission.ts";
import { outcomeOfTwin } from "./refuse-request.ts";
import type { RequestOutcome, RequestPress, Submission } from "./request.ts";
import { sendOrAsk } from "./send-or-ask.ts";
import type { SendOrAskNeeds } from "./send-or-ask.ts";

/**
 * Invites a partner as the requester, or asks approvers: checks the form, signs the requester in, gathers the facts, judges, and posts
 * once. The form comes back with the cautions that the requester must confirm first. Two Graph round trips. Safe against double submits
 * (compare-and-set) and crashes (a job continues after every step).
 */
export async function requestInvitation(ports: SendOrAskNeeds, submission: Submission): Promise<RequestOutcome> {
  const form = fitForApproval(await readSubmission(ports, submission), submission);
  if (form.kind === "problems") return form;
  const stored = await ports.invitations.find(submission.id);
  if (stored && stored.requester.id !== submission.by.id) return { kind: "not-yours" };
  if (stored && hasToConfirm(stored)) return requestInvitation(ports, { ...submission, id: ports.clock.newId() as InvitationId });
  if (stored && stored.state.kind !== "requested") return { kind: "already-submitted", invitation: stored };
  const { ssoToken, confirmed, asks } = submission;
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const press = { ssoToken, confirmed, ...(asks && { asks }), justification: form.justification };
  return storeAndSend(ports, requestFrom(ports, await withReplaced(ports, submission), form, stored), press);
}

/** The form came back, or should have: another press of the old one asks again. */
function hasToConfirm({ state }: Invitation): boolean {
  return state.kind === "failed" && state.reason === "to-confirm";
}

/** A request to approvers needs a justification, and a message that fits on their card. */
function fitForApproval(form: ReadForm, { confirmed }: Submission): ReadForm {
  if (form.kind === "problems" || !confirmed.includes("needs-approval")) return form;
  const unsaid = form.justification === undefined ? ({ justification: "justification-missing" } as const) : {};
  const problems = { ...unsaid, ...approvedMessageProblem(form.options) };
  return Object.keys(problems).length > 0 ? { kind: "problems", problems } : form;
}

async function withReplaced(
  { invitations }: Pick<SendOrAskNeeds, "invitations">,
  { replaces, ...submission }: Submission,
): Promise<Submission> {
  const mistaken = replaces && (await invitations.find(replaces));
  const isOurs = mistaken?.requester.id === submission.by.id && mistaken.state.kind === "invited";
  return isOurs ? { ...submission, replaces: mistaken.id } : submission;
}

type CheckedForm = Extract<ReadForm, { kind: "form" }>;

/**
 * Stores the request, also if an earlier press stored it and got no further: the form may have changed between the two presses. A request
 * for the address of another open invitation can't be stored: the requester follows that one.
 */
async function storeAndSend(ports: SendOrAskNeeds, requested: Invitation, press: RequestPress): Promise<RequestOutcome> {
  const { clock, invitations } = ports;
  const jobs = [sendingCheckJob(requested, clock, "requested")];
  switch (await invitations.commit(changeOf(requested, "requested", clock, { by: requested.requester.id, jobs }))) {
    case "committed":
      return sendOrAsk(ports, requested, press);
    case "conflict":
      return outcomeOfTwin(ports, requested);
    case "address-taken":
      return (await joinOther(ports, requested, requested.emailKey)) ?? storeAndSend(ports, requested, press);
  }
}

const untouched = { findings: { notChecked: [] }, createdGuest: false, resends: 0 } as const;

function requestFrom(
  { clock, terms }: Pick<SendOrAskNeeds, "clock" | "terms">,
  { id, by, home, replaces }: Submission,
  { email, emailKey, options }: CheckedForm,
  before: Invitation | undefined,
): Invitation {
  const now = clock.now();
  return {
    ...untouched,
    id,
    version: (before?.version ?? 0) + 1,
    state: { kind: "requested", since: now },
    email,
    emailKey,
    requester: by,
    home,
    options,
    ...(replaces && { replaces }),
    ...(terms.inviteAs === "app" && { inviteAs: terms.inviteAs }),
    createdAt: before?.createdAt ?? now,
  };
}
