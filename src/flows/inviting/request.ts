import type { Asks, CautionKind } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Home, Invitation } from "../../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { RequestFacts } from "../../domain/request-facts.ts";
import type { SignedIn } from "../who/sign-in.ts";
import type { PostOutcome } from "./post-invitation.ts";

/** A submitted form. */
export interface Submission {
  /** The form's id, which becomes the invitation's id: so a second submit of the same form is found. */
  readonly id: InvitationId;
  readonly values: FormValues;
  readonly by: Person;
  readonly home: Home;
  /** The invitation to a wrong address that this one replaces; ignored unless it is open and the same person's. */
  readonly replaces?: InvitationId;
  /** The token of the invoke; absent until Teams was asked for it. */
  readonly ssoToken: string | undefined;
  /** The cautions that the requester has read and wants to go on with. */
  readonly confirmed: readonly CautionKind[];
  /** The approvers that the form named. */
  readonly asks?: Asks;
  /** An administrator wants to invite against the policy. The reason is as it was typed. */
  readonly override?: { readonly reason: string };
}

/** The parts of a press besides the form's fields. */
export interface RequestPress extends Pick<Submission, "confirmed" | "asks" | "override"> {
  readonly ssoToken: string;
  readonly justification: string | undefined;
}

/** A request of a signed-in requester, with all facts that can be known before it is sent. */
export interface KnownRequest {
  /** The invitation that the request asks for. It is stored only when it is sent, or when approvers are asked. */
  readonly requested: Invitation;
  readonly acting: SignedIn;
  readonly facts: RequestFacts;
  readonly press: RequestPress;
}

export type RequestOutcome =
  | PostOutcome
  /** Approvers were asked; nothing was sent. */
  | { readonly kind: "awaiting-approval"; readonly invitation: Invitation }
  | { readonly kind: "problems"; readonly problems: FieldProblems }
  | { readonly kind: "sign-in-needed" }
  /** Nothing was created. `next`: Graph refused the form's invitation, which is stored as failed, so another try needs this new id. */
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly next?: InvitationId }
  /** The same form was sent before; this is the outcome of the first press. */
  | { readonly kind: "already-submitted"; readonly invitation: Invitation }
  /** The requester is over a limit, and has been told. */
  | { readonly kind: "silent" }
  | { readonly kind: "not-yours" };
