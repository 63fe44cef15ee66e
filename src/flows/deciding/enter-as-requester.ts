import type { ConversationId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { proveWho } from "../who/sign-in.ts";
import { isAskedInvitation, lapsedIfDue } from "./may-decide.ts";
import type { AskedInvitation } from "./may-decide.ts";

export type RequesterNeeds = Pick<Ports, "identity" | "invitations" | "policy" | "clock" | "log" | "terms">;

/** A press by the requester of an invitation that needs approval. */
export interface RequesterPress {
  readonly id: InvitationId;
  readonly by: Person;
  /** Where they pressed. */
  readonly conversation: ConversationId;
  readonly ssoToken: string | undefined;
}

export type NotEnteredAsRequester =
  | { readonly kind: "unknown-invitation" }
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** The request doesn't wait for a decision: this is its current state. */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

type Entered<Open extends Invitation> = NotEnteredAsRequester | { readonly kind: "entered"; readonly invitation: Open };

/** Checks that the press is the requester's, as their token proves, and that the request is undecided. An overdue request lapses here. */
export async function enterAsRequester(ports: RequesterNeeds, press: RequesterPress): Promise<Entered<AskedInvitation>> {
  return enter(ports, press, isUndecided);
}

/** The same for a press that ends the invitation: also while it waits for its time, and nothing was sent. */
export async function enterToWithdraw(ports: RequesterNeeds, press: RequesterPress): Promise<Entered<Invitation>> {
  return enter(ports, press, (invitation): invitation is Invitation => isUndecided(invitation) || invitation.state.kind === "queued");
}

function isUndecided(invitation: Invitation): invitation is AskedInvitation {
  return isAskedInvitation(invitation) && invitation.state.kind === "awaiting-approval";
}

async function enter<Open extends Invitation>(
  ports: RequesterNeeds,
  { id, by, conversation, ssoToken }: RequesterPress,
  isOpen: (invitation: Invitation) => invitation is Open,
): Promise<Entered<Open>> {
  const found = await ports.invitations.find(id);
  const isTheirs = found?.requester.id === by.id;
  if (!found || !(isTheirs || mayBeSeen(found, { id: by.id, conversation }))) return { kind: "unknown-invitation" };
  if (!isTheirs) return { kind: "not-yours", requester: found.requester };
  const invitation = isAskedInvitation(found) ? await lapsedIfDue(ports, found) : found;
  if (!isOpen(invitation)) return { kind: "as-it-stands", invitation };
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const proof = await proveWho(ports, by, ssoToken);
  return proof.kind === "proven" ? { kind: "entered", invitation } : proof;
}
