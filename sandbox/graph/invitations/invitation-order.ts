import type { Caller } from "../request/caller.ts";
import type { InvitationBody } from "./invitation-body.ts";

/** What an invitation is made of once the request has been understood. */
export interface InvitationOrder {
  readonly email: string;
  readonly redirectUrl: string;
  readonly body: InvitationBody;
  readonly caller: Caller;
}
