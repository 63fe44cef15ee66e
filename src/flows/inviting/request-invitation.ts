import { approvedMessageProblem } from "../../domain/approved-message.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { ReadForm } from "../../domain/read-form.ts";
import { planTeam } from "../planning/plan-team.ts";
import { joinAtOnce } from "./join-at-once.ts";
import { readOverride } from "./override-policy.ts";
import { readSubmission } from "./read-submission.ts";
import type { RequestOutcome, Submission } from "./request.ts";
import { sendOrAsk } from "./send-or-ask.ts";
import type { SendOrAskNeeds } from "./send-or-ask.ts";

/**
 * Invites a partner as the requester, or asks approvers: checks the form, signs the requester in, gathers the facts, judges, and posts
 * once. The form comes back with a refusal, or with the cautions that the requester must confirm first; then nothing is stored, and the same
 * form can be sent again. Two Graph round trips. Safe against double submits: the form's id becomes the invitation's id, which is inserted
 * once.
 */
export async function requestInvitation(ports: SendOrAskNeeds, submission: Submission): Promise<RequestOutcome> {
  const form = fitForApproval(await readSubmission(ports, submission), submission);
  if (form.kind === "problems") return form;
  const stored = await ports.invitations.find(submission.id);
  if (stored && stored.requester.id !== submission.by.id) return { kind: "not-yours" };
  if (stored && stored.state.kind !== "requested") return { kind: "already-submitted", invitation: stored };
  const { ssoToken, confirmed, asks } = submission;
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const override = readOverride(submission);
  if ("kind" in override) return override;
  const planned = await planTeam(ports, { conversation: submission.home.conversation, isTicked: form.addToTeam });
  if (planned.kind === "team-unknown") return { kind: "problems", problems: { addToTeam: "channel-unknown" } };
  const { team } = planned;
  const requested = { ...requestFrom(ports, await withReplaced(ports, submission), form, stored), ...(team && { team }) };
  const press = { ssoToken, confirmed, ...(asks && { asks }), ...override, justification: form.justification };
  return (await joinAtOnce(ports, requested)) ?? sendOrAsk(ports, requested, press);
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
  const isOurs = mistaken?.requester.id === submission.by.id && mistaken.state.kind === "invited" && !isImported(mistaken);
  return isOurs ? { ...submission, replaces: mistaken.id } : submission;
}

const untouched = { findings: { notChecked: [] }, createdGuest: false, resends: 0 } as const;

type CheckedForm = Extract<ReadForm, { kind: "form" }>;

/** The invitation that a form asks for. Version 0: not stored yet. `before`: a request that an earlier release stored, and got no further with. */
export function requestFrom(
  { clock, terms }: Pick<SendOrAskNeeds, "clock" | "terms">,
  { id, by, home, replaces }: Submission,
  { email, emailKey, options }: CheckedForm,
  before: Invitation | undefined,
): Invitation {
  const now = clock.now();
  return {
    ...untouched,
    id,
    version: before?.version ?? 0,
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
