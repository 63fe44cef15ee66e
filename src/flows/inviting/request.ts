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
  /** The form's id, which becomes the invitation's: a double submit finds itself. */
  readonly id: InvitationId;
  readonly values: FormValues;
  readonly by: Person;
  readonly home: Home;
  /** The invitation to a mistaken address that this one replaces; dropped if it isn't the same person's, or isn't open. */
  readonly replaces?: InvitationId;
  /** From the invoke; absent until Teams has been asked for it. */
  readonly ssoToken: string | undefined;
  /** The cautions that the requester has read and wants to go on with. */
  readonly confirmed: readonly CautionKind[];
  /** The approvers that the form named. */
  readonly asks?: Asks;
}

/** What a press brings besides the form's fields. */
export interface RequestPress extends Pick<Submission, "confirmed" | "asks"> {
  readonly ssoToken: string;
  readonly justification: string | undefined;
}

/** A request whose requester is signed in, with all that can be known before it is sent. */
export interface KnownRequest {
  readonly requested: Invitation;
  readonly acting: SignedIn;
  readonly facts: RequestFacts;
  readonly press: RequestPress;
}

export type RequestOutcome =
  | PostOutcome
  /** Approvers decide about it now; nothing was sent. */
  | { readonly kind: "awaiting-approval"; readonly invitation: Invitation }
  | { readonly kind: "problems"; readonly problems: FieldProblems }
  | { readonly kind: "sign-in-needed" }
  /** Nothing was created, and `next` is the id for another try with the same form. */
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly next: InvitationId }
  /** The same form came twice; this is the outcome of the first. */
  | { readonly kind: "already-submitted"; readonly invitation: Invitation }
  | { readonly kind: "not-yours" };
