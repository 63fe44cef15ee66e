import type { Invitation } from "../../domain/invitation.ts";
import type { RequestOutcome } from "../../flows/inviting/request.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import { plain } from "../output.ts";
import type { Shell } from "../shell.ts";
import { fieldFailure } from "../words/field-words.ts";
import { refusalFailure, refusalWords, sendingFailure, shellTexts } from "../words/refusal-words.ts";
import { invitationFields, invitationObject } from "./invitation-object.ts";
import { signedIn } from "../who/signed-in.ts";
import type { Asking } from "../who/who-asks.ts";

/** How asking for an invitation ended, and the invitation if there is one to wait for. */
export interface Settled {
  readonly exit: Exit;
  readonly invitation?: Invitation;
}

/**
 * Prints the invitation, and says what happens next.
 * @throws CommandFailure when nothing was sent.
 */
export async function settle(shell: Shell, asking: Asking, outcome: RequestOutcome): Promise<Settled> {
  switch (outcome.kind) {
    case "invited":
    case "already-submitted":
    case "awaiting-approval":
    case "queued":
    case "unsettled":
    case "reopened":
      return show(shell, asking, outcome.invitation);
    case "failed":
      throw failureOf(outcome.invitation);
    case "refused":
      return refused(shell, asking, outcome.refusal);
    case "problems":
      throw fieldFailure(outcome.problems);
    case "sign-in-needed":
      throw new CommandFailure("sign-in-needed", "Your sign-in has ended, so nothing was sent.", { fix: "Sign in again." });
    case "silent":
      throw new CommandFailure("refused", "You have asked very often, so nothing was sent.", { fix: "Try again in an hour." });
    case "not-yours":
      throw new CommandFailure("failed", "Another person has this invitation, so nothing was sent.");
  }
}

function failureOf({ state }: Invitation): CommandFailure {
  return state.kind === "failed" ? sendingFailure(state) : new CommandFailure("failed", "The invitation was not sent.");
}

async function print(shell: Shell, asking: Asking, invitation: Invitation): Promise<void> {
  const record = invitationObject(invitation, await linkOf(asking, invitation));
  await shell.print({ fields: invitationFields, records: [record], isSingle: true, inTable: ["Id", "InvitedUserEmailAddress", "Status"] });
}

async function show(shell: Shell, asking: Asking, invitation: Invitation): Promise<Settled> {
  await print(shell, asking, invitation);
  const { exit, words } = nextStep(invitation, asking);
  if (words !== undefined) shell.say(words);
  return { exit, invitation };
}

/** The requester asked for it here, which the trail records as in Teams. The app isn't its sponsor, who finds the link on the card. */
async function linkOf({ flows, by, isSelf }: Asking, { id, state }: Invitation): Promise<string | undefined> {
  if (!isSelf || state.kind !== "invited") return undefined;
  const shown = await flows.showRedeemLink({ id, by, ssoToken: signedIn });
  return shown.kind === "link" ? shown.redeemUrl : undefined;
}

function nextStep(
  { state, approval, email, options, override }: Invitation,
  { isSelf }: Asking,
): { readonly exit: Exit; readonly words?: string } {
  switch (state.kind) {
    case "invited":
      return { exit: "done", words: invitedWords(plain(email), { isMailed: options.sendMail, isSelf }) + (override ? overrideWords : "") };
    case "awaiting-approval":
      return { exit: "refused", words: `Nothing was sent yet: ${plain(approval?.approversName ?? "")} must approve it first.` };
    case "queued":
      return state.goesOutAt === undefined
        ? { exit: "blocked", words: "Microsoft has stopped your organization's invitations. It goes out once they are let through again." }
        : { exit: "refused", words: `It waits for its turn and goes out at ${timeOf(state.goesOutAt)}.` };
    case "sending":
    case "requested":
      return { exit: "failed", words: `Microsoft hasn't said whether ${plain(email)} was invited. The bot finds out; don't invite again.` };
    default:
      return { exit: "done" };
  }
}

const overrideWords = " The policy was set aside for it: the other administrators and the approvals channel are told.";

function invitedWords(email: string, { isMailed, isSelf }: { readonly isMailed: boolean; readonly isSelf: boolean }): string {
  const mail = isMailed
    ? "Microsoft sends the mail"
    : `no mail is sent, so pass the link on${isSelf ? "" : ", which the sponsor finds on the card"}`;
  return `${email} is invited: ${mail}. ${isSelf ? "You are" : "The sponsor is"} told in Teams when they accept.`;
}

function timeOf(moment: string): string {
  return shellTexts().formatDateTime(moment);
}

/** An invitation that is open already needs no other: the person who asked follows it. */
async function refused(shell: Shell, asking: Asking, refusal: Extract<RequestOutcome, { kind: "refused" }>["refusal"]): Promise<Settled> {
  if (refusal.kind !== "already-invited") throw refusalFailure(refusal);
  const { invitation } = refusal;
  shell.say(refusalWords(refusal));
  if (invitation.requester.id !== asking.by.id) return { exit: "done" };
  await print(shell, asking, invitation);
  return { exit: nextStep(invitation, asking).exit, invitation };
}
