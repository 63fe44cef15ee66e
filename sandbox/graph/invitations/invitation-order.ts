import type { Caller } from "../request/caller.ts";
import type { InvitationBody } from "./invitation-body.ts";

/** The content of an invitation, after the request was validated. */
export interface InvitationOrder {
  readonly email: string;
  readonly redirectUrl: string;
  readonly body: InvitationBody;
  readonly caller: Caller;
}
