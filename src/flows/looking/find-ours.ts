import type { EmailProblem } from "../../domain/email.ts";
import { readEmail } from "../../domain/email.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { viewpointOf } from "../../domain/shell-viewer.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { isApprover } from "../who/is-approver.ts";
import type { IsApproverNeeds } from "../who/is-approver.ts";

export type FindOursNeeds = IsApproverNeeds & Pick<Ports, "invitations" | "lists">;

/** Who looks: a person, or the app with its own credentials, which sees all. */
export type Looker = ShellViewer | "app";

export type FoundOurs =
  | {
      readonly kind: "found";
      readonly invitation: Invitation;
      /** How many more the looker sees of the same address, if an address was given. */
      readonly others: number;
    }
  /** The beginning of an id fits several. */
  | { readonly kind: "several"; readonly ids: readonly InvitationId[] }
  | { readonly kind: "email-problem"; readonly problem: EmailProblem }
  /** The beginning of an id has fewer characters than {@link shortestId}. */
  | { readonly kind: "too-short" }
  /** There is none, or the looker may not see it: the same answer, so that an id or an address opens nothing. */
  | { readonly kind: "unknown-invitation" };

/** In characters. Fewer would fit too many. */
export const shortestId = 6;
const mostAlike = 100;

/**
 * Finds an invitation by its id, the first characters of its id, or its address, among those that the looker may see. Of an address it is the
 * open one, else the newest.
 * @throws GuestlistError as {@link isApprover}.
 */
export async function findOurs(ports: FindOursNeeds, typed: string, looker: Looker): Promise<FoundOurs> {
  if (typed.includes("@")) return byAddress(ports, typed, looker);
  const wanted = typed.trim().toLowerCase() as InvitationId;
  const exact = await ports.invitations.find(wanted);
  if (exact) return (await isSeen(ports, exact, looker)) ? { kind: "found", invitation: exact, others: 0 } : unknown;
  return wanted.length < shortestId ? { kind: "too-short" } : byBeginning(ports, wanted, looker);
}

const unknown = { kind: "unknown-invitation" } as const;

async function byAddress(ports: FindOursNeeds, typed: string, looker: Looker): Promise<FoundOurs> {
  const read = readEmail(typed);
  if (read.kind === "problem") return { kind: "email-problem", problem: read.problem };
  const seen = await onlySeen(ports, await ports.invitations.findByAddress(read.key), looker);
  const invitation = seen.find(({ state }) => openStates.includes(state.kind)) ?? seen[0];
  return invitation ? { kind: "found", invitation, others: seen.length - 1 } : unknown;
}

async function byBeginning(ports: FindOursNeeds, beginning: string, looker: Looker): Promise<FoundOurs> {
  const [first, ...more] = await onlySeen(ports, await ports.lists.startingWith(beginning, mostAlike), looker);
  if (!first) return unknown;
  return more.length > 0 ? { kind: "several", ids: [first, ...more].map(({ id }) => id) } : { kind: "found", invitation: first, others: 0 };
}

async function onlySeen(ports: FindOursNeeds, all: readonly Invitation[], looker: Looker): Promise<readonly Invitation[]> {
  const answers = await Promise.all(all.map((one) => isSeen(ports, one, looker)));
  return all.filter((_, index) => answers[index]);
}

/** Requests are seen by their approvers, too, wherever they are, as on the approval card. */
async function isSeen(ports: FindOursNeeds, invitation: Invitation, looker: Looker): Promise<boolean> {
  if (looker === "app" || mayBeSeen(invitation, viewpointOf(invitation, looker))) return true;
  const { approval } = invitation;
  return approval !== undefined && (approval.decision?.by === looker.id || isApprover(ports, approval, looker.id));
}
