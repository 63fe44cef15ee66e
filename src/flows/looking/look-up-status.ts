import { readEmail } from "../../domain/email.ts";
import type { EmailProblem } from "../../domain/email.ts";
import type { ConversationId } from "../../domain/ids.ts";
import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { JudgedRefusal, Verdict } from "../../domain/verdict.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { gatherFacts } from "../checking/gather-facts.ts";
import type { GatherNeeds } from "../checking/gather-facts.ts";
import { supposedQuestion } from "../checking/supposed-question.ts";
import { findTeamOf } from "../checking/find-team-of.ts";
import { lookAtDirectory } from "./look-at-directory.ts";

type Needs = GatherNeeds & Pick<Ports, "terms">;

/** What would become of an invitation to an address that nobody has. */
export type Prospect = "sends" | "asks" | JudgedRefusal | Extract<Refusal, { kind: "no-approvals-channel" }>;

export type StatusOutcome =
  | { readonly kind: "problem"; readonly problem: EmailProblem }
  | {
      readonly kind: "status";
      readonly email: string;
      /** The directory's user, whether we invited them or not; "not-checked" without the permission to read users. */
      readonly user: DirectoryUser | "nobody" | "not-checked";
      /** Our invitation to this address that says most, of those that the person who asks may see. */
      readonly ours: Invitation | undefined;
      /** The name of the team where the person asks, if the user is in it already. */
      readonly team?: string;
      /** Set when nobody has the address, and no invitation to it is open: whether the person who asks could invite them. */
      readonly prospect?: Prospect;
    };

export interface StatusInput {
  readonly typed: string;
  readonly by: Person;
  readonly conversation: ConversationId;
}

/** Looks an address up in the directory and in our store, also for people who weren't invited through this bot. */
export async function lookUpStatus(ports: Needs, { typed, by, conversation }: StatusInput): Promise<StatusOutcome> {
  const read = readEmail(typed);
  if (read.kind === "problem") return read;
  const all = ports.invitations.findByAddress(read.key);
  const user = await lookAtDirectory(ports, read.email, all);
  const ours = mostTelling(
    (await all).filter((one) => mayBeSeen(one, { id: by.id, conversation })),
    user,
  );
  const team = typeof user === "object" ? await findTeamOf(ports, conversation, user.id) : undefined;
  const status = { kind: "status", email: read.email, user, ours, ...(team !== undefined && { team }) } as const;
  if (user !== "nobody" || (ours && openStates.includes(ours.state.kind))) return status;
  const supposed = { requester: { id: by.id, isGuest: false }, email: read.email, emailKey: read.key, home: conversation };
  return { ...status, prospect: prospectIn(judgeRequest(await gatherFacts(ports, supposedQuestion(ports, supposed)), "explanation")) };
}

/**
 * An open invitation, else the one of the directory's user, else the newest that had a guest, else the newest attempt. They are sorted,
 * newest first.
 */
function mostTelling(ours: readonly Invitation[], user: DirectoryUser | "nobody" | "not-checked"): Invitation | undefined {
  const open = ours.find(({ state }) => openStates.includes(state.kind));
  const real = ours.find(({ state }) => typeof user === "object" && "guestId" in state && state.guestId === user.id);
  return open ?? real ?? ours.find(({ state }) => "guestId" in state) ?? ours[0];
}

/** An open invitation that the person may not see isn't mentioned: inviting would make them follow it. */
function prospectIn(verdict: Verdict): Prospect {
  if (verdict.kind === "refuse") return verdict.refusal;
  if (verdict.kind !== "ask") return "sends";
  return verdict.channel === undefined ? { kind: "no-approvals-channel", why: verdict.why, byAdmin: false } : "asks";
}
